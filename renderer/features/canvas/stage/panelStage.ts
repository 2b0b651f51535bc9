import type { MarkRow } from '#shared/document/schema.ts'
import { holdsMarks } from '#shared/document/select.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { sameRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import { paintLost, paintPicture } from '#shared/compositing/paintLayer.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { pasteboardOf } from './pasteboard.ts'
import { createLayerPicture, reachOf } from './layerPicture.ts'
import type { LayerPicture } from './layerPicture.ts'
import { createFloating } from './floating.ts'
import type { Floating } from './floating.ts'
import { createLiveInk, isInk } from './liveInk.ts'
import type { LiveInk } from './liveInk.ts'
import { changesBetween } from './markChanges.ts'
import { aboveRuns, changedAround } from './layerStack.ts'
import type { StageLayer } from './layerStack.ts'
import { aimOf, aimPen, onDevice, wipe } from './stageCanvas.ts'
import type { StageCanvas } from './stageCanvas.ts'
import { colorUnder, poolOf } from './stageReading.ts'
import type { Pool } from './stageReading.ts'
import { makeCanvas } from './windowMaker.ts'

/**
 * The stack as a few canvases over each other: what lies below the active layer (paper too), the active layer by itself, the live
 * ink, and what lies above. So a stroke touches one canvas, at its place in the stack. The board is pushed in and nothing is ever
 * read back. Bitmaps are painted for at most a few ms a frame.
 */
export interface PanelStage {
  readonly ink: LiveInk
  readonly floating: Floating
  readonly resize: (width: number, height: number, dpr: number) => void
  readonly look: (camera: Camera) => void
  /** `activeId`: the layer that ink goes to; null for none. */
  readonly show: (frame: Rect, paper: string, layers: readonly StageLayer[], activeId: string | null) => void
  /** The camera is at rest: bitmaps are made for what it shows. */
  readonly sharpen: () => void
  /** True where a layer shown has ink outside the frame. */
  readonly leavesFrame: () => boolean
  /** What the drawing layers show inside the frame, for colour to be poured on. */
  readonly pool: () => Pool
  /** The colour shown at a place (CSS px), #rrggbb; null outside. */
  readonly colorAt: (x: number, y: number) => string | null
  readonly dispose: () => void
}

/** Painting takes so many ms of a frame, and more at once where a change can so be shown with the next one. */
const MS_A_FRAME = 12
const MS_FOR_A_CHANGE = 20

export function createPanelStage(host: HTMLElement, painter: Painter): PanelStage {
  const below = addSheet(host)
  const still = addSheet(host)
  const live = addSheet(host, { desynchronized: true })
  live.canvas.dataset['ink'] = 'live'
  const ink = createLiveInk(painter, live, still, makeCanvas)
  const floating = createFloating(painter, {
    shown: live,
    still,
    makeCanvas,
    aim: () => aimOf(camera, room.dpr),
    frame: () => frame,
    layer: () => layers[activePlace()]?.marks ?? [],
  })
  let above: StageCanvas[] = []
  const pictures = new Map<string, LayerPicture>()
  let camera: Camera = { x: 0, y: 0, zoom: 1 }
  let room = { width: 1, height: 1, dpr: 1 }
  let layers: readonly StageLayer[] = []
  let activeId: string | null = null
  let frame: Rect = { x: 0, y: 0, width: 1, height: 1 }
  let paper = '#ffffff'
  let scale = 1
  let seen: Rect = frame
  let working = 0
  let hiding = 0
  let tending = 0
  /** What the pictures look like changed since all of it was shown. */
  let stale = true
  /** Lifted marks were let go of, and wait for the layer to show them itself. */
  let putting = false

  function sizeUp(sheet: StageCanvas): void {
    const width = Math.max(1, Math.round(room.width * room.dpr))
    const height = Math.max(1, Math.round(room.height * room.dpr))
    if (sheet.canvas.width !== width) sheet.canvas.width = width
    if (sheet.canvas.height !== height) sheet.canvas.height = height
  }

  function lay({ pen }: StageCanvas, layer: StageLayer, blended: boolean, aim = aimOf(camera, room.dpr)): void {
    const { row, picture, lost } = layer
    if (!row.visible || row.opacity === 0) return
    pen.save()
    // What is lost must be seen, however faint it was.
    if (blended && !lost) {
      pen.globalAlpha = row.opacity
      if (row.blend === 'multiply') pen.globalCompositeOperation = 'multiply'
    }
    if (holdsMarks(row)) pictures.get(row.id)?.lay(pen, aim)
    else if (picture) {
      aimPen(pen, aim)
      paintPicture(pen, row, picture, frame)
    } else if (lost) {
      aimPen(pen, aim)
      paintLost(pen, row, { frame, scale: aim.scale })
    }
    pen.restore()
  }

  function activePlace(): number {
    return layers.findIndex(({ row }) => row.id === activeId && row.kind === 'drawing')
  }

  function repaintStill(area: Rect | null = null): void {
    wipe(still, area)
    const active = layers[activePlace()]
    if (!active) return
    still.pen.save()
    if (area) {
      still.pen.beginPath()
      still.pen.rect(area.x, area.y, area.width, area.height)
      still.pen.clip()
    }
    lay(still, active, false)
    still.pen.restore()
    floating.renew()
  }

  /** The live sheet is on screen before the still one goes, so that no frame lacks the layer. */
  function standIn(): void {
    if (hiding !== 0) return
    hiding = requestAnimationFrame(() => {
      still.canvas.style.visibility = 'hidden'
    })
  }

  function standBack(): void {
    if (hiding !== 0) cancelAnimationFrame(hiding)
    hiding = 0
    still.canvas.style.visibility = ''
  }

  function repaintChanged(before: readonly MarkRow[], after: readonly MarkRow[]): void {
    const bounds = before === after ? null : marksBounds(changesBetween(before, after).touched)
    const area = bounds && onDevice(bounds, aimOf(camera, room.dpr), still)
    if (area) repaintStill(area)
  }

  function repaintOthers(): void {
    wipe(below)
    aimPen(below.pen, aimOf(camera, room.dpr))
    below.pen.fillStyle = paper
    const { x, y, width, height } = leavesFrame() ? pasteboardOf(layers, frame) : frame
    below.pen.fillRect(x, y, width, height)
    const place = activePlace()
    for (const layer of place < 0 ? layers : layers.slice(0, place)) lay(below, layer, true)
    const runs = place < 0 ? [] : aboveRuns(layers.slice(place + 1))
    while (above.length > runs.length) above.pop()!.canvas.remove()
    runs.forEach((run, at) => {
      const sheet = (above[at] ??= addSheet(host))
      sizeUp(sheet)
      wipe(sheet)
      sheet.canvas.style.mixBlendMode = run.blend === 'multiply' ? 'multiply' : ''
      for (const layer of run.layers) lay(sheet, layer, true)
    })
  }

  /** Paints towards what the layers hold; asks for another frame where that takes longer. True when there is nothing left. */
  function work(forMs: number): boolean {
    const until = now() + forMs
    const before = looks()
    let whole = true
    for (const { row, marks } of layers) {
      if (!holdsMarks(row) || !row.visible) continue
      let picture = pictures.get(row.id)
      if (!picture) pictures.set(row.id, (picture = createLayerPicture(painter, makeCanvas, now)))
      if (!picture.sync(marks, { frame, scale, seen }, Math.max(1, until - now()))) whole = false
    }
    const after = looks()
    stale ||= after.length !== before.length || after.some((part, i) => part !== before[i])
    if (!whole) later()
    else if (tending === 0) tending = requestIdleCallback(tend)
    return whole
  }

  function looks(): readonly unknown[] {
    return [...pictures.values()].flatMap((picture) => picture.look())
  }

  function tend(): void {
    tending = 0
    for (const picture of pictures.values()) picture.copyWhenIdle()
  }

  function putDown(): void {
    putting = false
    if (floating.held()) standBack()
    floating.drop()
  }

  /** Everything is shown anew with the next frame. */
  function afresh(): void {
    stale = true
    later()
  }

  function later(): void {
    if (working !== 0) return
    working = requestAnimationFrame(() => {
      working = 0
      const whole = work(MS_A_FRAME)
      // Most of these frames only get on with what is not to be seen yet.
      if (stale) {
        stale = false
        repaintStill()
        repaintOthers()
      }
      if (whole && putting) putDown()
    })
  }

  function leavesFrame(): boolean {
    return layers.some(
      ({ row, marks }) => row.visible && row.kind === 'drawing' && reachOf(marks, frame).width > frame.width,
    )
  }

  function dress(): void {
    const active = layers[activePlace()]?.row
    ink.lock(active?.transparencyLocked === true)
    for (const { canvas } of [still, live]) {
      canvas.style.opacity = active && active.opacity !== 1 ? String(active.opacity) : ''
      canvas.style.mixBlendMode = active?.blend === 'multiply' ? 'multiply' : ''
      canvas.style.display = active && !active.visible ? 'none' : ''
    }
  }

  return {
    floating: {
      ...floating,
      lift(marks) {
        putDown()
        floating.lift(marks)
        if (floating.held()) standIn()
      },
      drop() {
        // Marks that have to be painted at their new place first stay where they were put until they are.
        if (working === 0) putDown()
        else putting = floating.held()
      },
    },
    ink: {
      ...ink,
      show(gesture, certain) {
        if (putting) putDown()
        ink.show(gesture, certain)
        if (isInk(gesture)) standIn()
      },
      clear() {
        if (!floating.held()) standBack()
        ink.clear()
      },
    },
    resize(width, height, dpr) {
      room = { width, height, dpr }
      for (const sheet of [below, still, live, ...above]) sizeUp(sheet)
      ink.resize(still.canvas.width, still.canvas.height)
      ink.aim(aimOf(camera, dpr))
      afresh()
    },
    look(next) {
      camera = next
      ink.aim(aimOf(camera, room.dpr))
      afresh()
    },
    show(nextFrame, nextPaper, nextLayers, nextActive) {
      const before = { frame, paper, layers, activeId, active: layers[activePlace()] }
      frame = nextFrame
      paper = nextPaper
      layers = nextLayers
      activeId = nextActive
      for (const id of pictures.keys()) if (!layers.some(({ row }) => row.id === id)) pictures.delete(id)
      dress()
      const whole = work(MS_FOR_A_CHANGE)
      const active = layers[activePlace()]
      const moved = !sameRect(before.frame, frame) || before.activeId !== activeId || !active || !before.active
      if (moved || !whole) repaintStill()
      else repaintChanged(before.active!.marks, active.marks)
      const grown = !moved && reachOf(before.active!.marks, frame).width !== reachOf(active.marks, frame).width
      if (moved || grown || before.paper !== paper || changedAround(before.layers, layers, activeId)) repaintOthers()
    },
    sharpen() {
      const { dpr } = room
      scale = camera.zoom * dpr
      const { zoom, x, y } = camera
      seen = { x: -x / zoom, y: -y / zoom, width: room.width / zoom, height: room.height / zoom }
      afresh()
    },
    leavesFrame,
    pool: () =>
      poolOf(frame, paper, makeCanvas, (sheet, at) => {
        for (const layer of layers) if (layer.row.kind === 'drawing') lay(sheet, layer, true, at)
      }),
    colorAt: (x, y) =>
      colorUnder([below, still, ...above], Math.floor(x * room.dpr), Math.floor(y * room.dpr), makeCanvas),
    dispose() {
      cancelAnimationFrame(working)
      cancelAnimationFrame(hiding)
      cancelIdleCallback(tending)
      for (const { canvas } of [below, still, live, ...above]) canvas.remove()
      above = []
    },
  }
}

function addSheet(host: HTMLElement, options: CanvasRenderingContext2DSettings = {}): StageCanvas {
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  canvas.width = canvas.height = 1
  host.append(canvas)
  return { canvas, pen: canvas.getContext('2d', options)! }
}

function now(): number {
  return performance.now()
}
