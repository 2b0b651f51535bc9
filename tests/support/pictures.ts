import { createCanvas } from '@napi-rs/canvas'

/** A small picture that differs by `shade` (0..255), really encoded. */
export async function makePicture(
  type: 'png' | 'jpeg' | 'webp',
  width: number,
  height: number,
  shade = 120,
): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const surface = canvas.getContext('2d')
  surface.fillStyle = `rgb(${shade} 80 40)`
  surface.fillRect(0, 0, width, height)
  if (type === 'png') return canvas.encode('png')
  return type === 'jpeg' ? canvas.encode('jpeg', 80) : canvas.encode('webp', 80)
}
