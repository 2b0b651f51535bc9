import { LIMITS } from '#shared/document/limits.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { layersOf, takeOf } from '#shared/document/select.ts'
import { shortened } from '#shared/document/shortened.ts'
import { AI_STAMP, takeStamp } from '#shared/generation/providers/providerOf.ts'
import type { PsdLayer } from '#shared/interchange/psd/psdPixels.ts'
import { trimmed, writePsd } from '#shared/interchange/psd/writePsd.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { xmpPacket } from '#shared/records/marks/pictureRecord.ts'
import { isModelWork, keptFromExport, mustStamp } from '#shared/records/aiPolicy.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { drawnPanel, stampFor } from './drawnPanel.ts'

/**
 * A panel as a Photoshop document: paper, then each layer with its name, opacity and blending, hidden if it is hidden
 * here; takes are called “AI reference T3”. The stamp, where there is one, is the layer on top.
 */
export async function psdPanel(
  renderer: PanelRenderer,
  open: OpenFolder,
  panelId: string,
  { width, stamp, record }: { readonly width: number; readonly stamp: boolean; readonly record: PictureRecord },
): Promise<Uint8Array> {
  const board = open.store.board()
  const without = keptFromExport(board)
  const so = { show: 'all', stamp, width, png: true } as const
  const stamps = stamp || mustStamp(board)
  const { pixelsOf } = await import('../paint/pixelsOf.ts')
  const whole = await pixelsOf(await drawnPanel(renderer, open, panelId, so))
  const layers: PsdLayer[] = [paperOf(whole)]
  for (const layer of layersOf(board, panelId)) {
    if (layer.mediaId !== null && without.has(layer.mediaId)) continue
    // What a model made is stamped by itself where it is hidden: another program may show it.
    const hidden = !layer.visible || layer.opacity === 0
    const own = hidden && stamps && layer.mediaId && isModelWork(board, layer.mediaId) ? { stamp: AI_STAMP } : {}
    const drawn = await renderer.render(open, panelId, { width, show: 'all', png: true, layer: layer.id, ...own })
    const part = trimmed(await pixelsOf(drawn))
    const { opacity, blend, visible } = layer
    // An empty layer keeps its place in the stack.
    const pixels = part ?? { left: 0, top: 0, width: 1, height: 1, pixels: new Uint8ClampedArray(4) }
    layers.push({ ...pixels, name: nameOf(open, layer), opacity, blend, visible })
  }
  const words = stampFor(board, panelId, so)
  if (words !== null) {
    const drawn = await renderer.render(open, panelId, { width, show: 'all', png: true, layer: null, stamp: words })
    const part = trimmed(await pixelsOf(drawn))
    if (part) layers.push({ ...part, name: words, opacity: 1, blend: 'normal', visible: true })
  }
  return writePsd(whole, layers, xmpPacket(record))
}

/** Ids of the pictures in its layers, also hidden ones. */
export function picturesLayered(open: OpenFolder, panelIds: readonly string[]): Set<string> {
  const board = open.store.board()
  const without = keptFromExport(board)
  const ids = panelIds.flatMap((id) => layersOf(board, id).flatMap(({ mediaId }) => mediaId ?? []))
  return new Set(ids.filter((id) => !without.has(id)))
}

function nameOf(open: OpenFolder, layer: LayerRow): string {
  const take = layer.takeId === null ? undefined : takeOf(open.store.board(), layer.takeId)
  if (take) return `${takeStamp(take)} T${take.number}`
  return shortened(layer.name, LIMITS.line) || (layer.kind === 'take' ? 'AI reference' : 'Layer')
}

function paperOf({ width, height }: { readonly width: number; readonly height: number }): PsdLayer {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  return { name: 'Paper', left: 0, top: 0, width, height, opacity: 1, blend: 'normal', visible: true, pixels }
}
