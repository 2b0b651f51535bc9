import type { Layer, Psd, ReadOptions } from 'ag-psd'

/** One layer of a Photoshop document, ready to become a picture layer; `left` and `top` in the document's px. */
export interface PsdLayer {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly opacity: number
  readonly blend: 'normal' | 'multiply'
  readonly visible: boolean
  /** RGBA, straight alpha. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}
export type PsdReading =
  | { readonly width: number; readonly height: number; readonly layers: readonly PsdLayer[] }
  /** In words that follow "can't be used as a picture:". */
  | { readonly why: string }

const LONGEST_SIDE = 20_000
const MOST_LAYERS = 200
/** All layers together: about 1 GB of pixels. */
const MOST_PX = 250_000_000

/** True for a Photoshop document, by its first bytes ("8BPS"). */
export function isPsd(start: Uint8Array): boolean {
  return start[0] === 0x38 && start[1] === 0x42 && start[2] === 0x50 && start[3] === 0x53
}

/**
 * A Photoshop document's layers from the bottom up; the whole picture as one where it has none. Sizes are looked at before
 * any pixel is unpacked, since a few bytes can claim to be an enormous picture.
 */
export async function readPsdLayers(bytes: ArrayBuffer): Promise<PsdReading> {
  // Loaded at its first use: most films never see a Photoshop document.
  const { readPsd } = await import('ag-psd')
  const bare: ReadOptions = { skipLayerImageData: true, skipCompositeImageData: true, skipThumbnail: true }
  try {
    const outline = readPsd(bytes, bare)
    const why = tooMuch(outline)
    if (why !== null) return { why }
    const psd = readPsd(bytes, { skipThumbnail: true, useImageData: true })
    const layers = flatten(psd.children ?? [], { opacity: 1, visible: true })
    const { width, height } = psd
    return { width, height, layers: layers.length > 0 ? layers : wholeOf(psd) }
  } catch (error) {
    return { why: `the Photoshop document can't be read (${error instanceof Error ? error.message : String(error)})` }
  }
}

function tooMuch(psd: Psd): string | null {
  if (psd.width > LONGEST_SIDE || psd.height > LONGEST_SIDE)
    return `it is ${psd.width} × ${psd.height} pixels; a side may have up to ${LONGEST_SIDE}`
  if ((psd.bitsPerChannel ?? 8) > 8) return `it has ${psd.bitsPerChannel} bits a channel; convert it to 8 first`
  const all = leaves(psd.children ?? [])
  if (all.length > MOST_LAYERS) return `it has ${all.length} layers; up to ${MOST_LAYERS} can be brought in`
  const px = all.reduce((sum, layer) => sum + sizeOf(layer).width * sizeOf(layer).height, psd.width * psd.height)
  return px > MOST_PX ? 'its layers together are too large' : null
}

function leaves(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) => (layer.children ? leaves(layer.children) : [layer]))
}

function sizeOf({ left = 0, top = 0, right = 0, bottom = 0 }: Layer): { width: number; height: number } {
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

/** Groups are let go of: what they hold takes on their opacity and is hidden with them. */
function flatten(layers: readonly Layer[], group: { opacity: number; visible: boolean }): PsdLayer[] {
  return layers.flatMap((layer): PsdLayer[] => {
    const opacity = group.opacity * (layer.opacity ?? 1)
    const visible = group.visible && layer.hidden !== true
    if (layer.children) return flatten(layer.children, { opacity, visible })
    const data = layer.imageData
    if (!data || data.width < 1 || data.height < 1) return []
    const { name = 'Layer', left = 0, top = 0 } = layer
    const blend = layer.blendMode === 'multiply' ? 'multiply' : 'normal'
    const { width, height } = data
    return [{ name, left, top, width, height, opacity, blend, visible, pixels: Uint8ClampedArray.from(data.data) }]
  })
}

function wholeOf(psd: Psd): PsdLayer[] {
  const data = psd.imageData
  if (!data) return []
  const { width, height } = data
  const pixels = Uint8ClampedArray.from(data.data)
  return [{ name: 'Picture', left: 0, top: 0, width, height, opacity: 1, blend: 'normal', visible: true, pixels }]
}
