import { assertNever } from '#shared/assertNever.ts'
import type { AnyTool } from '#shared/tools/index.ts'
import { penNear } from '../../../ui/penNear.ts'
import { createStillness } from '../../../ui/stillness.ts'
import type { Hands } from './hands.ts'
import { traceSample } from './penSample.ts'
import { listenToMoves } from './moves.ts'
import { AT_REST, point } from './pointing.ts'
import type { PointerEffect, PointerInput, Press } from './pointing.ts'
import { createPointerReading } from './pointerReading.ts'
import type { PointerReading } from './pointerReading.ts'
import { isBarrel } from './toolOfPress.ts'

export interface Pointers {
  /** Cancels the current gesture and undoes its effects; false if there was none. */
  readonly cancel: () => boolean
  /** Ends it as if the hand were lifted, if what it does changes the panel; otherwise cancels it. */
  readonly end: () => void
  readonly busy: () => boolean
  readonly holdSpace: (held: boolean) => void
  readonly dispose: () => void
}

/** A pen sends something in every frame while it moves: longer than two of them, and it rests. */
const RESTS_MS = 50

/** Passes the pointer events on `area` to `pointing.ts`, and performs its effects. */
export function createPointers(area: HTMLElement, hands: Hands): Pointers {
  const pen = penNear()
  const stop = new AbortController()
  let pointing = AT_REST
  const reading = createPointerReading(hands, pen, () => pointing)
  const stillness = createStillness(RESTS_MS, () => tell({ kind: 'rest' }))

  function tell(input: PointerInput, event: PointerEvent | null = null): void {
    const [next, effects] = point(pointing, input)
    pointing = next
    if (input.kind === 'move' && input.foreseen.length > 0) stillness.moved()
    for (const effect of effects)
      if (effect.kind !== 'ask') run(hands, effect, pointing.work !== null)
      else if (event) ask(effect.press, effect.tool, event)
  }

  function ask(press: Press, tool: AnyTool, event: PointerEvent): void {
    event.preventDefault()
    // Check before the focus moves: the press ends the text being written, and means no more than that.
    const accepted = hands.accepts(tool)
    area.focus({ preventScroll: true })
    if (!accepted) return
    area.setPointerCapture(event.pointerId)
    const camera = hands.camera()
    const first = traceSample(hands.hand.read(event), 0, 0, camera, null)
    const context = hands.context(tool, event.shiftKey, event.altKey || isBarrel(event))
    const guide = hands.hand.guide(tool, first.sample.at, camera.zoom)
    tell({ kind: 'begin', press, tool, context, camera, first, guide })
  }

  function cancel(): boolean {
    const was = pointing.work !== null
    tell({ kind: 'cancel' })
    return was
  }

  listenTo(area, reading, (id) => pointing.work?.pointer.id === id, tell, stop.signal)
  pen.watch(stop.signal)
  // A mouse's right button opens the table's menu; a pen's barrel button and a resting finger open none.
  area.addEventListener(
    'contextmenu',
    (event) => (pointing.work === null && isOfMouse(event) ? undefined : event.preventDefault()),
    { signal: stop.signal },
  )
  return {
    cancel,
    end: () => tell({ kind: 'end' }),
    busy: () => pointing.work !== null,
    holdSpace: (held) => tell({ kind: 'space', held }),
    dispose() {
      tell({ kind: 'end' })
      stillness.stop()
      stop.abort()
    },
  }
}

function listenTo(
  area: HTMLElement,
  reading: PointerReading,
  works: (id: number) => boolean,
  tell: (input: PointerInput, event?: PointerEvent) => void,
  signal: AbortSignal,
): void {
  function pressed(event: PointerEvent): void {
    // Otherwise a handle over the drawing took it.
    if (!event.defaultPrevented) tell({ kind: 'down', press: reading.press(event) }, event)
  }
  const lost = (event: PointerEvent): void => tell({ kind: 'lost', id: event.pointerId })
  area.addEventListener('pointerdown', pressed, { signal })
  listenToMoves(area, works, (event) => tell(reading.move(event)), signal)
  area.addEventListener('pointerup', (event) => tell(reading.up(event)), { signal })
  area.addEventListener('pointercancel', lost, { signal })
  area.addEventListener('lostpointercapture', lost, { signal })
  area.addEventListener('pointerleave', () => tell({ kind: 'left' }), { signal })
}

function run(hands: Hands, effect: Exclude<PointerEffect, { kind: 'ask' }>, works: boolean): void {
  switch (effect.kind) {
    case 'show':
      return hands.shown(effect.gesture, effect.certain)
    case 'finish':
      return hands.finished(effect.outcome)
    case 'cancelled':
      return hands.cancelled()
    case 'putBack':
      return hands.putBack(effect.camera)
    case 'pinch':
      return hands.pinched(effect)
    case 'hover':
      return hands.hovered(effect.at && hands.hand.onView(effect.at, undefined, works))
    default:
      return assertNever(effect)
  }
}

function isOfMouse(event: MouseEvent): boolean {
  return !(event instanceof PointerEvent) || ['mouse', ''].includes(event.pointerType)
}
