import { createCanvas } from '@napi-rs/canvas'

/** A PNG that no other is like, and that hardly packs: about two bytes a px. */
export function noise(random: () => number, size: number): Buffer {
  const canvas = createCanvas(size, size)
  const pen = canvas.getContext('2d')
  const pixels = pen.createImageData(size, size)
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : random() * 256
  pen.putImageData(pixels, 0, 0)
  return canvas.toBuffer('image/png')
}
