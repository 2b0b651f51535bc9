import { LIMITS } from '../../document/limits.ts'
import type { Layer, LayerMaskData, Psd, ReadOptions, readPsd as ReadPsd } from 'ag-psd'
import { everyLayer } from './everyLayer.ts'
import { whatIsLost } from './psdLost.ts'
import {
  artboardGround,
  keepWithin,
  masksOf,
  ownPixels,
  pixelsOf,
  solidColor,
  throughLayer,
  throughMask,
  throughRect,
} from './psdPixels.ts'
import type { ArtboardRect, PsdLayer } from './psdPixels.ts'

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
    const whole: ReadOptions = { skipThumbnail: true, skipLinkedFilesData: true, useImageData: true }
    // The composite is read where there are no layers: it comes last, and a file that is cut short there has all of them.
    const psd = readAll(readPsd, bytes, { ...whole, skipCompositeImageData: true })
    const children = psd.children ?? []
    const { width, height } = psd
    const layers = flatten(children, { opacity: 1, visible: true, masks: [], within: [] }, { width, height })
    const shown = layers.length > 0 ? layers : wholeOf(psd.imageData ? psd : readAll(readPsd, bytes, whole))
    return { width, height, layers: shown, lost: whatIsLost(children) }
  } catch (error) {
    return { why: whyNot(error instanceof Error ? error.message : String(error)) }
  }
}

/** The library makes what is missing at a file's end black or clear, and says so in its log alone. */
function readAll(read: typeof ReadPsd, bytes: ArrayBuffer, options: ReadOptions): Psd {
  let cut = false
  const log = (said: unknown): void => {
    cut ||= typeof said === 'string' && said.includes('exceeding buffer length')
  }
  const psd = read(bytes, { ...options, debug: true, log })
  if (cut) throw new Error(CUT_SHORT)
  return psd
}

const CUT_SHORT = 'the file is cut short'

function noCanvas(): never {
  throw new Error('layers are read as pixels, not as canvases')
}

function plainPixels(width: number, height: number) {
  return { width, height, data: new Uint8ClampedArray(width * height * 4), colorSpace: 'srgb' as const }
}

function whyNot(said: string): string {
  const mode = /Color mode not supported: (\w+)/.exec(said)?.[1]
  if (mode) return `its colours are ${mode === 'lab' ? 'Lab' : mode}: convert it to RGB in Photoshop first`
  if (said === CUT_SHORT || said === 'Section exceeds file size') return CUT_SHORT
  return `the Photoshop document is damaged, or of a kind that can't be read (${said})`
}

function tooMuch(psd: Psd): string | null {
  if (psd.width > LIMITS.pictureSide || psd.height > LIMITS.pictureSide)
    return `it is ${psd.width} × ${psd.height} pixels; a side may have up to ${LIMITS.pictureSide}`
  const bits = psd.bitsPerChannel ?? 8
  if (bits > 16) return `it has ${bits} bits a channel: convert it to 16 or 8 in Photoshop first`
  const all = leaves(psd.children ?? [])
  const long = all.find((layer) => Math.max(sizeOf(layer).width, sizeOf(layer).height) > LIMITS.pictureSide)
  if (long) return `its layer “${long.name ?? ''}” is too large: a side may have up to ${LIMITS.pictureSide} pixels`
  if (all.length > LIMITS.documentLayers)
    return `it has ${all.length} layers; up to ${LIMITS.documentLayers} can be brought in`
  const px = all.reduce((sum, layer) => sum + sizeOf(layer).width * sizeOf(layer).height, psd.width * psd.height)
  const fills = all.filter((layer) => solidColor(layer) !== null).length * psd.width * psd.height
  const grounds = everyLayer(psd.children ?? []).reduce((sum, { artboard }) => sum + areaOf(artboard?.rect), 0)
  // Deeper channels take as much more memory while they are read.
  return (px + grounds + fills) * Math.max(1, bits / 8) > LIMITS.documentPx ? 'its layers together are too large' : null
}

function leaves(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) => (layer.children ? leaves(layer.children) : [layer]))
}

function sizeOf({ left = 0, top = 0, right = 0, bottom = 0 }: Partial<ArtboardRect>): Size {
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

function areaOf(rect: ArtboardRect | undefined): number {
  const { width, height } = sizeOf(rect ?? {})
  const tooLong = Math.max(width, height) > LIMITS.pictureSide
  return tooLong ? Infinity : width * height
}

interface Size {
  readonly width: number
  readonly height: number
}

interface Group {
  readonly opacity: number
  readonly visible: boolean
  readonly masks: readonly LayerMaskData[]
  /** Those of the artboards round it, which cut off what reaches over them. */
  readonly within: readonly ArtboardRect[]
}

/**
 * Dissolves groups: their layers take on the group's opacity, mask and visibility. An artboard's ground is a layer of
 * its own beneath them.
 */
function flatten(layers: readonly Layer[], group: Group, sheet: Size): PsdLayer[] {
  let base: PsdLayer | null = null
  return layers.flatMap((layer): PsdLayer[] => {
    const opacity = group.opacity * (layer.opacity ?? 1) * (layer.fillOpacity ?? 1)
    const visible = group.visible && layer.hidden !== true
    const masks = [...group.masks, ...masksOf(layer)]
    if (layer.children) {
      base = null
      const { artboard } = layer
      const within = artboard ? [...group.within, artboard.rect] : group.within
      const ground = artboard && artboardGround(artboard, layer.name)
      const beneath = ground ? [{ ...ground, opacity, visible }] : []
      return [...beneath, ...flatten(layer.children, { opacity, visible, masks, within }, sheet)]
    }
    const placed = pixelsOf(layer, sheet)
    if (!placed) return []
    const blend = layer.blendMode === 'multiply' ? 'multiply' : 'normal'
    const made: PsdLayer = { name: layer.name ?? 'Layer', opacity, blend, visible, ...placed }
    for (const mask of masks) keepWithin(made, throughMask(mask))
    for (const rect of group.within) keepWithin(made, throughRect(rect))
    if (!layer.clipping) base = made
    else if (base) keepWithin(made, throughLayer(base))
    return [layer.clipping && base ? { ...made, visible: visible && base.visible } : made]
  })
}

function wholeOf(psd: Psd): PsdLayer[] {
  const data = psd.imageData
  if (!data) return []
  const { width, height } = data
  const pixels = ownPixels(data)
  return [{ name: 'Picture', left: 0, top: 0, width, height, opacity: 1, blend: 'normal', visible: true, pixels }]
}
