import { beginLoop, moveLoop } from './lassoFill.ts'
import { leastTurn, levelCorners } from './levelBox.ts'
import { NOTHING, tool } from './tool.ts'
import type { Gesture, Outcome, PenSample, ToolContext } from './tool.ts'
import { STAY, dragMatrix, gripAt, isStill } from './transformBox.ts'

/** Screen px below which a press is a touch. */
const TOUCH_PX = 6

/** Selects marks by a drawn frame, or one by touch; then moves, rotates and scales them by their box. */
export const selectTool = tool({
  id: 'select',
  label: 'Select',
  alsoCalled: 'move arrow transform scale marquee',
  key: 'S',
  icon: 'marquee',
  draws: false,
  shows: 'selection',
  cursor: { rest: 'default' },
  ownAlt: true,
  begin(sample, context) {
    return (
      holdBox(sample, context) ?? {
        kind: 'marquee',
        from: sample.at,
        to: sample.at,
        level: leastTurn(context.level ?? 0),
        near: TOUCH_PX / context.zoom,
        add: context.add,
      }
    )
  },
  move(gesture, samples, constrain) {
    const last = samples.at(-1)
    if (gesture.kind === 'marquee' && last) return { ...gesture, to: last.at }
    return moveBox(gesture, samples, constrain)
  },
  finish(gesture) {
    if (gesture.kind !== 'marquee') return finishBox(gesture)
    const { from, to, level, near, add } = gesture
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
    if (Math.hypot(width, height) < near) return { kind: 'touch', at: to, near, add }
    const upright = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height }
    return { kind: 'take', area: level === 0 ? upright : levelCorners(from, to, level), loop: null, add }
  },
})

/** The same with a freehand loop. */
export const lassoTool = tool({
  id: 'lasso',
  label: 'Lasso',
  key: 'Q',
  icon: 'lasso',
  draws: false,
  shows: 'selection',
  ownAlt: true,
  begin: (sample, context) => holdBox(sample, context) ?? beginLoop('select', sample, context),
  move: (gesture, samples, constrain) =>
    gesture.kind === 'loop' ? moveLoop(gesture, samples) : moveBox(gesture, samples, constrain),
  finish(gesture) {
    if (gesture.kind !== 'loop') return finishBox(gesture)
    const { points, still, add } = gesture
    if (points.length < 3) return { kind: 'touch', at: points[0]!, near: still * 3, add }
    return { kind: 'take', area: null, loop: points, add }
  },
})

function holdBox(sample: PenSample, { selected, zoom, add, other }: ToolContext): Gesture | null {
  const grip = selected && gripAt(selected, sample.at, zoom)
  if (!grip) return null
  const held = { kind: 'transform', grip, box: selected, from: sample.at, matrix: STAY } as const
  if (grip.kind !== 'inside') return held
  return { ...held, ...(other ? { copy: true } : {}), ...(add ? { touch: TOUCH_PX / zoom } : {}) }
}

function moveBox(gesture: Gesture, samples: readonly PenSample[], constrain: boolean): Gesture {
  const last = samples.at(-1)
  if (gesture.kind !== 'transform' || !last) return gesture
  return { ...gesture, matrix: dragMatrix(gesture.grip, gesture.box, gesture.from, last.at, constrain) }
}

function finishBox(gesture: Gesture): Outcome {
  if (gesture.kind !== 'transform') return NOTHING
  const { matrix, grip, copy, touch } = gesture
  const near = touch !== undefined && Math.hypot(matrix[4], matrix[5]) < touch
  if (near) return { kind: 'touch', at: gesture.from, near: touch, add: true }
  if (isStill(matrix)) return NOTHING
  return { kind: 'transform', matrix, grip: grip.kind, ...(copy ? { copy } : {}) }
}
