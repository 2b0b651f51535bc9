import { LIMITS } from '../../document/limits.ts'
import type { Layer, LayerMaskData, PixelData, Psd, ReadOptions } from 'ag-psd'

/** One layer of a Photoshop document, ready to become a picture layer; `left` and `top` in document px. */
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
  | {
      readonly width: number
      readonly height: number
      readonly layers: readonly PsdLayer[]
      /** Features of the document without a counterpart here, which were dropped; worded to follow "without its". */
      readonly lost: readonly string[]
    }
  /** Worded to follow "can't be used as a picture:". */
  | { readonly why: string }

/** True for a Photoshop document, by its first bytes ("8BPS"). */
export function isPsd(start: Uint8Array): boolean {
  return start[0] === 0x38 && start[1] === 0x42 && start[2] === 0x50 && start[3] === 0x53
}

/**
 * A Photoshop document's layers, bottom to top; the composite as one layer if it has none. Sizes are checked before
 * any pixel is unpacked, since a few bytes can claim to be an enormous picture.
 */
export async function readPsdLayers(bytes: ArrayBuffer): Promise<PsdReading> {
  // Loaded on first use: most films never see a Photoshop document.
  const { initializeCanvas, readPsd } = await import('ag-psd')
  // Only plain bytes are needed here, and Node has no browser canvas.
  initializeCanvas(noCanvas, plainPixels)
  const bare: ReadOptions = { skipLayerImageData: true, skipCompositeImageData: true, skipThumbnail: true }
  try {
    const outline = readPsd(bytes, bare)
    const why = tooMuch(outline)
    if (why !== null) return { why }
    const psd = readPsd(bytes, { skipThumbnail: true, skipLinkedFilesData: true, useImageData: true })
    const children = psd.children ?? []
    const layers = flatten(children, { opacity: 1, visible: true, masks: [] })
    const { width, height } = psd
    return { width, height, layers: layers.length > 0 ? layers : wholeOf(psd), lost: whatIsLost(children) }
  } catch (error) {
    return { why: whyNot(error instanceof Error ? error.message : String(error)) }
  }
}

function noCanvas(): never {
  throw new Error('layers are read as pixels, not as canvases')
}

function plainPixels(width: number, height: number) {
  return { width, height, data: new Uint8ClampedArray(width * height * 4), colorSpace: 'srgb' as const }
}

function whyNot(said: string): string {
  const mode = /Color mode not supported: (\w+)/.exec(said)?.[1]
  if (mode) return `its colours are ${mode === 'lab' ? 'Lab' : mode}: convert it to RGB in Photoshop first`
  return `the Photoshop document is damaged, or of a kind that can't be read (${said})`
}

function tooMuch(psd: Psd): string | null {
  if (psd.width > LIMITS.pictureSide || psd.height > LIMITS.pictureSide)
    return `it is ${psd.width} × ${psd.height} pixels; a side may have up to ${LIMITS.pictureSide}`
  if ((psd.bitsPerChannel ?? 8) > 8) return `it has ${psd.bitsPerChannel} bits a channel; convert it to 8 first`
  const all = leaves(psd.children ?? [])
  const long = all.find((layer) => Math.max(sizeOf(layer).width, sizeOf(layer).height) > LIMITS.pictureSide)
  if (long) return `its layer “${long.name ?? ''}” is too large: a side may have up to ${LIMITS.pictureSide} pixels`
  if (all.length > LIMITS.documentLayers)
    return `it has ${all.length} layers; up to ${LIMITS.documentLayers} can be brought in`
  const px = all.reduce((sum, layer) => sum + sizeOf(layer).width * sizeOf(layer).height, psd.width * psd.height)
  return px > LIMITS.documentPx ? 'its layers together are too large' : null
}

function leaves(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) => (layer.children ? leaves(layer.children) : [layer]))
}

function sizeOf({ left = 0, top = 0, right = 0, bottom = 0 }: Layer): { width: number; height: number } {
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

interface Group {
  readonly opacity: number
  readonly visible: boolean
  readonly masks: readonly LayerMaskData[]
}

/** Dissolves groups: their layers take on the group's opacity, mask and visibility. */
function flatten(layers: readonly Layer[], group: Group): PsdLayer[] {
  let base: PsdLayer | null = null
  return layers.flatMap((layer): PsdLayer[] => {
    const opacity = group.opacity * (layer.opacity ?? 1) * (layer.fillOpacity ?? 1)
    const visible = group.visible && layer.hidden !== true
    const masks = [...group.masks, ...[layer.mask, layer.realMask].filter((mask) => mask !== undefined)]
    if (layer.children) {
      base = null
      return flatten(layer.children, { opacity, visible, masks })
    }
    const data = layer.imageData
    if (!data || data.width < 1 || data.height < 1) return []
    const { name = 'Layer', left = 0, top = 0 } = layer
    const blend = layer.blendMode === 'multiply' ? 'multiply' : 'normal'
    const { width, height } = data
    const pixels = ownPixels(data)
    const made: PsdLayer = { name, left, top, width, height, opacity, blend, visible, pixels }
    for (const mask of masks) keepWithin(made, throughMask(mask))
    if (!layer.clipping) base = made
    else if (base) keepWithin(made, throughLayer(base))
    return [layer.clipping && base ? { ...made, visible: visible && base.visible } : made]
  })
}

/** Reuses the reader's buffer, which nobody else reads: a copy would double the memory. */
function ownPixels({ data }: PixelData): Uint8ClampedArray<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = data
  return buffer instanceof ArrayBuffer
    ? new Uint8ClampedArray(buffer, byteOffset, byteLength)
    : Uint8ClampedArray.from(data)
}

/** Mask coverage at a point of the document, 0..255. */
type Shown = (x: number, y: number) => number

function keepWithin({ left, top, width, height, pixels }: PsdLayer, shown: Shown): void {
  for (let y = 0, at = 3; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4)
      if (pixels[at] !== 0) pixels[at] = (pixels[at]! * shown(left + x, top + y)) / 255
}

function throughMask({ left = 0, top = 0, defaultColor = 255, disabled, imageData }: LayerMaskData): Shown {
  if (disabled) return () => 255
  if (!imageData) return () => defaultColor
  const { width, height, data } = imageData
  return (x, y) => {
    const [across, down] = [x - left, y - top]
    const inside = across >= 0 && down >= 0 && across < width && down < height
    return inside ? data[(down * width + across) * 4]! : defaultColor
  }
}

function throughLayer({ left, top, width, height, pixels }: PsdLayer): Shown {
  return (x, y) => {
    const [across, down] = [x - left, y - top]
    const inside = across >= 0 && down >= 0 && across < width && down < height
    return inside ? pixels[(down * width + across) * 4 + 3]! : 0
  }
}

const KEPT_BLENDS = ['normal', 'multiply', 'pass through', undefined]

function whatIsLost(layers: readonly Layer[]): string[] {
  const all = everyLayer(layers)
  const modes = all.map((layer) => layer.blendMode).filter((mode) => !KEPT_BLENDS.includes(mode))
  const groups = all.some((layer) => layer.children && layer.blendMode === 'multiply')
  return [
    ...(modes.length > 0 ? [`blend modes (${[...new Set(modes)].join(', ')})`] : []),
    ...(groups ? ['blending of groups'] : []),
    ...(all.some(({ adjustment }) => adjustment) ? ['adjustment layers'] : []),
    ...(all.some(({ effects }) => effects && !effects.disabled) ? ['layer effects'] : []),
    ...(all.some(({ vectorMask, mask }) => vectorMask && !vectorMask.disable && !mask) ? ['vector masks'] : []),
  ]
}

function everyLayer(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) => [layer, ...everyLayer(layer.children ?? [])])
}

function wholeOf(psd: Psd): PsdLayer[] {
  const data = psd.imageData
  if (!data) return []
  const { width, height } = data
  const pixels = ownPixels(data)
  return [{ name: 'Picture', left: 0, top: 0, width, height, opacity: 1, blend: 'normal', visible: true, pixels }]
}
