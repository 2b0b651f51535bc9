import { panelOf } from '#shared/document/select.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { Editor } from '../../../editor/editor.ts'
import { penNear } from '../../../ui/penNear.ts'
import type { BoardView } from '../boardView.ts'
import type { AddPlace } from '../layout/addPlaces.ts'
import { shotsIn } from '../layout/layoutQuery.ts'
import type { Carry } from './carry.ts'
import { beginPanelDrag, beginShotDrag } from './drags.ts'
import { NO_GESTURE, stepGesture } from './gesture.ts'
import type { GestureAct, GestureEvent, Ground, Touching } from './gesture.ts'
import { listenToWheel } from './wheel.ts'

export interface BoardPointer {
  /** A button or finger is down. */
  readonly busy: () => boolean
  /** True if there was a gesture to cancel. */
  readonly cancel: () => boolean
  /** While Space is down, a drag pans the board. */
  readonly hold: (space: boolean) => void
  readonly dispose: () => void
}

/** What the board's hands can ask for beyond moving and selecting. */
export interface BoardActs {
  /** Into the current panel. */
  readonly enter: () => void
  readonly editHeading: (sceneId: string) => void
  readonly add: (place: AddPlace) => void
}

/** How long a finger must rest on a shot to select it, ms: before its context menu opens. */
const HELD_MS = 400

const TOLD = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'lost',
  lostpointercapture: 'lost',
} as const

/** Mouse, pen and touch on the board's surface: passes events to the gesture, and performs its effects. */
export function listenToPointer(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  { enter, editHeading, add }: BoardActs,
): BoardPointer {
  const stop = new AbortController()
  const act = createActs(surface, editor, view, add, send)
  let gesture = NO_GESTURE
  let holding: ReturnType<typeof setTimeout> | undefined

  function send(event: GestureEvent): void {
    const before = gesture.doing
    const [next, acts] = stepGesture(gesture, event, groundOf(editor, view))
    gesture = next
    if (next.doing !== before) became(event)
    acts.forEach(act)
  }

  function became(event: GestureEvent): void {
    const { kind } = gesture.doing
    clearTimeout(holding)
    surface.dataset['doing'] = kind === 'nothing' && gesture.space ? 'ready-to-pan' : kind
    const resting = kind === 'pressing' && event.kind === 'down' && event.touching.type === 'touch'
    if (resting) holding = setTimeout(() => send({ kind: 'held' }), HELD_MS)
  }

  function doubleClicked(event: MouseEvent): void {
    const hit = view.hit(pointOn(surface, event))
    if (hit?.kind === 'cell') enter()
    else if (hit?.kind === 'band') editHeading(hit.band.sceneId)
  }

  function cancel(): boolean {
    const { kind } = gesture.doing
    send({ kind: 'cancel' })
    return kind === 'dragging' || kind === 'marquee'
  }

  listenToTouches(surface, send, stop.signal)
  keepMenusAway(surface, () => ['dragging', 'marquee', 'panning'].includes(gesture.doing.kind), stop.signal)
  listenToWheel(surface, view, stop.signal)
  surface.addEventListener('dblclick', doubleClicked, { signal: stop.signal })

  return {
    busy: () => gesture.doing.kind !== 'nothing',
    cancel,
    hold: (isDown) => send({ kind: 'space', isDown }),
    dispose() {
      cancel()
      stop.abort()
    },
  }
}

function listenToTouches(surface: HTMLElement, send: (event: GestureEvent) => void, signal: AbortSignal): void {
  const pen = penNear()
  for (const [type, kind] of Object.entries(TOLD)) {
    const told = (event: Event): void => {
      if (!(event instanceof PointerEvent)) return
      send({ kind, touching: touchingOf(event, pointOn(surface, event), pen.palm(event.timeStamp)) })
    }
    surface.addEventListener(type, told, { signal })
  }
  pen.watch(signal)
}

/** CSS px from the surface's corner. */
function pointOn(surface: HTMLElement, event: MouseEvent): ScreenPoint {
  const box = surface.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

function touchingOf(event: PointerEvent, at: ScreenPoint, palm: boolean): Touching {
  const { pointerId: id, pointerType: type, button, buttons } = event
  const ctrl = event.ctrlKey || event.metaKey
  return { id, type, at, button, buttons, shift: event.shiftKey, ctrl, alt: event.altKey, palm }
}

function groundOf(editor: Editor, view: BoardView): Ground {
  return {
    hit: view.hit,
    world: view.world,
    shotsIn(rect) {
      const passing = view.passing()
      return shotsIn(view.layout(), rect).filter((id) => passing === null || passing.has(id))
    },
    walkable: view.walkable,
    selected: editor.session.state().shotIds,
    canWrite: editor.canWrite,
  }
}

/** Performs the effects of gestures. */
function createActs(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  add: (place: AddPlace) => void,
  send: (event: GestureEvent) => void,
): (act: GestureAct) => void {
  const { session } = editor
  let carry: Carry | null = null

  function pickUp({ cell, panel, at }: Extract<GestureAct, { kind: 'carry' }>): void {
    const own = panel ? panelOf(editor.board(), cell.panelId ?? '') : undefined
    carry = own ? beginPanelDrag(editor, view, own) : beginShotDrag(editor, view, session.state().shotIds, cell.panelId)
    carry.move(at)
  }

  const doers: { readonly [K in GestureAct['kind']]: (act: Extract<GestureAct, { kind: K }>) => void } = {
    focus: () => surface.focus({ preventScroll: true }),
    capture: ({ id }) => surface.setPointerCapture(id),
    pan: ({ by }) => view.pan(by.x, by.y),
    zoom: ({ factor, at }) => view.zoom(factor, at),
    select: ({ shotIds, panelId }) => session.selectShots(editor.board(), shotIds, panelId),
    'select-scene': ({ sceneId }) => session.selectScene(editor.board(), sceneId),
    add: ({ place }) => add(place),
    marquee: ({ rect }) => view.show({ marquee: rect }),
    carry: pickUp,
    'carry-to': ({ at }) => carry?.move(at),
    drop: () => carry?.drop(),
    'call-off': () => carry?.cancel(),
    again: ({ event }) => send(event),
  }
  return (act) => (doers[act.kind] as (given: GestureAct) => void)(act)
}

/** No menu opens during a drag. */
function keepMenusAway(surface: HTMLElement, carrying: () => boolean, signal: AbortSignal): void {
  surface.addEventListener(
    'contextmenu',
    (event) => {
      if (!carrying()) return
      event.preventDefault()
      event.stopPropagation()
    },
    { signal, capture: true },
  )
}
