import type { PsdLayer } from './psdPixels.ts'

/** A picture of the whole document, RGBA with straight alpha. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/**
 * A Photoshop document of these layers, bottom to top, with the composite that programs show which read no layers, and
 * XMP metadata.
 */
export async function writePsd(
  { width, height, pixels }: Sheet,
  layers: readonly PsdLayer[],
  xmp: string,
): Promise<Uint8Array> {
  // Loaded on first use, as for reading.
  const { writePsdUint8Array } = await import('ag-psd')
  return writePsdUint8Array(
    {
      width,
      height,
      imageData: { width, height, data: pixels },
      imageResources: { xmpMetadata: xmp },
      children: layers.map((layer) => ({
        name: layer.name,
        left: layer.left,
        top: layer.top,
        opacity: layer.opacity,
        hidden: !layer.visible,
        blendMode: layer.blend,
        imageData: { width: layer.width, height: layer.height, data: layer.pixels },
      })),
    },
    { noBackground: true },
  )
}

/** The part of a layer that has something on it, which is all that a document stores of it; null for an empty layer. */
export function trimmed({
  width,
  height,
  pixels,
}: Sheet): Pick<PsdLayer, 'left' | 'top' | 'width' | 'height' | 'pixels'> | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0, at = 3; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4)
      if (pixels[at] !== 0) {
        if (x < left) left = x
        if (x > right) right = x
        if (y < top) top = y
        bottom = y
      }
  if (bottom < 0) return null
  const [across, down] = [right - left + 1, bottom - top + 1]
  const part = new Uint8ClampedArray(across * down * 4)
  for (let y = 0; y < down; y += 1) {
    const from = ((top + y) * width + left) * 4
    part.set(pixels.subarray(from, from + across * 4), y * across * 4)
  }
  return { left, top, width: across, height: down, pixels: part }
}
