import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import type { Gesture, Outcome, Tool, ToolContext } from '../tools/tool.ts'
import type { HandReading } from '../helpers/handReading.ts'
import type { Guide } from '../helpers/perspectiveSnap.ts'
import { traceSample } from './penSample.ts'
import type { Traced } from './penSample.ts'
import { toolOfPress } from './toolOfPress.ts'

/** What pointers act on. */
export interface Hands {
  readonly camera: () => Camera
  readonly hand: HandReading
  readonly inHand: () => Tool
  /** `add`: Shift is held; `other`: Alt or the pen's barrel button. */
  readonly context: (tool: Tool, add: boolean, other: boolean) => ToolContext
  /** False: this tool can't work here now, and the person was told why. */
  readonly accepts: (tool: Tool) => boolean
  /** `certain`: how many of a stroke's points the pen has really been at, where some are foreseen. */
  readonly shown: (gesture: Gesture, certain?: number) => void
  readonly finished: (outcome: Outcome) => void
  readonly cancelled: () => void
  readonly pinched: (before: readonly [ScreenPoint, ScreenPoint], after: readonly [ScreenPoint, ScreenPoint]) => void
  /** Where the pointer is over the desk, touching or not; null when it left. */
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
  readonly tool: Tool
  gesture: Gesture
  last: Traced
  readonly guide: Guide | null
}

/** How long after a pen was last near a touch is taken for the palm. */
const PALM_MS = 500

/** Turns pointer events on `ground` into gestures of tools. One pointer works at a time; two fingers pan and pinch. */
export function createPointers(ground: HTMLElement, hands: Hands): Pointers {
  let work: Work | null = null
  let space = false
  /** Once a pen was used, a lone finger moves the paper: it may be a palm. */
  let penSeen = false
  /** When a pen was last near (ms, as events tell time): until a moment after, whatever else touches is a palm. */
  let penNear = -Infinity
  const fingers = new Map<number, ScreenPoint>()

  function cancel(): boolean {
    if (!work) return false
    work = null
    hands.cancelled()
    return true
  }

  /** A pen comes down after the hand that holds it: what the hand was taken for is put back. */
  function palmsOff(): void {
    fingers.clear()
    if (work?.pointerType === 'touch') cancel()
  }

  function pressed(event: PointerEvent): void {
    if (event.pointerType === 'pen') {
      penSeen = true
      penNear = event.timeStamp
      palmsOff()
    }
    if (event.pointerType === 'touch') {
      if (event.timeStamp - penNear < PALM_MS || work?.pointerType === 'pen') return
      fingers.set(event.pointerId, at(event))
      if (fingers.size > 1) {
        cancel()
        return
      }
    }
    if (work) return
    const lone = event.pointerType === 'touch' && penSeen
    const tool = toolOfPress(event, hands.inHand(), space || lone)
    if (!tool) return
    event.preventDefault()
    // Asked before the focus moves: it ends what was being written, and that press meant no more than that.
    const accepted = hands.accepts(tool)
    ground.focus({ preventScroll: true })
    if (!accepted) return
    ground.setPointerCapture(event.pointerId)
    const box = ground.getBoundingClientRect()
    const last = traceSample(hands.hand.read(event), box.left, box.top, hands.camera(), null)
    const gesture = tool.begin(last.sample, hands.context(tool, event.shiftKey, event.altKey || event.button === 2))
    const guide = hands.hand.guide(tool, last.sample.at, hands.camera().zoom)
    work = { pointerId: event.pointerId, pointerType: event.pointerType, tool, gesture, last, guide }
    hands.shown(gesture)
  }

  function moved(event: PointerEvent): void {
    if (event.pointerType === 'pen') penNear = event.timeStamp
    if (event.pointerType === 'touch') {
      if (!fingers.has(event.pointerId)) return
      if (fingers.size > 1) {
        pinch(event)
        return
      }
    }
    hands.hovered(at(event))
    if (!work || work.pointerId !== event.pointerId) return
    const box = ground.getBoundingClientRect()
    const parts = event.getCoalescedEvents()
    const samples = (parts.length > 0 ? parts : [event]).map((part) => {
      const { guide } = work!
      work!.last = traceSample(hands.hand.read(part), box.left, box.top, hands.camera(), work!.last)
      const { sample } = work!.last
      return guide ? { ...sample, at: guide(sample.at) } : sample
    })
    work.gesture = work.tool.move(work.gesture, samples, event.shiftKey)
    showForeseen(event, work, box)
  }

  /** Shows the stroke as it will probably go on, which is forgotten with the next event: ink lies closer to the pen. */
  function showForeseen(event: PointerEvent, now: Work, box: DOMRect): void {
    if (now.gesture.kind !== 'stroke' || event.pointerType === 'mouse') {
      hands.shown(now.gesture)
      return
    }
    const certain = now.gesture.points.length
    let last = now.last
    const foreseen = event.getPredictedEvents().map((part) => {
      last = traceSample(hands.hand.read(part), box.left, box.top, hands.camera(), last)
      return now.guide ? { ...last.sample, at: now.guide(last.sample.at) } : last.sample
    })
    hands.shown(foreseen.length === 0 ? now.gesture : now.tool.move(now.gesture, foreseen, event.shiftKey), certain)
  }

  function pinch(event: PointerEvent): void {
    const before = [...fingers.values()]
    fingers.set(event.pointerId, at(event))
    const after = [...fingers.values()]
    if (before.length === 2) hands.pinched([before[0]!, before[1]!], [after[0]!, after[1]!])
  }

  function lifted(event: PointerEvent): void {
    fingers.delete(event.pointerId)
    if (!work || work.pointerId !== event.pointerId) return
    const { tool, gesture } = work
    work = null
    hands.finished(tool.finish(gesture))
  }

  function lost(event: PointerEvent): void {
    fingers.delete(event.pointerId)
    if (work?.pointerId === event.pointerId) cancel()
  }

  function at(event: PointerEvent): ScreenPoint {
    const box = ground.getBoundingClientRect()
    return screenPoint(hands.hand.acrossOf(event.clientX) - box.left, event.clientY - box.top)
  }

  const stop = new AbortController()
  const { signal } = stop
  ground.addEventListener('pointerdown', pressed, { signal })
  ground.addEventListener('pointermove', moved, { signal })
  ground.addEventListener('pointerup', lifted, { signal })
  ground.addEventListener('pointercancel', lost, { signal })
  ground.addEventListener('lostpointercapture', lost, { signal })
  ground.addEventListener('pointerleave', () => hands.hovered(null), { signal })
  ground.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })

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
