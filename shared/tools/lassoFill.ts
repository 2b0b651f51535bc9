import { packPoints } from '../paint/strokePoints.ts'
import type { PanelPoint } from '../geometry/points.ts'
import { NOTHING, tool } from './tool.ts'
import type { Gesture, PenSample, ToolContext } from './tool.ts'

type Loop = Extract<Gesture, { kind: 'loop' }>

/** Screen px between a loop's points. */
const STEP_PX = 2

/** Fills the area the pen encircles. */
export const lassoFillTool = tool({
  id: 'fill',
  label: 'Lasso fill',
  alsoCalled: 'freehand shape polygon',
  key: 'F',
  icon: 'lasso-fill',
  draws: true,
  controls: ['opacity'],
  begin: (sample, context) => beginLoop('fill', sample, context),
  move: moveLoop,
  finish(gesture) {
    if (gesture.kind !== 'loop' || !hasArea(gesture.points)) return NOTHING
    return { kind: 'mark', mark: fillOf([gesture.points], gesture.color, gesture.opacity) }
  },
})

export function beginLoop(purpose: Loop['purpose'], sample: PenSample, context: ToolContext): Loop {
  const { color, opacity, zoom, add } = context
  return { kind: 'loop', purpose, color, opacity, still: STEP_PX / zoom, add, points: [sample.at] }
}

export function moveLoop(gesture: Gesture, samples: readonly PenSample[]): Gesture {
  if (gesture.kind !== 'loop') return gesture
  const points = [...gesture.points]
  for (const { at } of samples) {
    const last = points.at(-1)!
    if (Math.hypot(at.x - last.x, at.y - last.y) >= gesture.still) points.push(at)
  }
  return { ...gesture, points }
}

/** A fill mark of these rings (panel px). */
export function fillOf(rings: readonly (readonly PanelPoint[])[], color: string, opacity: number) {
  const packed = rings.map((ring) => packPoints(ring.map(({ x, y }) => ({ x, y, pressure: 0, tilt: 0, azimuth: 0 }))))
  return { kind: 'fill' as const, rings: packed, color, opacity, transform: null }
}

function hasArea(points: readonly PanelPoint[]): boolean {
  const twice = points.reduce((sum, { x, y }, i) => {
    const next = points[(i + 1) % points.length]!
    return sum + x * next.y - next.x * y
  }, 0)
  return points.length > 2 && Math.abs(twice) > 8
}
