import type { Painter } from '#shared/paint/painter.ts'
import { createLayerPictures } from './layerPictures.ts'
import type { LayerPictures } from './layerPictures.ts'
import type { StageLayer } from './layerStack.ts'
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
  readonly live: StageCanvas
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
  const live = addCanvas(host, { desynchronized: true })
  live.canvas.dataset['ink'] = 'live'
  let above: StageCanvas[] = []
  const pictures = createLayerPictures(painter)

  return {
    still,
    live,
    size(room) {
      for (const stageCanvas of [below, still, live, ...above]) sizeUp(stageCanvas, room)
    },
    dress(active) {
      for (const { canvas } of [still, live]) dressAs(canvas, active)
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
      for (const { canvas } of [below, still, live, ...above]) canvas.remove()
      above = []
    },
  }
}

/** Blends with the canvases below as its layer does with the layers below. */
function dressAs({ style }: HTMLCanvasElement, active: StageLayer | null): void {
  const row = active?.row
  style.opacity = row && row.opacity !== 1 ? String(row.opacity) : ''
  style.mixBlendMode = row?.blend === 'multiply' ? 'multiply' : ''
  style.display = row && !row.visible ? 'none' : ''
}

function sizeUp({ canvas }: StageCanvas, room: Room): void {
  const width = Math.max(1, Math.round(room.width * room.dpr))
  const height = Math.max(1, Math.round(room.height * room.dpr))
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
