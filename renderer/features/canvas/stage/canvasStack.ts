import type { Rect } from '#shared/geometry/rect.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { createLayerPictures } from './layerPictures.ts'
import type { LayerPictures } from './layerPictures.ts'
import type { StageLayer } from './layerStack.ts'
import { tileEdge, tilesOf } from './liveSurface.ts'
import type { LiveSurface, LiveTile } from './liveSurface.ts'
import { aimOf, aimContext, inside, onDevice, wipe } from './stageCanvas.ts'
import type { StageCanvas } from './stageCanvas.ts'
import { colorUnder, poolOf } from './stageReading.ts'
import type { Pool } from './stageReading.ts'
import type { Room, StageEffect, Staged } from './staging.ts'
import { makeCanvas } from './windowMaker.ts'

type Painting<Kind extends StageEffect['kind']> = Extract<StageEffect, { kind: Kind }>

/**
 * The stacked canvases, and the layers' bitmaps that they are painted from: `below` the active layer (with the paper),
 * the active layer alone (`still`), the `live` ink, and what is above.
 */
export interface CanvasStack {
  readonly still: StageCanvas
  readonly live: LiveSurface
  readonly size: (room: Room) => void
  readonly dress: (active: StageLayer | null) => void
  /** Paints bitmaps towards the layers' current content. */
  readonly work: LayerPictures['work']
  /** False if none of it is in the window. */
  readonly paintStill: (staged: Staged, painting: Painting<'paintStill'>) => boolean
  readonly paintOthers: (staged: Staged, painting: Painting<'paintOthers'>) => void
  readonly copyWhenIdle: () => void
  readonly pool: (staged: Staged) => Pool
  readonly colorAt: (staged: Staged, x: number, y: number) => string | null
  readonly dispose: () => void
}

export function createCanvasStack(host: HTMLElement, painter: Painter): CanvasStack {
  const below = addCanvas(host)
  const still = addCanvas(host)
  const live = addLive(host)
  let above: StageCanvas[] = []
  const pictures = createLayerPictures(painter)

  return {
    still,
    live,
    size(room) {
      for (const stageCanvas of [below, still, ...above]) sizeUp(stageCanvas, room)
      live.size(room)
    },
    dress(active) {
      for (const element of [still.canvas, live.element]) dressAs(element, active)
    },
    work: pictures.work,
    paintStill({ camera, room, frame }, { active, area }) {
      const aim = aimOf(camera, room.dpr)
      const device = area && onDevice(area, aim, still)
      if (area && !device) return false
      wipe(still, device)
      if (!active) return true
      if (device) inside(still, device, () => pictures.lay(still, active, false, frame, aim))
      else pictures.lay(still, active, false, frame, aim)
      return true
    },
    paintOthers({ camera, room, frame }, painting) {
      const aim = aimOf(camera, room.dpr)
      const { x, y, width, height } = painting.bed
      wipe(below)
      aimContext(below.context, aim)
      below.context.fillStyle = painting.paper
      below.context.fillRect(x, y, width, height)
      for (const layer of painting.below) pictures.lay(below, layer, true, frame, aim)
      while (above.length > painting.above.length) above.pop()!.canvas.remove()
      painting.above.forEach((run, at) => {
        const stageCanvas = (above[at] ??= addCanvas(host))
        sizeUp(stageCanvas, room)
        wipe(stageCanvas)
        stageCanvas.canvas.style.mixBlendMode = run.blend === 'multiply' ? 'multiply' : ''
        for (const layer of run.layers) pictures.lay(stageCanvas, layer, true, frame, aim)
      })
    },
    copyWhenIdle: pictures.copyWhenIdle,
    pool: ({ frame, paper, layers }) =>
      poolOf(frame, paper, makeCanvas, (stageCanvas, aim) => {
        for (const layer of layers) if (layer.row.kind === 'drawing') pictures.lay(stageCanvas, layer, true, frame, aim)
      }),
    colorAt: ({ room: { dpr } }, x, y) =>
      colorUnder([below, still, ...above], Math.floor(x * dpr), Math.floor(y * dpr), makeCanvas),
    dispose() {
      for (const { canvas } of [below, still, ...above]) canvas.remove()
      live.element.remove()
      above = []
    },
  }
}

/** Blends with the canvases below as its layer does with the layers below. */
function dressAs({ style }: HTMLElement, active: StageLayer | null): void {
  const row = active?.row
  style.opacity = row && row.opacity !== 1 ? String(row.opacity) : ''
  style.mixBlendMode = row?.blend === 'multiply' ? 'multiply' : ''
  style.display = row && !row.visible ? 'none' : ''
}

/** The live surface in the window. */
interface LiveCanvases extends LiveSurface {
  readonly element: HTMLElement
  readonly size: (room: Room) => void
}

function addLive(host: HTMLElement): LiveCanvases {
  const element = document.createElement('div')
  element.setAttribute('aria-hidden', 'true')
  element.className = 'table-live'
  host.append(element)
  let sized = ''
  const live = {
    element,
    tiles: [] as readonly LiveTile[],
    size(room: Room) {
      const { width, height } = deviceSize(room)
      const next = `${width} ${height} ${room.dpr}`
      if (next === sized) return
      sized = next
      element.replaceChildren()
      live.tiles = tilesOf(width, height, tileEdge(room.dpr)).map((tile) => addTile(element, tile, room.dpr))
    },
  }
  return live
}

function addTile(element: HTMLElement, { x, y, width, height }: Rect, dpr: number): LiveTile {
  // Load-bearing: desynchronised, or a step waits for the page’s next frame.
  const stageCanvas = addCanvas(element, { desynchronized: true })
  const { canvas } = stageCanvas
  canvas.dataset['ink'] = 'live'
  Object.assign(canvas, { width, height })
  const px = (device: number): string => `${device / dpr}px`
  Object.assign(canvas.style, { left: px(x), top: px(y), width: px(width), height: px(height) })
  return { ...stageCanvas, x, y }
}

function deviceSize({ width, height, dpr }: Room): { readonly width: number; readonly height: number } {
  return { width: Math.max(1, Math.round(width * dpr)), height: Math.max(1, Math.round(height * dpr)) }
}

function sizeUp({ canvas }: StageCanvas, room: Room): void {
  const { width, height } = deviceSize(room)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}

function addCanvas(host: HTMLElement, options: CanvasRenderingContext2DSettings = {}): StageCanvas {
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  canvas.width = canvas.height = 1
  host.append(canvas)
  return { canvas, context: canvas.getContext('2d', options)! }
}
