import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { BatchSeen, BatchedAnswer } from '../../../../services.ts'
import { objectIn, parsedJson, textIn } from '../../../oddJson.ts'
import type { UnknownObject } from '../../../oddJson.ts'
import { strikeKey } from '../../../strikeKey.ts'
import { failureOfAnswer } from '../geminiFailure.ts'
import type { Span } from './answerSpans.ts'

/** An answer larger than this is none. */
const MOST_BYTES = 400 * 1024 * 1024

/** The answers in a file, each key once, one in memory at a time. An answer without a key has ''. */
export async function* answersIn(file: string, spans: readonly Span[], key: string): AsyncGenerator<BatchedAnswer> {
  const told = new Set<string>()
  const handle = await open(file, 'r')
  try {
    for (const span of spans) {
      const entry = objectIn(parsedJson(strikeKey(await textAt(handle, span), key)))
      const name = textIn(entry, 'key') || textIn(objectIn(entry['metadata']), 'key')
      if (name !== '' && told.has(name)) continue
      const answer = answerOf(name, entry)
      if (!answer) continue
      told.add(name)
      yield answer
    }
  } finally {
    await handle.close()
  }
}

function answerOf(key: string, entry: UnknownObject): BatchedAnswer | null {
  const { response, error } = entry
  const failed = error !== undefined && error !== null
  // One that failed may have an empty answer beside its reason; a picture beside a reason is a picture.
  if (typeof response === 'object' && response !== null && !(failed && Object.keys(response).length === 0)) {
    const body = Buffer.from(JSON.stringify(response))
    return { key, answer: { status: 200, headers: {}, whole: true, body } }
  }
  return failed ? { key, failure: failureIn(error) } : null
}

/** The failure that an error in an answer's place describes. */
export function failureIn(error: unknown): NonNullable<BatchSeen['failure']> {
  const told = typeof error === 'string' ? { message: error } : objectIn(error)
  const code = Number(textIn(told, 'code'))
  const status = code >= 400 && code <= 599 ? code : (HTTP_OF[code] ?? 500)
  const body = JSON.stringify({ error: { ...told, code: status } })
  return failureOfAnswer({ status, headers: new Headers(), body }, 'batch')
}

/** google.rpc.Code, which stands in a batch in the place of an HTTP status. */
const HTTP_OF: Readonly<Record<number, number>> = {
  1: 499,
  3: 400,
  4: 504,
  5: 404,
  7: 403,
  8: 429,
  9: 400,
  11: 400,
  13: 500,
  14: 503,
  16: 401,
}

async function textAt(handle: FileHandle, { start, end }: Span): Promise<string> {
  if (end - start > MOST_BYTES) return ''
  const bytes = Buffer.alloc(end - start)
  await handle.read(bytes, 0, bytes.length, start)
  return bytes.toString('utf8')
}

export async function removeFiles(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true })
}
