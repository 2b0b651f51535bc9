import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { liesOnItsSide } from '#shared/paint/orientation.ts'
import type { Orientation } from '#shared/paint/orientation.ts'
import { withOrientation } from '../../../tests/support/pictures.ts'
import { createPictureDecoder, stepFor } from './decodePicture.ts'

/** 80 × 40: green at the top left, red below it, blue at the right. */
async function flag(kind: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const canvas = createCanvas(80, 40)
  const pen = canvas.getContext('2d')
  for (const [color, x, y, width, height] of [
    ['#ff0000', 0, 0, 40, 40],
    ['#0000ff', 40, 0, 40, 40],
    ['#00ff00', 0, 0, 20, 20],
  ] as const) {
    pen.fillStyle = color
    pen.fillRect(x, y, width, height)
  }
  if (kind === 'png') return canvas.encode('png')
  return kind === 'jpeg' ? canvas.encode('jpeg', 95) : canvas.encode('webp', 95)
}

/** The colours of its corners: top left, top right, bottom left, bottom right. */
async function corners(bytes: Buffer): Promise<string> {
  const picture = await createPictureDecoder().decode(bytes, { width: 80, height: 80 })
  const pen = createCanvas(picture.width, picture.height).getContext('2d')
  pen.drawImage(picture.source as never, 0, 0)
  const at = (x: number, y: number) => {
    const [red, green] = pen.getImageData(x, y, 1, 1).data
    if (red! > 150) return 'red'
    return green! > 150 ? 'green' : 'blue'
  }
  const [right, low] = [picture.width - 6, picture.height - 6]
  return `${picture.width}×${picture.height} ${at(5, 5)} ${at(right, 5)} ${at(5, low)} ${at(right, low)}`
}

/** As EXIF 2.3 draws them. */
const UPRIGHT: Readonly<Record<Orientation, string>> = {
  1: 'green blue red blue',
  2: 'blue green blue red',
  3: 'blue red blue green',
  4: 'red blue green blue',
  5: 'green red blue blue',
  6: 'red green blue blue',
  7: 'blue blue red green',
  8: 'blue blue green red',
}

describe('a picture that says how the camera was held', () => {
  const cases = (['jpeg', 'png', 'webp'] as const).flatMap((kind) =>
    ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((lies) => [kind, lies] as const),
  )
  it.each(cases)('is decoded upright: %s, orientation %i', async (kind, lies) => {
    const size = liesOnItsSide(lies) ? '40×80' : '80×40'
    expect(await corners(withOrientation(await flag(kind), lies))).toBe(`${size} ${UPRIGHT[lies]}`)
  })
})

describe('the size at which a picture is held', () => {
  it.each([
    ['drawn as large as it is', 1, 1_000_000, 1],
    ['drawn larger', 3, 1_000_000, 1],
    ['drawn a little smaller', 0.8, 1_000_000, 1],
    ['drawn at half its width', 0.5, 1_000_000, 0.5],
    ['drawn at two fifths', 0.4, 1_000_000, 0.5],
    ['larger than may be held', 1, 128_000_000, 0.5],
    ['drawn as a stamp', 0.12, 120_000_000, 0.125],
  ])('is enough and no more: %s', (_what, scale, px, step) => {
    expect(stepFor(scale, px)).toBeCloseTo(step, 6)
  })
})
