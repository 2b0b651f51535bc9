import { z } from 'zod'
import { markRowSchema } from '#shared/document/markSchema.ts'
import type { MarkRow } from '#shared/document/schema.ts'

/** The clipboard's own type where a browser lets a page have one, and the mark of our envelope in HTML everywhere else. */
export const MARKS_TYPE = 'application/x-framewright-marks'
const ATTRIBUTE = 'data-framewright-marks'

const envelopeSchema = z.object({ version: z.literal(1), marks: z.array(markRowSchema).min(1).max(100_000) })

/** Puts marks on the clipboard so that another project, in another window too, can take them. */
export function writeMarks(data: Pick<DataTransfer, 'setData'>, marks: readonly MarkRow[]): void {
  const json = JSON.stringify({ version: 1, marks })
  data.setData(MARKS_TYPE, json)
  data.setData('text/html', `<span ${ATTRIBUTE}="${encodeURIComponent(json)}">&#8203;</span>`)
}

/** The marks on the clipboard; null where it holds none, or what is none of ours. */
export function readMarks(data: Pick<DataTransfer, 'getData'>): readonly MarkRow[] | null {
  const html = new RegExp(`${ATTRIBUTE}="([^"]+)"`).exec(data.getData('text/html'))?.[1]
  const json = data.getData(MARKS_TYPE) || (html === undefined ? '' : decoded(html))
  if (json === '') return null
  const read = envelopeSchema.safeParse(parsed(json))
  return read.success ? read.data.marks : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
