import { ImageData, createCanvas } from '@napi-rs/canvas'

/** Encodes RGBA with straight alpha as PNG. */
export async function encodePng(
  width: number,
  height: number,
  data: Uint8ClampedArray,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0)
  return new Uint8Array(await canvas.encode('png'))
}
