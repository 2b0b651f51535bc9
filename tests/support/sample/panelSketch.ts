import { randomFrom } from '#shared/generation/standIn/vector.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'
import type { VirtualCamera } from '#shared/generation/standIn/camera.ts'
import { PANEL, see } from './sketch/buffer.ts'
import type { Point, Sight } from './sketch/buffer.ts'
import { outlines, paperRuns, seenRuns } from './sketch/contour.ts'
import { BRUSH, INK, LEAD, MARKER, PENCIL, lengthOf, stroke } from './sketch/hand.ts'
import type { Stroke, Touch } from './sketch/hand.ts'
import { solidOf } from './sketch/scene.ts'
import type { Scene } from './sketch/scene.ts'
import { hatched, toneMap } from './sketch/tone.ts'
import type { Lamp, ToneMap } from './sketch/tone.ts'
import { PAINT } from './people.ts'

/** A panel's three drawn layers, before ids. */
export interface PanelStrokes {
  readonly rough: Stroke[]
  readonly tone: Stroke[]
  readonly ink: Stroke[]
}

export interface Drawing {
  readonly scene: Scene
  readonly camera: VirtualCamera
  readonly lamp: Lamp
  /** Darkness behind everything, by place on the panel. */
  readonly open: (at: Point) => number
  /** Line width of the nearest outlines, px. */
  readonly pen: number
  readonly seed: number
  /** Lines drawn straight on the panel, over all. */
  readonly extra?: readonly { readonly points: readonly Point[]; readonly touch: Touch }[]
}

export function drawPanel(drawing: Drawing): PanelStrokes {
  const random = randomFrom(drawing.seed)
  const sight = see(solidOf(drawing.scene), drawing.camera)
  const map = toneMap(sight, drawing.lamp, (tone) => PAINT[tone] ?? 0, drawing.open)
  const ink = [...inkOf(drawing, sight, random), ...extras(drawing, random)]
  return { rough: roughOf(drawing, random), tone: toneOf(map, random), ink }
}

function inkOf(drawing: Drawing, sight: Sight, random: () => number): Stroke[] {
  const { scene, camera, pen } = drawing
  const strokes: (Stroke | null)[] = []
  for (const part of scene.parts) {
    if (!part.outlined) continue
    for (const chain of outlines(part.mesh, camera))
      for (const run of seenRuns(sight, chain, 0.012)) {
        if (lengthOf(run) < 22 - part.weight * 6) continue
        strokes.push(stroke(run, outlineTouch(pen * part.weight), random))
      }
  }
  for (const line of scene.lines)
    for (const run of seenRuns(sight, line.points, 0.016)) {
      const long = lengthOf(run)
      if (long < 5) continue
      strokes.push(...builtLine(run, pen * line.weight, line.built, long, random))
    }
  return strokes.filter((one) => one !== null)
}

function outlineTouch(size: number): Touch {
  return size > 6.5 ? { ...BRUSH, size: size * 1.75 } : { ...INK, size }
}

/** Long edges run over and are now and then stated twice; details are drawn once. */
function builtLine(run: Point[], size: number, built: boolean, long: number, random: () => number): (Stroke | null)[] {
  const touch: Touch =
    size < 2.6 ? { ...LEAD, size: size * 1.5 } : size > 6.5 ? { ...BRUSH, size: size * 1.6 } : { ...INK, size }
  if (!built) return [stroke(run, touch, random)]
  const firm = stroke(run, { ...touch, over: Math.min(16, long * 0.05), taper: 0.12 }, random)
  if (long < 140 || random() < 0.62) return [firm]
  return [firm, stroke(run, { ...LEAD, size: 3.4, opacity: 0.55, stray: 4.5, over: Math.min(40, long * 0.1) }, random)]
}

function extras(drawing: Drawing, random: () => number): Stroke[] {
  return (drawing.extra ?? []).map(({ points, touch }) => stroke(points, touch, random)).filter((one) => one !== null)
}

/** Blue construction: gesture lines through the figures, and the edges that run to a vanishing point. */
function roughOf(drawing: Drawing, random: () => number): Stroke[] {
  const { scene, camera } = drawing
  const strokes: (Stroke | null)[] = []
  for (const guide of scene.guides)
    for (const path of onPaper(guide, camera))
      for (let pass = 0; pass < 2; pass += 1) {
        const long = lengthOf(path)
        strokes.push(
          stroke(path, { ...PENCIL, stray: Math.min(9, 1 + long / 60), over: Math.min(30, long * 0.12) }, random),
        )
      }
  for (const line of scene.lines) {
    if (!line.built || random() > 0.3) continue
    for (const path of onPaper(line.points.slice(0, 2), camera)) {
      const long = lengthOf(path)
      if (long > 60) strokes.push(stroke(path, { ...PENCIL, stray: 2.5, over: Math.min(60, long * 0.2) }, random))
    }
  }
  return strokes.filter((one) => one !== null)
}

/** The parts of a line in the world that fall on the paper, whatever stands before them. */
function onPaper(line: readonly Vec[], camera: VirtualCamera): Point[][] {
  return paperRuns(camera, line).filter((path) => lengthOf(path) > 14)
}

/** Markers in three greys laid over each other, then pencil hatching into the darkest. */
function toneOf(map: ToneMap, random: () => number): Stroke[] {
  const passes: readonly { touch: Touch; hatch: Parameters<typeof hatched>[1] }[] = [
    {
      touch: { ...MARKER, color: '#cfcec8', size: 25 },
      hatch: { angle: 0.62, gap: 12, above: 0.2, least: 26, joined: 500, inset: 14 },
    },
    {
      touch: { ...MARKER, color: '#b3b3ae', size: 21 },
      hatch: { angle: 0.5, gap: 11, above: 0.45, least: 22, joined: 500, inset: 11 },
    },
    {
      touch: { ...MARKER, color: '#8e8f8d', size: 17 },
      hatch: { angle: 0.7, gap: 9, above: 0.68, least: 18, joined: 500, inset: 9 },
    },
  ]
  const strokes: (Stroke | null)[] = []
  for (const { touch, hatch } of passes)
    for (const path of hatched(map, hatch, random)) strokes.push(stroke(path, touch, random))
  const pencil: Touch = { ...LEAD, size: 4.4, opacity: 0.6, stray: 1.6, taper: 0.25 }
  for (const path of hatched(map, { angle: -0.95, gap: 25, above: 0.52, least: 40, joined: 1 }, random))
    strokes.push(stroke(path, pencil, random))
  return strokes.filter((one) => one !== null)
}

/** Darkness that grows from one height of the panel to another. */
export function gradient(from: number, at: number, to: number, end: number): (point: Point) => number {
  return ([, y]) => from + (to - from) * Math.min(1, Math.max(0, (y - at * PANEL.height) / ((end - at) * PANEL.height)))
}
