import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { penNear } from '../../../ui/penNear.ts'
import type { AnyTool } from '#shared/tools/index.ts'
import type { Gesture, Outcome, PenSample, ToolContext } from '#shared/tools/tool.ts'
import type { HandReading } from '../helpers/handReading.ts'
import type { Guide } from '../helpers/perspectiveSnap.ts'
import { traceSample } from './penSample.ts'
import type { Traced } from './penSample.ts'
import { createFingers } from './fingers.ts'
import { isBarrel, letsGo, toolOfPress } from './toolOfPress.ts'

/** What pointers act on. */
export interface Hands {
  readonly camera: () => Camera
  /** Puts the paper back where it lay. */
  readonly putBack: (camera: Camera) => void
  readonly hand: HandReading
  readonly inHand: () => AnyTool
  /** `add`: Shift is held; `other`: Alt or the pen's barrel button. */
  readonly context: (tool: AnyTool, add: boolean, other: boolean) => ToolContext
  /** False: this tool can't work here now, and the person was told why. */
  readonly accepts: (tool: AnyTool) => boolean
  /** `certain`: how many of a stroke's points the pen has really been at, where some are foreseen. */
  readonly shown: (gesture: Gesture, certain?: number) => void
  readonly finished: (outcome: Outcome) => void
  readonly cancelled: () => void
  readonly pinched: (before: readonly [ScreenPoint, ScreenPoint], after: readonly [ScreenPoint, ScreenPoint]) => void
  /** Where the pointer is over the table, touching or not; null when it left. */
  readonly hovered: (at: ScreenPoint | null) => void
}

export interface Pointers {
  /** Lets go of a gesture under way and puts everything back; false where there was none. */
  readonly cancel: () => boolean
  readonly busy: () => boolean
  readonly holdSpace: (held: boolean) => void
  readonly dispose: () => void
}

interface Work {
  readonly pointerId: number
  readonly pointerType: string
  readonly button: number
  readonly tool: AnyTool
  /** How the paper lay as it began. */
  readonly camera: Camera
  readonly first: Traced
  readonly guide: Guide | null
  gesture: Gesture
  last: Traced
  /** CSS px between the first press and the farthest it has been. */
  gone: number
}

/** A finger's gesture is no more than the first half of a pinch until it has lasted this long and gone this far, ms and CSS px. */
const MEANT = { ms: 300, px: 24 } as const

/** Turns pointer events on `area` into gestures of tools. One pointer works at a time; two fingers pan and pinch. */
export function createPointers(area: HTMLElement, hands: Hands): Pointers {
  const pen = penNear()
  const fingers = createFingers()
  let work: Work | null = null
  let space = false

  function cancel(): boolean {
    if (!work) return false
    const { gesture, camera } = work
    work = null
    if (gesture.kind === 'pan') hands.putBack(camera)
    hands.cancelled()
    return true
  }

  function finish(): void {
    if (!work) return
    const { tool, gesture } = work
    work = null
    hands.finished(tool.finish(gesture))
  }

  /** A pen comes down after the hand that holds it: what the hand was taken for is put back. */
  function palmsOff(event: PointerEvent): void {
    if (work?.pointerType === 'touch') cancel()
    const lay = fingers.camera(event.timeStamp)
    if (lay) hands.putBack(lay)
    fingers.clear()
  }

  /** True where the finger may work by itself. */
  function fingerLanded(event: PointerEvent): boolean {
    if (pen.palm(event.timeStamp)) return false
    if (work && work.gesture.kind !== 'pan') {
      // What else touches a gesture that is well under way is the rest of the hand: a line is not lost to it.
      const meant = event.timeStamp - work.first.time >= MEANT.ms && work.gone >= MEANT.px
      if (work.pointerType !== 'touch' || meant) return false
      cancel()
    }
    // A paper that one finger was moving goes on with two, from where it is.
    if (work?.pointerType === 'touch') finish()
    return fingers.land(event.pointerId, at(event), event.timeStamp, hands.camera()) === 1
  }

  function pressed(event: PointerEvent): void {
    if (event.pointerType === 'pen') palmsOff(event)
    if (event.pointerType === 'touch' && !fingerLanded(event)) return
    // Some systems never told that this one was lifted.
    if (work?.pointerId === event.pointerId) finish()
    if (work) return
    const lone = event.pointerType === 'touch' && pen.used()
    const tool = toolOfPress(event, hands.inHand(), space || lone)
    if (tool) begin(event, tool)
  }

  function begin(event: PointerEvent, tool: AnyTool): void {
    event.preventDefault()
    // Asked before the focus moves: it ends what was being written, and that press meant no more than that.
    const accepted = hands.accepts(tool)
    area.focus({ preventScroll: true })
    if (!accepted) return
    area.setPointerCapture(event.pointerId)
    const { pointerId, pointerType, button } = event
    const [box, camera] = [area.getBoundingClientRect(), hands.camera()]
    const first = traceSample(hands.hand.read(event), box.left, box.top, camera, null)
    const gesture = tool.begin(first.sample, hands.context(tool, event.shiftKey, event.altKey || isBarrel(event)))
    const guide = hands.hand.guide(tool, first.sample.at, camera.zoom)
    work = { pointerId, pointerType, button, tool, camera, first, guide, gesture, last: first, gone: 0 }
    hands.shown(gesture)
  }

  function moved(event: PointerEvent): void {
    if (event.pointerType === 'touch') {
      const pair = fingers.move(event.pointerId, at(event))
      if (pair) hands.pinched(...pair)
      if (pair || !fingers.has(event.pointerId)) return
    }
    hands.hovered(at(event))
    if (!work || work.pointerId !== event.pointerId) return
    // Another button is still down, or the release was never told: the gesture ends all the same.
    if (letsGo(event, work.button)) {
      finish()
      return
    }
    const parts = event.getCoalescedEvents()
    follow(work, parts.length > 0 ? parts : [event], event.shiftKey)
    showForeseen(event, work)
  }

  function follow(now: Work, parts: readonly PointerEvent[], constrain: boolean, pressure?: number): void {
    const samples = readAll(parts, now.last, (read, traced) => {
      now.last = traced
      now.gone = Math.max(now.gone, Math.hypot(traced.x - now.first.x, traced.y - now.first.y))
      const sample = pressure === undefined ? read : { ...read, pressure }
      return now.guide ? { ...sample, at: now.guide(sample.at) } : sample
    })
    now.gesture = now.tool.move(now.gesture, samples, constrain)
  }

  /** Shows the stroke as it will probably go on, which is forgotten with the next event: ink lies closer to the pen. */
  function showForeseen(event: PointerEvent, now: Work): void {
    if (now.gesture.kind !== 'stroke' || event.pointerType === 'mouse') {
      hands.shown(now.gesture)
      return
    }
    const certain = now.gesture.points.length
    const foreseen = readAll(event.getPredictedEvents(), now.last, (sample) =>
      now.guide ? { ...sample, at: now.guide(sample.at, true) } : sample,
    )
    hands.shown(foreseen.length === 0 ? now.gesture : now.tool.move(now.gesture, foreseen, event.shiftKey), certain)
  }

  function readAll(
    parts: readonly PointerEvent[],
    from: Traced,
    each: (sample: PenSample, traced: Traced) => PenSample,
  ): PenSample[] {
    const [box, camera] = [area.getBoundingClientRect(), hands.camera()]
    let last = from
    return parts.map((part) => {
      last = traceSample(hands.hand.read(part), box.left, box.top, camera, last)
      return each(last.sample, last)
    })
  }

  function lifted(event: PointerEvent): void {
    fingers.lift(event.pointerId)
    if (work?.pointerId !== event.pointerId) return
    // The line ends where the pen was lifted, which presses no longer.
    const { x, y, sample } = work.last
    if (hands.hand.acrossOf(event.clientX) !== x || event.clientY !== y)
      follow(work, [event], event.shiftKey, sample.pressure)
    finish()
  }

  /** A system takes a finger away where it finds it a palm. A pen's line stays: nobody meant to take it back. */
  function lost(event: PointerEvent): void {
    fingers.lift(event.pointerId)
    if (work?.pointerId !== event.pointerId) return
    if (work.pointerType !== 'touch' && work.gesture.kind === 'stroke') finish()
    else cancel()
  }

  function at(event: PointerEvent): ScreenPoint {
    const box = area.getBoundingClientRect()
    return screenPoint(hands.hand.acrossOf(event.clientX) - box.left, event.clientY - box.top)
  }

  function menuIsMeant(event: MouseEvent): boolean {
    return work === null && (!(event instanceof PointerEvent) || ['mouse', ''].includes(event.pointerType))
  }

  const stop = new AbortController()
  const { signal } = stop
  pen.watch(signal)
  area.addEventListener('pointerdown', pressed, { signal })
  area.addEventListener('pointermove', moved, { signal })
  area.addEventListener('pointerup', lifted, { signal })
  area.addEventListener('pointercancel', lost, { signal })
  area.addEventListener('lostpointercapture', lost, { signal })
  area.addEventListener('pointerleave', () => hands.hovered(null), { signal })
  // A mouse's right button opens the table's menu; a pen's barrel button and a finger at rest mean no menu.
  area.addEventListener('contextmenu', (event) => (menuIsMeant(event) ? undefined : event.preventDefault()), {
    signal,
  })

  return {
    cancel,
    busy: () => work !== null,
    holdSpace(held) {
      space = held
    },
    dispose() {
      cancel()
      stop.abort()
    },
  }
}
