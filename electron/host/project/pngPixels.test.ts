import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it, vi } from 'vitest'
import { pngChunk } from '../../../tests/support/pictures.ts'
import { pngPixelsAreWhole } from './pngPixels.ts'

const HEAD_BYTES = 33
const END_BYTES = 12
/** More than is taken at a time. */
const PART = 70_000

/** Noise, whose pixel data comes in many parts. */
function inManyParts(): Buffer {
  const canvas = createCanvas(900, 600)
  const surface = canvas.getContext('2d')
  const pixels = surface.createImageData(canvas.width, canvas.height)
  let state = 7
  for (let at = 0; at < pixels.data.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647
    pixels.data[at] = at % 4 === 3 ? 255 : state % 256
  }
  surface.putImageData(pixels, 0, 0)
  const png = canvas.toBuffer('image/png')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const data = Buffer.concat(parts)
  const count = Math.ceil(data.length / PART)
  const idats = Array.from({ length: count }, (_, at) => pngChunk('IDAT', data.subarray(at * PART, (at + 1) * PART)))
  return Buffer.concat([png.subarray(0, HEAD_BYTES), ...idats, png.subarray(-END_BYTES)])
}

describe('the pixel data of a PNG', () => {
  it('is read to its end, however many parts it comes in, and nothing is heard of a leak', async () => {
    const warned = vi.spyOn(process, 'emitWarning')
    expect(await pngPixelsAreWhole(inManyParts())).toBe(true)
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  })

  it('is not whole where a part of it is missing', async () => {
    const png = inManyParts()
    const first = HEAD_BYTES + 12 + PART
    const cut = Buffer.concat([png.subarray(0, first), png.subarray(first + 12 + PART)])
    expect(await pngPixelsAreWhole(cut)).toBe(false)
  })
})
