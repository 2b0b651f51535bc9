/**
 * A service of its own process, so that what it costs is nobody's: every request is answered after 50 ms with a PNG of
 * about 1.5 MB, no two of them alike. Sends its port to whoever forked it.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCanvas } from '@napi-rs/canvas'
import { pngChunk } from '../support/pictures.ts'

const ANSWERS_MS = 50
const END_BYTES = 12

/** Noise, which packs no better than a photograph; in base64 up to where its number is written. */
function largePicture(): { readonly head: Buffer; readonly rest: Buffer; readonly end: Buffer } {
  const canvas = createCanvas(940, 540)
  const surface = canvas.getContext('2d')
  const pixels = surface.createImageData(canvas.width, canvas.height)
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256
  surface.putImageData(pixels, 0, 0)
  const picture = canvas.toBuffer('image/png')
  const body = picture.subarray(0, picture.length - END_BYTES)
  const whole = body.length - (body.length % 3)
  const head = Buffer.from(body.subarray(0, whole).toString('base64'))
  return { head, rest: body.subarray(whole), end: picture.subarray(picture.length - END_BYTES) }
}

const BEFORE = Buffer.from(
  '{"candidates":[{"content":{"parts":[{"text":"Here."},{"inlineData":{"mimeType":"image/png","data":"',
)
const AFTER = Buffer.from(
  '"}}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":1150,' +
    '"thoughtsTokenCount":64,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1120}]},' +
    '"modelVersion":"bench","responseId":"bench"}',
)

const picture = largePicture()
let asked = 0
const server = createServer((incoming, outgoing) => {
  incoming.resume()
  incoming.on('end', () => {
    asked += 1
    const serial = pngChunk('tEXt', Buffer.from(`Serial\0${String(asked).padStart(8, '0')}`))
    const tail = Buffer.from(Buffer.concat([picture.rest, serial, picture.end]).toString('base64'))
    const parts = [BEFORE, picture.head, tail, AFTER]
    setTimeout(() => {
      outgoing.writeHead(200, {
        'content-type': 'application/json; charset=UTF-8',
        'content-length': parts.reduce((sum, part) => sum + part.length, 0),
      })
      for (const part of parts) outgoing.write(part)
      outgoing.end()
    }, ANSWERS_MS)
  })
})
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
