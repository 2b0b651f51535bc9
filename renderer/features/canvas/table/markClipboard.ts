import { z } from 'zod'
import { markRowSchema } from '#shared/document/markSchema.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { POINT_STRIDE } from '#shared/paint/strokePoints.ts'
import { markBounds, pointsOf } from '#shared/compositing/markBounds.ts'

/** A custom clipboard type for browsers that allow one; elsewhere, our envelope is marked in HTML. */
export const MARKS_TYPE = 'application/x-framewright-marks'
const ATTRIBUTE = 'data-framewright-marks'

const VERSION = 1
/** Characters: some thousand of the longest strokes. */
const MOST_TEXT = 64_000_000
const MOST_MARKS = 100_000
/** Panel px from a panel's corner: no sketch reaches farther. */
const FARTHEST = 100_000

const envelopeSchema = z.object({ version: z.number(), marks: z.array(z.unknown()).min(1).max(MOST_MARKS) })

/** Our content on the clipboard: marks, or why they are unusable. */
export type Pasted = { readonly marks: readonly MarkRow[] } | { readonly refusal: string }

const UNREADABLE = 'The marks on the clipboard can’t be read, so nothing was pasted.'
const NEWER = 'These marks were copied by a newer Framewright, so nothing was pasted.'
const TOO_MUCH = 'There is more on the clipboard than one drawing holds, so nothing was pasted.'

/** Puts marks on the clipboard so that another project, even in another window, can take them. */
export function writeMarks(data: Pick<DataTransfer, 'setData'>, marks: readonly MarkRow[]): void {
  const json = JSON.stringify({ version: VERSION, marks })
  data.setData(MARKS_TYPE, json)
  data.setData('text/html', `<span ${ATTRIBUTE}="${encodeURIComponent(json)}">&#8203;</span>`)
}

/** The marks on the clipboard; null if nothing on it claims to be ours. Untrusted: anything may have written it. */
export function readMarks(data: Pick<DataTransfer, 'getData'>): Pasted | null {
  const own = data.getData(MARKS_TYPE)
  const html = own === '' ? new RegExp(`${ATTRIBUTE}="([^"]+)"`).exec(data.getData('text/html'))?.[1] : undefined
  if (own === '' && html === undefined) return null
  if (own.length > MOST_TEXT || (html?.length ?? 0) > 3 * MOST_TEXT) return { refusal: TOO_MUCH }
  const envelope = envelopeSchema.safeParse(parsed(html === undefined ? own : decoded(html)))
  if (!envelope.success) return { refusal: envelope.error.issues.some(isTooMany) ? TOO_MUCH : UNREADABLE }
  if (envelope.data.version > VERSION) return { refusal: NEWER }
  const marks = envelope.data.marks.map((mark) => markRowSchema.safeParse(mark).data)
  return marks.every((mark) => mark !== undefined && isDrawn(mark))
    ? { marks: marks as MarkRow[] }
    : { refusal: UNREADABLE }
}

function isTooMany({ code }: z.core.$ZodIssue): boolean {
  return code === 'too_big'
}

/** A mark as a person can have drawn it on a drawing layer. */
function isDrawn(mark: MarkRow): boolean {
  if (mark.kind === 'camera' || (mark.kind === 'stroke' && !isPressed(pointsOf(mark)))) return false
  const { x, y, width, height } = markBounds(mark)
  return [x, y, x + width, y + height].every((edge) => Math.abs(edge) <= FARTHEST)
}

/** Some points, with pressure and tilt as a pen can give them. */
function isPressed(points: Float32Array): boolean {
  for (let at = 2; at < points.length; at += POINT_STRIDE) {
    const [pressure, tilt, azimuth] = [points[at]!, points[at + 1]!, points[at + 2]!]
    if (!(pressure >= 0 && pressure <= 1 && tilt >= 0 && tilt <= 90 && azimuth >= 0 && azimuth <= 360)) return false
  }
  return points.length > 0
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
