import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { AddPlace } from '../layout/addPlaces.ts'
import type { Cell } from '../layout/layout.ts'
import type { WorldPoint, WorldRect } from '../layout/layoutQuery.ts'
import type { BoardHit } from '../layout/hitBoard.ts'
import { loneFinger, NO_FINGERS, pinchOf, withFinger, withoutFinger } from './fingers.ts'
import type { Fingers } from './fingers.ts'
import { rangeTo, toggled, united } from './selection.ts'

/** What the pointer is doing. */
export type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'panning'; readonly last: ScreenPoint }
  | { readonly kind: 'pressing'; readonly at: ScreenPoint; readonly hit: BoardHit | null; readonly selectOnUp: boolean }
  | { readonly kind: 'marquee'; readonly from: WorldPoint; readonly before: readonly string[] }
  | { readonly kind: 'dragging' }

export interface Gesture {
  readonly doing: Doing
  /** The gesture's owner: other pointers wait until it is over. */
  readonly pointer: { readonly id: number; readonly button: number } | null
  readonly fingers: Fingers
  /** While Space is down, a drag pans the board. */
  readonly space: boolean
}

export const NO_GESTURE: Gesture = { doing: { kind: 'nothing' }, pointer: null, fingers: NO_FINGERS, space: false }

/** A pointer event's data, CSS px on the board. */
export interface Touching {
  readonly id: number
  readonly type: string
  readonly at: ScreenPoint
  /** As in DOM events: the pressed button, and the bit mask of those that are down. */
  readonly button: number
  readonly buttons: number
  readonly shift: boolean
  readonly ctrl: boolean
  readonly alt: boolean
  /** A touch by the hand that holds the pen. */
  readonly palm: boolean
}

export type GestureEvent =
  | { readonly kind: 'down' | 'move' | 'up' | 'lost'; readonly touching: Touching }
  | { readonly kind: 'space'; readonly isDown: boolean }
  /** A finger rested on the board for a while. */
  | { readonly kind: 'held' | 'cancel' }

/** A gesture's effects, in this order. */
export type GestureAct =
  | { readonly kind: 'focus' | 'drop' | 'call-off' }
  | { readonly kind: 'capture'; readonly id: number }
  | { readonly kind: 'pan'; readonly by: ScreenPoint }
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: ScreenPoint }
  | { readonly kind: 'select'; readonly shotIds: readonly string[]; readonly panelId: string | null }
  | { readonly kind: 'select-scene'; readonly sceneId: string }
  | { readonly kind: 'add'; readonly place: AddPlace }
  | { readonly kind: 'marquee'; readonly rect: WorldRect | null }
  | { readonly kind: 'carry'; readonly cell: Cell; readonly panel: boolean; readonly at: ScreenPoint }
  | { readonly kind: 'carry-to'; readonly at: ScreenPoint }
  /** Handle the event again, now that what it ended is done. */
  | { readonly kind: 'again'; readonly event: GestureEvent }

/** What a gesture needs to know of the board, current at the time of the event. */
export interface Ground {
  readonly hit: (point: ScreenPoint) => BoardHit | null
  readonly world: (point: ScreenPoint) => WorldPoint
  /** The shots with a frame in an area of the world that pass the filter, in film order. */
  readonly shotsIn: (rect: WorldRect) => readonly string[]
  /** What a range goes through, in film order. */
  readonly walkable: () => readonly string[]
  readonly selected: readonly string[]
  readonly canWrite: boolean
}

export type GestureStep = readonly [Gesture, readonly GestureAct[]]

const DRAG_THRESHOLD_PX = 4

/** Mouse, pen and fingers on the board: their next state, and its effects. */
export function stepGesture(gesture: Gesture, event: GestureEvent, ground: Ground): GestureStep {
  switch (event.kind) {
    case 'down':
      return down(gesture, event.touching, ground)
    case 'move':
      return move(gesture, event.touching, ground)
    case 'up':
      return up(gesture, event.touching)
    case 'lost':
      return lost(gesture, event.touching)
    case 'space':
      return [become({ ...gesture, space: event.isDown }, { ...gesture.doing }), []]
    case 'held':
      return [gesture, gesture.doing.kind === 'pressing' ? aim(gesture.doing.at, ground) : []]
    case 'cancel':
      return callOff(gesture)
  }
}

function become(gesture: Gesture, doing: Doing): Gesture {
  return { ...gesture, doing, pointer: doing.kind === 'nothing' ? null : gesture.pointer }
}

const over = (gesture: Gesture): Gesture => become(gesture, { kind: 'nothing' })

/** The first step, then the second from where that led. */
function then([first, acts]: GestureStep, next: (gesture: Gesture) => GestureStep): GestureStep {
  const [second, more] = next(first)
  return [second, [...acts, ...more]]
}

function down(gesture: Gesture, touching: Touching, ground: Ground): GestureStep {
  const pen = touching.type === 'pen' ? palmsOff(gesture) : ([gesture, []] as const)
  return then([pen[0], [{ kind: 'focus' }, ...pen[1]]], (now) => {
    if (touching.type !== 'touch') return begin(now, touching, ground)
    if (touching.palm || (now.doing.kind !== 'nothing' && !loneFinger(now.fingers))) return [now, []]
    const fingers = withFinger(now.fingers, touching.id, touching.at)
    if (fingers.size >= 2) return [over({ ...now, fingers }), []]
    return begin({ ...now, fingers }, touching, ground)
  })
}

/** A pen comes down after the hand that holds it. */
function palmsOff(gesture: Gesture): GestureStep {
  const step = loneFinger(gesture.fingers) ? callOff(gesture) : ([gesture, []] as const)
  return then(step, (now) => [{ ...now, fingers: NO_FINGERS }, []])
}

function begin(gesture: Gesture, touching: Touching, ground: Ground): GestureStep {
  const { id, button, at } = touching
  if (gesture.doing.kind !== 'nothing') {
    if (gesture.pointer?.id !== id) return [gesture, []]
    // If its own pointer is pressed again, a gesture is over: some systems never report the release.
    return then(finish(gesture), (now) => [now, [{ kind: 'again', event: { kind: 'down', touching } }]])
  }
  if (button === 2) return [gesture, aim(at, ground)]
  const held = { ...gesture, pointer: { id, button } }
  const capture = { kind: 'capture', id } as const
  if (button === 1 || (button === 0 && gesture.space)) return [become(held, { kind: 'panning', last: at }), [capture]]
  if (button !== 0) return [held, [capture]]
  return then([held, [capture]], (now) => press(now, touching, ground))
}

function press(gesture: Gesture, { at, type, shift, ctrl }: Touching, ground: Ground): GestureStep {
  const hit = ground.hit(at)
  const { selected } = ground
  const cell = hit?.kind === 'cell' ? hit.cell : null
  const bends = shift || ctrl
  // Pressing one of several selected shots may start a drag of all of them.
  const several = !bends && selected.length > 1 && cell !== null && selected.includes(cell.shotId)
  // A finger may be about to pan the board, or be the first of two.
  const selectOnUp = several || type === 'touch'
  const pressing = become(gesture, { kind: 'pressing', at, hit, selectOnUp })
  if (cell === null || selectOnUp) return [pressing, []]
  if (shift) return [pressing, [select(rangeTo(ground.walkable(), selected, cell.shotId), hit)]]
  return [pressing, [select(bends ? toggled(selected, cell.shotId) : [cell.shotId], hit)]]
}

/** A context menu refers to what it was opened on. */
function aim(at: ScreenPoint, { hit: hitAt, selected }: Ground): readonly GestureAct[] {
  const hit = hitAt(at)
  if (hit?.kind === 'band') return [{ kind: 'select-scene', sceneId: hit.band.sceneId }]
  return hit?.kind === 'cell' && !selected.includes(hit.cell.shotId) ? [select([hit.cell.shotId], hit)] : []
}

function select(shotIds: readonly string[], hit: BoardHit | null): GestureAct {
  return { kind: 'select', shotIds, panelId: hit?.kind === 'cell' ? hit.cell.panelId : null }
}

function move(gesture: Gesture, touching: Touching, ground: Ground): GestureStep {
  if (!gesture.fingers.has(touching.id)) return moveOwn(gesture, touching, ground)
  const fingers = withFinger(gesture.fingers, touching.id, touching.at)
  const pinch = pinchOf(gesture.fingers, fingers)
  if (!pinch) return moveOwn({ ...gesture, fingers }, touching, ground)
  const { pan, factor, at } = pinch
  return [
    { ...gesture, fingers },
    [
      { kind: 'pan', by: pan },
      { kind: 'zoom', factor, at },
    ],
  ]
}

function moveOwn(gesture: Gesture, touching: Touching, ground: Ground): GestureStep {
  const { doing, pointer } = gesture
  if (!pointer || touching.id !== pointer.id) return [gesture, []]
  // Another mouse button is still down: the owning button decides.
  if (touching.type === 'mouse' && (touching.buttons & (pointer.button === 1 ? 4 : 1)) === 0) return finish(gesture)
  const { at } = touching
  switch (doing.kind) {
    case 'nothing':
      return [gesture, []]
    case 'panning':
      return [
        become(gesture, { kind: 'panning', last: at }),
        [{ kind: 'pan', by: { x: at.x - doing.last.x, y: at.y - doing.last.y } }],
      ]
    case 'pressing':
      if (Math.hypot(at.x - doing.at.x, at.y - doing.at.y) < DRAG_THRESHOLD_PX) return [gesture, []]
      return drag(gesture, doing, touching, ground)
    case 'marquee':
      return [gesture, stretch(doing.from, doing.before, ground.world(at), ground)]
    case 'dragging':
      return [gesture, [{ kind: 'carry-to', at }]]
  }
}

/** A press that moves becomes whatever drag is possible here. */
function drag(
  gesture: Gesture,
  { hit, at: start }: Extract<Doing, { kind: 'pressing' }>,
  { type, at, shift, ctrl, alt }: Touching,
  { canWrite, selected, world }: Ground,
): GestureStep {
  // One finger pans the board: touch has no other way to.
  if (type === 'touch') return [become(gesture, { kind: 'panning', last: start }), []]
  if (hit?.kind === 'cell') {
    if (!canWrite) return [gesture, []]
    // A shot keeps at least one panel: dragging its only one drags the shot.
    const panel = alt && hit.cell.parts > 1
    return [become(gesture, { kind: 'dragging' }), [{ kind: 'carry', cell: hit.cell, panel, at }]]
  }
  return [become(gesture, { kind: 'marquee', from: world(start), before: shift || ctrl ? selected : [] }), []]
}

function stretch(from: WorldPoint, before: readonly string[], to: WorldPoint, ground: Ground): readonly GestureAct[] {
  const rect = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  }
  const found = united(before, ground.shotsIn(rect))
  const shown = { kind: 'marquee', rect } as const
  return found.length > 0 ? [shown, select(found, null)] : [shown]
}

function up(gesture: Gesture, touching: Touching): GestureStep {
  const left = lifted(gesture, touching.id)
  if (left.pinched) return goOn(left.gesture)
  return touching.id === gesture.pointer?.id ? finish(left.gesture) : [left.gesture, []]
}

function lost(gesture: Gesture, touching: Touching): GestureStep {
  const left = lifted(gesture, touching.id)
  if (left.pinched) return goOn(left.gesture)
  return touching.id === gesture.pointer?.id ? callOff(left.gesture) : [left.gesture, []]
}

function lifted(gesture: Gesture, id: number): { readonly gesture: Gesture; readonly pinched: boolean } {
  const fingers = withoutFinger(gesture.fingers, id)
  return { gesture: { ...gesture, fingers }, pinched: gesture.fingers.size >= 2 }
}

/** The finger that remains after a pinch pans the board. */
function goOn(gesture: Gesture): GestureStep {
  const left = loneFinger(gesture.fingers)
  if (!left) return [gesture, []]
  return [{ ...gesture, pointer: { id: left.id, button: 0 }, doing: { kind: 'panning', last: left.at } }, []]
}

function finish(gesture: Gesture): GestureStep {
  const { doing } = gesture
  const done = over(gesture)
  if (doing.kind === 'dragging') return [done, [{ kind: 'drop' }]]
  if (doing.kind === 'marquee') return [done, [{ kind: 'marquee', rect: null }]]
  if (doing.kind !== 'pressing') return [done, []]
  if (doing.hit?.kind === 'add') return [done, [{ kind: 'add', place: doing.hit.place }]]
  if (doing.hit?.kind === 'band') return [done, [{ kind: 'select-scene', sceneId: doing.hit.band.sceneId }]]
  return [done, doing.selectOnUp && doing.hit ? [select([doing.hit.cell.shotId], doing.hit)] : []]
}

function callOff(gesture: Gesture): GestureStep {
  const { doing } = gesture
  const done = over(gesture)
  if (doing.kind === 'dragging') return [done, [{ kind: 'call-off' }]]
  if (doing.kind !== 'marquee') return [done, []]
  return [done, [{ kind: 'marquee', rect: null }, select(doing.before, null)]]
}
