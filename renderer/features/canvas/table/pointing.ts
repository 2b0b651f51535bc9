import { assertNever } from '#shared/assertNever.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { AnyTool } from '#shared/tools/index.ts'
import type { Gesture, Outcome, PenSample, ToolContext } from '#shared/tools/tool.ts'
import { decided, guided } from '../helpers/perspectiveSnap.ts'
import type { Guide } from '../helpers/perspectiveSnap.ts'
import { NO_FINGERS, fingerLanded, fingerLifted, fingerMoved, mayWork, paperBeforePalm } from './fingers.ts'
import type { Fingers, Pinch } from './fingers.ts'
import { traceSample } from './penSample.ts'
import type { PointerFacts, Traced } from './penSample.ts'
import { letsGo, toolOfPress } from './toolOfPress.ts'

/** What the pointers over the table are doing. One of them is active at a time; two fingers pan and pinch. */
export interface Pointing {
  readonly work: Work | null
  readonly fingers: Fingers
  /** Space is held: a press pans the paper. */
  readonly space: boolean
}
export const AT_REST: Pointing = { work: null, fingers: NO_FINGERS, space: false }

/** A gesture in progress, and its pointer. */
interface Work {
  readonly pointer: Pick<Press, 'id' | 'pointerType' | 'button'>
  readonly tool: AnyTool
  readonly gesture: Gesture
  readonly guide: Guide | null
  /** The paper's position when it started. */
  readonly camera: Camera
  readonly first: Traced
  readonly last: Traced
  /** Greatest distance from the first press, CSS px. */
  readonly gone: number
}

/** A pointer that comes down. */
export interface Press {
  readonly id: number
  readonly pointerType: string
  readonly button: number
  readonly buttons: number
  readonly altKey: boolean
  /** In the window, as `clientX` and `clientY`. */
  readonly at: ScreenPoint
  /** Ms, in event time. */
  readonly time: number
  /** A pen is or was near: at this moment a touch is the hand that holds it. */
  readonly palm: boolean
  /** A pen has pressed in this window: a single finger pans the paper. */
  readonly penUsed: boolean
  readonly inHand: AnyTool
  readonly camera: Camera
}

/**
 * Where a pointer has been since its last event, as the table reads pointer input; `left`, `top` as for `traceSample`.
 */
export interface Trail {
  readonly parts: readonly PointerFacts[]
  readonly left: number
  readonly top: number
  readonly camera: Camera
}

export type PointerInput =
  | { readonly kind: 'down'; readonly press: Press }
  /** What the press asked for was granted. */
  | {
      readonly kind: 'begin'
      readonly press: Press
      readonly tool: AnyTool
      readonly context: ToolContext
      readonly camera: Camera
      readonly first: Traced
      readonly guide: Guide | null
    }
  | {
      readonly kind: 'move'
      readonly id: number
      readonly pointerType: string
      readonly buttons: number
      readonly at: ScreenPoint
      /** Shift is held. */
      readonly constrain: boolean
      /** Only of the active pointer; `foreseen` is its predicted path. */
      readonly trail: Trail | null
      readonly foreseen: readonly PointerFacts[]
    }
  | { readonly kind: 'up'; readonly id: number; readonly constrain: boolean; readonly trail: Trail | null }
  /** Nothing has moved for a while: what was foreseen did not come. */
  | { readonly kind: 'rest' }
  /** The system took the pointer away: it was cancelled, or its capture was lost. */
  | { readonly kind: 'lost'; readonly id: number }
  | { readonly kind: 'left' }
  | { readonly kind: 'space'; readonly held: boolean }
  /** Escape. */
  | { readonly kind: 'cancel' }
  /** Another panel, undo, the table's end: as if the hand were lifted, if what it does changes the panel. */
  | { readonly kind: 'end' }

export type PointerEffect =
  /** Asks whether this tool can work here now; if so, `begin` comes back. Always the last of its effects. */
  | { readonly kind: 'ask'; readonly press: Press; readonly tool: AnyTool }
  /** `certain`: how many of a stroke's points the pen has really reached, if some are predicted. */
  | { readonly kind: 'show'; readonly gesture: Gesture; readonly certain?: number }
  | { readonly kind: 'finish'; readonly outcome: Outcome }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'putBack'; readonly camera: Camera }
  | ({ readonly kind: 'pinch' } & Pinch)
  /** The pointer's position over the table, touching or not; null when it left. */
  | { readonly kind: 'hover'; readonly at: ScreenPoint | null }

type Step = readonly [Pointing, readonly PointerEffect[]]
type Begun = Extract<PointerInput, { kind: 'begin' }>
type Moved = Extract<PointerInput, { kind: 'move' }>
type Lifted = Extract<PointerInput, { kind: 'up' }>

/** A finger's gesture may still become a pinch until it has lasted this long and moved this far, ms and CSS px. */
const MEANT = { ms: 300, px: 24 } as const

/** The pointers' next state, and its effects, in order. */
export function point(state: Pointing, input: PointerInput): Step {
  switch (input.kind) {
    case 'down':
      return pressed(state, input.press)
    case 'begin':
      return begun(state, input)
    case 'move':
      return moved(state, input)
    case 'up':
      return lifted(state, input)
    case 'rest':
      return [state, state.work ? [{ kind: 'show', gesture: state.work.gesture }] : []]
    case 'lost':
      return lost(state, input.id)
    case 'left':
      return [state, [{ kind: 'hover', at: null }]]
    case 'space':
      return [{ ...state, space: input.held }, []]
    case 'cancel':
      return cancelled(state)
    case 'end':
      return ended(state)
    default:
      return assertNever(input)
  }
}

/** Cancels the current gesture and undoes its effects. */
function cancelled(state: Pointing): Step {
  if (!state.work) return [state, []]
  const { gesture, camera } = state.work
  const back: readonly PointerEffect[] = gesture.kind === 'pan' ? [{ kind: 'putBack', camera }] : []
  return [{ ...state, work: null }, [...back, { kind: 'cancelled' }]]
}

const LASTING: ReadonlySet<Outcome['kind']> = new Set(['mark', 'transform', 'camera', 'pour'])

/** Ends the gesture before the hand is lifted: what it drew or moved is kept, what it was choosing is not chosen. */
function ended(state: Pointing): Step {
  if (!state.work) return [state, []]
  const { tool, gesture } = state.work
  return gesture.kind === 'pan' || LASTING.has(tool.finish(gesture).kind) ? finished(state) : cancelled(state)
}

function finished(state: Pointing): Step {
  if (!state.work) return [state, []]
  const { tool, gesture } = state.work
  return [{ ...state, work: null }, [{ kind: 'finish', outcome: tool.finish(gesture) }]]
}

/** The next event starts from where this one led, and its effects come after. */
function then([state, effects]: Step, next: (state: Pointing) => Step): Step {
  const [after, more] = next(state)
  return [after, [...effects, ...more]]
}

function pressed(before: Pointing, press: Press): Step {
  if (press.pointerType === 'touch') return fingerPressed(before, press)
  return then(press.pointerType === 'pen' ? palmOff(before, press.time) : [before, []], (state) =>
    takenUp(state, press),
  )
}

/** A pen comes down after the hand that holds it: undoes what the hand's touch did. */
function palmOff(before: Pointing, time: number): Step {
  const step: Step = before.work?.pointer.pointerType === 'touch' ? cancelled(before) : [before, []]
  return then(step, (state) => {
    const camera = paperBeforePalm(state.fingers, time)
    return [{ ...state, fingers: NO_FINGERS }, camera ? [{ kind: 'putBack', camera }] : []]
  })
}

function fingerPressed(before: Pointing, press: Press): Step {
  const { work } = before
  if (press.palm || (work && work.gesture.kind !== 'pan' && !givesWay(work, press.time))) return [before, []]
  let step: Step = [before, []]
  // A paper that one finger was panning continues with two, from where it is.
  if (work?.pointer.pointerType === 'touch') step = work.gesture.kind === 'pan' ? finished(before) : cancelled(before)
  return then(step, (state) => {
    const fingers = fingerLanded(state.fingers, press.id, press.at, press.time, press.camera)
    const landed = { ...state, fingers }
    return fingers.down.length === 1 ? takenUp(landed, press) : [landed, []]
  })
}

/**
 * Any other touch during a well-established gesture is the rest of the hand: it must not cost a line, and never a
 * pen's.
 */
function givesWay({ pointer, first, gone }: Work, time: number): boolean {
  return pointer.pointerType === 'touch' && (time - first.time < MEANT.ms || gone < MEANT.px)
}

function takenUp(before: Pointing, press: Press): Step {
  // Some systems never reported the release of this one.
  return then(before.work?.pointer.id === press.id ? finished(before) : [before, []], (state) => {
    if (state.work) return [state, []]
    const lone = press.pointerType === 'touch' && press.penUsed
    const tool = toolOfPress(press, press.inHand, state.space || lone)
    return [state, tool ? [{ kind: 'ask', press, tool }] : []]
  })
}

function begun(state: Pointing, { press, tool, context, camera, first, guide }: Begun): Step {
  if (state.work) return [state, []]
  const gesture = tool.begin(first.sample, context)
  const { id, pointerType, button } = press
  const work = { pointer: { id, pointerType, button }, tool, gesture, guide, camera, first, last: first, gone: 0 }
  return [{ ...state, work }, [{ kind: 'show', gesture }]]
}

function moved(before: Pointing, input: Moved): Step {
  const { id, pointerType, at } = input
  if (pointerType !== 'touch') return followed(before, input)
  const [fingers, pinch] = fingerMoved(before.fingers, id, at)
  const state = { ...before, fingers }
  if (pinch) return [state, [{ kind: 'pinch', ...pinch }]]
  return mayWork(fingers, id) ? followed(state, input) : [state, []]
}

function followed(state: Pointing, input: Moved): Step {
  const { id, pointerType, buttons, at, trail, constrain } = input
  const over: Step = [state, [{ kind: 'hover', at }]]
  if (!trail || state.work?.pointer.id !== id) return over
  // Another button is still down, or the release was never reported: the gesture ends all the same.
  if (letsGo({ buttons, pointerType }, state.work.pointer.button)) return then(over, finished)
  const work = goneOn(state.work, trail, constrain)
  return then(over, () => [{ ...state, work }, [seen(work, trail, input)]])
}

/** The gesture after it continued. `pressure` replaces the pointer's own. */
function goneOn(work: Work, trail: Trail, constrain: boolean, pressure?: number): Work {
  let { guide, gone: farthest } = work
  const [samples, last] = tracedAlong(trail, work.last, ({ sample, x, y }) => {
    farthest = Math.max(farthest, Math.hypot(x - work.first.x, y - work.first.y))
    guide &&= decided(guide, sample.at)
    const at = guide ? guided(guide, sample.at) : sample.at
    return { ...sample, at, ...(pressure === undefined ? {} : { pressure }) }
  })
  return { ...work, guide, gone: farthest, last, gesture: work.tool.move(work.gesture, samples, constrain) }
}

/** Shows the stroke's predicted continuation, dropped with the next event or rest: ink follows the pen more closely. */
function seen(
  { tool, gesture, guide, last }: Work,
  trail: Trail,
  { pointerType, foreseen, constrain }: Moved,
): PointerEffect {
  if (gesture.kind !== 'stroke' || pointerType === 'mouse') return { kind: 'show', gesture }
  const certain = gesture.points.length
  const [samples] = tracedAlong({ ...trail, parts: foreseen }, last, ({ sample }) =>
    guide ? { ...sample, at: guided(guide, sample.at) } : sample,
  )
  return { kind: 'show', gesture: samples.length === 0 ? gesture : tool.move(gesture, samples, constrain), certain }
}

function tracedAlong(
  { parts, left, top, camera }: Trail,
  from: Traced,
  each: (traced: Traced) => PenSample,
): readonly [readonly PenSample[], Traced] {
  let last = from
  const samples = parts.map((facts) => {
    last = traceSample(facts, left, top, camera, last)
    return each(last)
  })
  return [samples, last]
}

function lifted(before: Pointing, { id, trail, constrain }: Lifted): Step {
  const state = { ...before, fingers: fingerLifted(before.fingers, id) }
  const { work } = state
  if (work?.pointer.id !== id) return [state, []]
  const [end] = trail?.parts ?? []
  if (!trail || !end || (end.clientX === work.last.x && end.clientY === work.last.y)) return finished(state)
  // The line ends where the pen was lifted, where its pressure is gone.
  return finished({ ...state, work: goneOn(work, trail, constrain, work.last.sample.pressure) })
}

/** The system cancels a finger that it takes for a palm. A pen's line stays: nobody meant to take it back. */
function lost(before: Pointing, id: number): Step {
  const state = { ...before, fingers: fingerLifted(before.fingers, id) }
  const { work } = state
  if (work?.pointer.id !== id) return [state, []]
  return work.pointer.pointerType !== 'touch' && work.gesture.kind === 'stroke' ? finished(state) : cancelled(state)
}
