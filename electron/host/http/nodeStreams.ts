import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The request body is larger than allowed. */
export class BodyTooLarge extends Error {}

/** Throws BodyTooLarge as early as possible, buffering at most `largest` bytes. */
export async function readBody(request: IncomingMessage, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers['content-length'] ?? 0) > largest) throw new BodyTooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Sends a web-standard Response through Node's. A client that disconnects midway is not an error. */
export async function sendResponse(answer: Response, response: ServerResponse, headOnly = false): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (headOnly || !answer.body) return void response.end()
  await pipeline(Readable.fromWeb(answer.body), response).catch(() => response.destroy())
}
