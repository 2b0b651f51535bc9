import type { CameraMark } from '../document/markSchema.ts'
import type { PanelPoint } from '../geometry/points.ts'
import { NOTHING, tool } from './tool.ts'
import type { Gesture, ToolContext } from './tool.ts'

type Box = CameraMark['start']
type Move = Extract<Gesture, { kind: 'camera' }>

/** Screen px within which a corner is grabbed, and below which a press is not a drag. */
const NEAR_PX = 12
const MEANT_PX = 6

/**
 * Frames a camera move: A where it starts, B where it ends, both in the film's ratio. The first drag draws B, with the
 * whole frame as A; later drags move either frame by its inside (with Shift: along one axis) or size it by a corner.
 */
export const cameraTool = tool({
  id: 'camera',
  label: 'Camera move',
  alsoCalled: 'pan push zoom dolly ken burns animate',
  key: 'C',
  icon: 'camera-move',
  draws: true,
  shows: 'move',
  begin({ at }, context) {
    const { frame, move } = context
    const whole: Box = [frame.x, frame.y, frame.width, frame.height]
    const grip = move && gripOf(move, at, NEAR_PX / context.zoom)
    const from = { start: move?.start ?? whole, end: move?.end ?? whole, ease: move?.ease ?? 'even' }
    const ratio = frame.width / frame.height
    return { kind: 'camera', from, now: from, grip, at, ratio, still: MEANT_PX / context.zoom, meant: false }
  },
  move(gesture, samples, constrain) {
    const last = samples.at(-1)
    if (gesture.kind !== 'camera' || !last) return gesture
    const meant = gesture.meant || Math.hypot(last.at.x - gesture.at.x, last.at.y - gesture.at.y) >= gesture.still
    return meant
      ? { ...gesture, meant, now: dragged(gesture, constrain ? alongOneWay(gesture, last.at) : last.at) }
      : gesture
  },
  finish: (gesture) => (gesture.kind === 'camera' && gesture.meant ? { kind: 'camera', move: gesture.now } : NOTHING),
})

/** With Shift a frame moves along one axis: a pan stays level. */
function alongOneWay({ grip, at }: Move, to: PanelPoint): PanelPoint {
  if (!grip || grip.corner !== null) return to
  return Math.abs(to.x - at.x) >= Math.abs(to.y - at.y) ? { x: to.x, y: at.y } : { x: at.x, y: to.y }
}

function dragged({ from, grip, at, ratio }: Move, to: PanelPoint): Move['now'] {
  if (!grip) return { ...from, end: drawn(at, to, ratio) }
  const box = from[grip.box]
  const next: Box =
    grip.corner === null
      ? [box[0] + to.x - at.x, box[1] + to.y - at.y, box[2], box[3]]
      : drawn(opposite(box, grip.corner), to, ratio)
  return { ...from, [grip.box]: next }
}

/** The box of this ratio from a corner towards a point, large enough to contain the point on one axis. */
function drawn(corner: PanelPoint, to: PanelPoint, ratio: number): Box {
  const width = Math.max(16, Math.abs(to.x - corner.x), Math.abs(to.y - corner.y) * ratio)
  const height = width / ratio
  return [to.x < corner.x ? corner.x - width : corner.x, to.y < corner.y ? corner.y - height : corner.y, width, height]
}

/** Corners before insides; B before A, since it is moved more often. */
function gripOf(move: NonNullable<ToolContext['move']>, at: PanelPoint, near: number): Move['grip'] {
  for (const box of ['end', 'start'] as const)
    for (const corner of [0, 1, 2, 3] as const) {
      const { x, y } = cornerOf(move[box], corner)
      if (Math.hypot(x - at.x, y - at.y) <= near) return { box, corner }
    }
  for (const box of ['end', 'start'] as const) {
    const [x, y, width, height] = move[box]
    if (at.x >= x && at.y >= y && at.x <= x + width && at.y <= y + height) return { box, corner: null }
  }
  return null
}

/** 0 top left, 1 top right, 2 bottom right, 3 bottom left. */
export function cornerOf([x, y, width, height]: Box, corner: 0 | 1 | 2 | 3): PanelPoint {
  return { x: corner === 1 || corner === 2 ? x + width : x, y: corner > 1 ? y + height : y }
}

function opposite(box: Box, corner: 0 | 1 | 2 | 3): PanelPoint {
  return cornerOf(box, ((corner + 2) % 4) as 0 | 1 | 2 | 3)
}
