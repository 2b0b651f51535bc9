import type { Rect } from '../geometry/rect.ts'

/** 8-bit RGBA with straight alpha, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** One picture as three planes (red, green, blue), 0..255. */
export interface Planes {
  readonly width: number
  readonly height: number
  readonly planes: readonly [Float32Array, Float32Array, Float32Array]
}

/** The colours of a part of a picture, in whole px inside it. */
export function planesOf({ width, data }: Pixels, part: Rect): Planes {
  const planes = emptyPlanes(part.width, part.height)
  for (let y = 0, to = 0; y < part.height; y += 1)
    for (let x = 0; x < part.width; x += 1, to += 1) {
      const from = ((part.y + y) * width + part.x + x) * 4
      for (let channel = 0; channel < 3; channel += 1) planes.planes[channel]![to] = data[from + channel]!
    }
  return planes
}

export function emptyPlanes(width: number, height: number): Planes {
  const plane = (): Float32Array => new Float32Array(width * height)
  return { width, height, planes: [plane(), plane(), plane()] }
}

/** A part of a picture, in whole px inside it. */
export function cutTo(picture: Pixels, { x, y, width, height }: Rect): Pixels {
  if (width === picture.width && height === picture.height) return picture
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * picture.width + x) * 4
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4)
  }
  return { width, height, data }
}
