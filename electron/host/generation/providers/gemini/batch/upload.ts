import { open, readFile, stat } from 'node:fs/promises'
import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { objectIn, parsedJson, textIn } from '../../../oddJson.ts'
import { exchange, senseless } from './exchange.ts'
import type { Service } from './exchange.ts'

const CHUNK = 8 * 1024 * 1024
/** Times that a broken upload is taken up again. */
const MOST_RESUMED = 4

interface Uploading {
  readonly file: string
  readonly label: string
  readonly apiVersion: string
  /** Where answers are written. */
  readonly into: string
}

/** Uploads requests to the service's files in pieces, going on where a piece broke off. Returns the file's name there. */
export async function upload(service: Service, { file, label, apiVersion, into }: Uploading): Promise<Result<string>> {
  const { size } = await stat(file)
  const started = await exchange(service, {
    method: 'POST',
    at: `upload/${apiVersion}/files`,
    headers: {
      'content-type': 'application/json',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': String(size),
      'x-goog-upload-header-content-type': 'application/jsonl',
    },
    body: JSON.stringify({ file: { displayName: label, mimeType: 'application/jsonl' } }),
    into,
  })
  if (!started.ok) return started
  const at = started.value.headers.get('x-goog-upload-url')
  if (at === null) return fail(senseless('it says nowhere to upload to'))
  let [offset, resumed] = [0, 0]
  for (;;) {
    const sent = await sendPiece(service, { at, file, offset, size, into })
    if (sent.ok && sent.value !== null) return ok(sent.value)
    if (sent.ok) offset = Math.min(size, offset + CHUNK)
    else if (service.signal.aborted || resumed >= MOST_RESUMED || sent.failure.kind === 'address-not-approved')
      return sent
    else {
      resumed += 1
      offset = (await received(service, at, into)) ?? offset
    }
  }
}

interface Piece {
  readonly at: string
  readonly file: string
  readonly offset: number
  readonly size: number
  readonly into: string
}

/** The file's name after the last piece; null before. */
async function sendPiece(service: Service, { at, file, offset, size, into }: Piece): Promise<Result<string | null>> {
  const length = Math.min(CHUNK, size - offset)
  const last = offset + length >= size
  const sent = await exchange(service, {
    method: 'POST',
    at,
    headers: {
      'x-goog-upload-command': last ? 'upload, finalize' : 'upload',
      'x-goog-upload-offset': String(offset),
    },
    body: await piece(file, offset, length),
    into,
  })
  if (!sent.ok) return sent
  if (!last) return ok(null)
  const name = textIn(objectIn(objectIn(parsedJson(await readFile(into, 'utf8')))['file']), 'name')
  return FILE_NAME.test(name) ? ok(name) : fail(senseless('it does not name the file that was uploaded'))
}

export const FILE_NAME = /^files\/[\w-]{1,200}$/

/** Bytes that arrived; null if the service does not say. */
async function received(service: Service, at: string, into: string): Promise<number | null> {
  const headers = { 'x-goog-upload-command': 'query' }
  const asked = await exchange(service, { method: 'POST', at, headers, into })
  const told = asked.ok ? asked.value.headers.get('x-goog-upload-size-received') : null
  return told !== null && /^\d{1,15}$/.test(told) ? Number(told) : null
}

async function piece(file: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    await handle.read(bytes, 0, length, offset)
    return bytes
  } finally {
    await handle.close()
  }
}
