import { inflateSync } from 'node:zlib'
import { filesBelow } from './generationProject.ts'

/** Where this text stands in the bytes, as it is or as programs write it elsewhere; '' for nowhere. */
export function shapeIn(bytes: Buffer, secret: string): string {
  const shapes: Readonly<Record<string, Buffer>> = {
    plain: Buffer.from(secret),
    'UTF-16': Buffer.from(secret, 'utf16le'),
    hex: Buffer.from(Buffer.from(secret).toString('hex')),
    reversed: Buffer.from(Buffer.from(secret).toReversed()),
    encoded: Buffer.from(encodeURIComponent(secret)),
    ...Object.fromEntries([0, 1, 2].map((shift) => [`base64 at ${shift}`, base64At(secret, shift)])),
  }
  return Object.entries(shapes).find(([, shape]) => bytes.includes(shape))?.[0] ?? ''
}

/** The part of its base64 that is the same whatever stands before and after it. */
function base64At(secret: string, shift: number): Buffer {
  const whole = Buffer.from('\0'.repeat(shift) + secret).toString('base64')
  return Buffer.from(whole.slice(shift === 0 ? 0 : shift + 1, -4))
}

/** Files below a folder that hold it, also in what is deflated in them, as PDFs and PNGs are. */
export function filesWith(folder: string, secret: string): string[] {
  return filesBelow(folder).flatMap(({ name, bytes }) => {
    const shape =
      shapeIn(bytes, secret) ||
      inflated(bytes)
        .map((part) => shapeIn(part, secret))
        .find(Boolean)
    return shape ? [`${name}: ${shape}`] : []
  })
}

/** Every stream of a PDF that can be inflated. */
function inflated(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return []
  const parts: Buffer[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7)))
    } catch {
      // A picture, or the end of a stream.
    }
  }
  return parts
}
