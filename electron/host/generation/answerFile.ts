import { z } from 'zod'
import type { RawAnswer } from '../services.ts'

const lineSchema = z.object({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()),
  whole: z.boolean(),
  bytes: z.number().int().min(0),
  keyMark: z.exactOptional(z.string()),
})

/** One line of JSON with the answer's metadata, then its body byte for byte: the parts to be written one after the other. */
export function writeAnswerFile({ status, headers, whole, body, keyMark }: RawAnswer): readonly [Buffer, Uint8Array] {
  const line = `${JSON.stringify({ status, headers, whole, bytes: body.byteLength, keyMark })}\n`
  return [Buffer.from(line), body]
}

/** null if it is not an answer file. A truncated one, as after a kill, holds an answer that broke off. */
export function readAnswerFile(bytes: Buffer): RawAnswer | null {
  const end = bytes.indexOf(10)
  if (end < 0) return null
  const line = lineSchema.safeParse(parsed(bytes.toString('utf8', 0, end)))
  if (!line.success) return null
  const { status, headers, whole } = line.data
  const body = bytes.subarray(end + 1)
  const { keyMark } = line.data
  const came = { status, headers, whole: whole && body.byteLength === line.data.bytes, body }
  return keyMark === undefined ? came : { ...came, keyMark }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
