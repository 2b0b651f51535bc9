import Konva from 'konva'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { coverCrop } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Picture } from '#shared/paint/paintLayer.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { createLayerBitmap } from './layerBitmap.ts'
import type { LayerBitmap } from './layerBitmap.ts'
import { makeCanvas } from './windowMaker.ts'

/** One layer as the stage shows it. `picture` null: none, or not here yet. */
export interface StageLayer {
  readonly row: LayerRow
  readonly marks: readonly MarkRow[]
  readonly picture: Picture | null
}

/**
 * The pile in Konva: paper, then each layer as one bitmap. The board is pushed in and nothing is ever read back. Bitmaps are
 * painted for at most a few ms a frame; until a sharper one is whole, the one before it is shown.
 */
export interface PanelStage {
  readonly resize: (width: number, height: number) => void
  readonly look: (camera: Camera) => void
  readonly show: (frame: Rect, paper: string, layers: readonly StageLayer[]) => void
  /** Sets how many device px a panel px has in bitmaps made from now on, and makes them anew. */
  readonly sharpen: (scale: number) => void
  /** Draws on a layer's bitmap beforehand; `dropTrial` brings back what was there. */
  readonly trial: (layerId: string, draw: (pen: CanvasRenderingContext2D) => void) => void
  readonly dropTrial: () => void
  /** Puts what has changed on screen at once rather than with the next frame. */
  readonly draw: () => void
  /** The colour shown at a place (CSS px), #rrggbb; null outside. */
  readonly colorAt: (x: number, y: number) => string | null
  readonly dispose: () => void
}

interface Shown {
  readonly node: Konva.Image
  bitmap: LayerBitmap | null
  /** Takes the bitmap's place when it is whole. */
  next: LayerBitmap | null
}

const MS_A_FRAME = 10
/** Of one bitmap: about 64 MB. */
const MOST_PX = 16_000_000

export function createPanelStage(container: HTMLDivElement, painter: Painter): PanelStage {
  const stage = new Konva.Stage({ container, width: 1, height: 1 })
  const sheet = new Konva.Layer({ listening: false })
  const pile = new Konva.Group()
  const paper = new Konva.Rect()
  sheet.add(pile)
  stage.add(sheet)
  pile.add(paper)

  const shown = new Map<string, Shown>()
  let layers: readonly StageLayer[] = []
  let frame: Rect = { x: 0, y: 0, width: 1, height: 1 }
  let scale = 1
  let waiting = 0

  /** As sharp as asked, as far as memory allows. */
  function view(): { frame: Rect; scale: number } {
    return { frame, scale: Math.min(scale, Math.sqrt(MOST_PX / (frame.width * frame.height))) }
  }

  function workOn(one: Shown, marks: readonly MarkRow[], forMs: number): boolean {
    const wanted = view()
    const current = one.next ?? one.bitmap
    if (!current || !alike(current.view, wanted)) one.next = createLayerBitmap(painter, wanted, makeCanvas, now)
    const target = (one.next ?? one.bitmap)!
    const whole = target.sync(marks, forMs)
    // A first bitmap is shown as it grows; one that replaces another waits until it is whole.
    if (one.next && (whole || !one.bitmap)) {
      one.bitmap = one.next
      one.next = null
      const { frame: area } = target.view
      one.node.setAttrs({ image: target.canvas, x: area.x, y: area.y, width: area.width, height: area.height })
    }
    return whole
  }

  /** Paints towards what the layers hold; asks for another frame where that takes longer. */
  function work(): void {
    const until = now() + MS_A_FRAME
    let whole = true
    for (const { row, marks } of layers) {
      const one = shown.get(row.id)
      if (row.kind !== 'drawing' || !one || !row.visible) continue
      if (!workOn(one, marks, Math.max(1, until - now()))) whole = false
    }
    sheet.batchDraw()
    if (!whole && waiting === 0)
      waiting = requestAnimationFrame(() => {
        waiting = 0
        work()
      })
  }

  function dress(one: Shown, { row, picture }: StageLayer): void {
    one.node.setAttrs({
      image: one.node.image(),
      visible: row.visible,
      opacity: row.opacity,
      globalCompositeOperation: row.blend === 'multiply' ? 'multiply' : 'source-over',
    })
    if (row.kind !== 'drawing') placePicture(one.node, row, picture, frame)
  }

  return {
    resize(width, height) {
      stage.size({ width: Math.max(1, width), height: Math.max(1, height) })
    },
    look(camera) {
      pile.setAttrs({ x: camera.x, y: camera.y, scaleX: camera.zoom, scaleY: camera.zoom })
      sheet.batchDraw()
    },
    show(nextFrame, paperColor, nextLayers) {
      frame = nextFrame
      layers = nextLayers
      paper.setAttrs({ ...frame, fill: paperColor })
      pile.clip(frame)
      for (const [id, one] of shown)
        if (!layers.some((layer) => layer.row.id === id)) {
          one.node.destroy()
          shown.delete(id)
        }
      layers.forEach((layer, place) => {
        let one = shown.get(layer.row.id)
        if (!one) {
          one = { node: new Konva.Image({ image: undefined }), bitmap: null, next: null }
          shown.set(layer.row.id, one)
          pile.add(one.node)
        }
        dress(one, layer)
        one.node.zIndex(place + 1)
      })
      work()
    },
    sharpen(next) {
      if (Math.abs(next - scale) < 0.001) return
      scale = next
      work()
    },
    trial(layerId, draw) {
      const one = shown.get(layerId)
      one?.bitmap?.trial(draw)
      sheet.batchDraw()
    },
    dropTrial() {
      for (const one of shown.values()) one.bitmap?.dropTrial()
      sheet.batchDraw()
    },
    draw: () => void sheet.draw(),
    colorAt(x, y) {
      const canvas = sheet.getNativeCanvasElement()
      const ratio = canvas.width / Math.max(1, stage.width())
      const found = canvas.getContext('2d')!.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data
      if (found[3]! < 128) return null
      return `#${Array.from(found.slice(0, 3), (part) => part.toString(16).padStart(2, '0')).join('')}`
    },
    dispose() {
      cancelAnimationFrame(waiting)
      stage.destroy()
    },
  }
}

/** Fills the frame with a picture, cropped, or puts it in its own place. */
function placePicture(node: Konva.Image, row: LayerRow, picture: Picture | null, frame: Rect): void {
  if (!picture) {
    node.visible(false)
    return
  }
  const image = picture.source as HTMLImageElement
  const place = row.placement
  if (!place) {
    const crop = coverCrop(picture.width, picture.height, frame)
    node.setAttrs({ image, ...frame, crop, rotation: 0, offsetX: 0, offsetY: 0 })
    return
  }
  node.setAttrs({
    image,
    crop: {
      x: (row.crop?.x ?? 0) * picture.width,
      y: (row.crop?.y ?? 0) * picture.height,
      width: (row.crop?.width ?? 1) * picture.width,
      height: (row.crop?.height ?? 1) * picture.height,
    },
    x: place.x + place.width / 2,
    y: place.y + place.height / 2,
    offsetX: place.width / 2,
    offsetY: place.height / 2,
    width: place.width,
    height: place.height,
    rotation: place.degrees,
  })
}

function alike(a: LayerBitmap['view'], b: LayerBitmap['view']): boolean {
  return (
    Math.abs(a.scale - b.scale) < 0.001 &&
    a.frame.x === b.frame.x &&
    a.frame.y === b.frame.y &&
    a.frame.width === b.frame.width &&
    a.frame.height === b.frame.height
  )
}

function now(): number {
  return performance.now()
}
