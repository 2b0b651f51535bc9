import { z } from 'zod'
import type { RawAnswer } from '../services.ts'

const lineSchema = z.object({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()),
  whole: z.boolean(),
  bytes: z.number().int().min(0),
})

/** One line of JSON that tells of the answer, then its body byte for byte. */
export function writeAnswerFile({ status, headers, whole, body }: RawAnswer): Uint8Array {
  const line = `${JSON.stringify({ status, headers, whole, bytes: body.byteLength })}\n`
  return Buffer.concat([Buffer.from(line), body])
}

/** null for what is no such file, or is cut short. */
export function readAnswerFile(bytes: Buffer): RawAnswer | null {
  const end = bytes.indexOf(10)
  if (end < 0) return null
  const line = lineSchema.safeParse(parsed(bytes.toString('utf8', 0, end)))
  if (!line.success || bytes.byteLength - end - 1 !== line.data.bytes) return null
  const { status, headers, whole } = line.data
  return { status, headers, whole, body: bytes.subarray(end + 1) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
