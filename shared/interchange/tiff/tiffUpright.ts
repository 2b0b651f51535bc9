import type { Pixels } from '../importer.ts'

/** Where the first row and the first column of a picture lie, as its `Orientation` says (1 to 8), put upright. */
export function uprightPixels(pixels: Pixels, orientation: number): Pixels {
  if (orientation < 2 || orientation > 8) return pixels
  const { width, height } = pixels
  const turned = orientation >= 5
  const [wide, high] = turned ? [height, width] : [width, height]
  const from = new Uint32Array(pixels.data.buffer)
  const to = new Uint32Array(wide * high)
  const mirrored = [2, 3, 7, 8].includes(orientation)
  const flipped = [3, 4, 6, 7].includes(orientation)
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const [across, down] = turned ? [y, x] : [x, y]
      const column = mirrored ? width - 1 - across : across
      to[y * wide + x] = from[(flipped ? height - 1 - down : down) * width + column]!
    }
  return { width: wide, height: high, data: new Uint8ClampedArray(to.buffer) }
}
