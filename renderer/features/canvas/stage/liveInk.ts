import { POINT_STRIDE } from '#shared/document/strokePoints.ts'
import type { PenPoint } from '#shared/document/strokePoints.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { growRect, meetRect, unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Nib } from '#shared/paint/nib.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { paintShape } from '#shared/paint/paintShape.ts'
import { paintStroke } from '#shared/paint/paintStroke.ts'
import type { Gesture } from '../tools/tool.ts'
import { makeCanvas } from './windowMaker.ts'

/**
 * Ink under the pen, on a canvas of its own above the pile. What of a stroke can no longer change is settled on a buffer;
 * only its tail is painted anew, so a step costs the same however long the stroke is.
 */
export interface LiveInk {
  readonly canvas: HTMLCanvasElement
  readonly resize: (width: number, height: number, dpr: number) => void
  /** Aims at the paper: ink shows inside `frame` (panel px) only. */
  readonly aim: (camera: Camera, frame: Rect) => void
  readonly show: (gesture: Gesture) => void
  readonly clear: () => void
}

/**
 * How a nib's stroke is cut: a tail of `most` points is settled but for its last `kept`, and the next begins `overlap` points
 * before the settled end. A pen's outline still changes a way back; a marker's broad tail is the dearest to paint.
 */
const CUTS: Readonly<Record<Nib['brush'], { most: number; kept: number; overlap: number }>> = {
  pencil: { most: 40, kept: 8, overlap: 1 },
  pen: { most: 72, kept: 24, overlap: 12 },
  brush: { most: 40, kept: 8, overlap: 2 },
  marker: { most: 24, kept: 6, overlap: 2 },
  eraser: { most: 40, kept: 8, overlap: 2 },
}

export function createLiveInk(painter: Painter): LiveInk {
  const canvas = document.createElement('canvas')
  canvas.className = 'live-ink'
  canvas.setAttribute('aria-hidden', 'true')
  const pen = canvas.getContext('2d', { desynchronized: true })!
  let settled = makeCanvas(1, 1)
  let dpr = 1
  let camera: Camera = { x: 0, y: 0, zoom: 1 }
  let frame: Rect = { x: 0, y: 0, width: 0, height: 0 }
  let from = 0
  let dirty: Rect | null = null
  let used = false

  function clear(): void {
    from = 0
    dirty = null
    if (!used) return
    used = false
    for (const each of [pen, settled.pen]) {
      each.setTransform(1, 0, 0, 1, 0, 0)
      each.clearRect(0, 0, canvas.width, canvas.height)
    }
    canvas.style.opacity = ''
    canvas.style.mixBlendMode = ''
  }

  function toPanelSpace(each: CanvasRenderingContext2D): void {
    const scale = camera.zoom * dpr
    each.setTransform(scale, 0, 0, scale, camera.x * dpr, camera.y * dpr)
  }

  /** Paints inside the paper only. */
  function within(each: CanvasRenderingContext2D, draw: () => void): void {
    each.save()
    toPanelSpace(each)
    each.beginPath()
    each.rect(frame.x, frame.y, frame.width, frame.height)
    each.clip()
    draw()
    each.restore()
  }

  function wipe(area: Rect): void {
    const device = meetRect(onDevice(growRect(area, 2 / camera.zoom)), sheet())
    if (!device) return
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(device.x, device.y, device.width, device.height)
    const { x, y, width, height } = device
    pen.drawImage(settled.canvas, x, y, width, height, x, y, width, height)
  }

  function sheet(): Rect {
    return { x: 0, y: 0, width: canvas.width, height: canvas.height }
  }

  function onDevice(area: Rect): Rect {
    const scale = camera.zoom * dpr
    const x = Math.floor(area.x * scale + camera.x * dpr)
    const y = Math.floor(area.y * scale + camera.y * dpr)
    return { x, y, width: Math.ceil(area.width * scale) + 2, height: Math.ceil(area.height * scale) + 2 }
  }

  function showStroke(gesture: Extract<Gesture, { kind: 'stroke' }>): void {
    const { nib, points } = gesture
    const scale = camera.zoom * dpr
    const cut = CUTS[nib.brush]
    if (points.length - from > cut.most) {
      const to = points.length - cut.kept
      const part = flat(points, from, to)
      within(settled.pen, () => paintStroke(settled.pen, nib, part, painter, scale, { start: from === 0, end: false }))
      dirty = unionRect(dirty, around(points, from, to, nib.size))
      from = Math.max(0, to - cut.overlap)
    }
    const area = around(points, from, points.length, nib.size)
    const both = unionRect(dirty, area)
    if (both) wipe(both)
    within(pen, () =>
      paintStroke(pen, nib, flat(points, from, points.length), painter, scale, {
        start: from === 0,
        end: true,
      }),
    )
    dirty = area
    tone(gesture.opacity, nib.brush === 'marker')
  }

  function tone(opacity: number, multiply: boolean): void {
    canvas.style.opacity = opacity === 1 ? '' : String(opacity)
    canvas.style.mixBlendMode = multiply ? 'multiply' : ''
  }

  return {
    canvas,
    resize(width, height, ratio) {
      dpr = ratio
      canvas.width = Math.max(1, Math.round(width * ratio))
      canvas.height = Math.max(1, Math.round(height * ratio))
      settled = makeCanvas(canvas.width, canvas.height)
      used = false
      clear()
    },
    aim(next, nextFrame) {
      camera = next
      frame = nextFrame
    },
    show(gesture) {
      used = true
      if (gesture.kind === 'stroke') showStroke(gesture)
      else if (gesture.kind === 'shape') {
        pen.setTransform(1, 0, 0, 1, 0, 0)
        pen.clearRect(0, 0, canvas.width, canvas.height)
        within(pen, () => paintShape(pen, gesture.shape))
        tone(gesture.opacity, false)
      }
    },
    clear,
  }
}

export function flat(points: readonly PenPoint[], from: number, to: number): Float32Array {
  const out = new Float32Array((to - from) * POINT_STRIDE)
  for (let i = from; i < to; i += 1) {
    const { x, y, pressure, tilt, azimuth } = points[i]!
    out.set([x, y, pressure, tilt, azimuth], (i - from) * POINT_STRIDE)
  }
  return out
}

/** Panel px that these points' ink can touch: a pencil on its side is more than three nibs wide. */
function around(points: readonly PenPoint[], from: number, to: number, size: number): Rect | null {
  let box: Rect | null = null
  for (let i = from; i < to; i += 1) box = unionRect(box, { x: points[i]!.x, y: points[i]!.y, width: 0, height: 0 })
  return box && growRect(box, size * 2 + 1)
}
