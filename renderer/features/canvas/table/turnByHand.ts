import { halfTurn } from '#shared/geometry/turn.ts'
import { frameOf } from '../helpers/placeOnTable.ts'
import type { Turning } from './turning.ts'

/** Two fingers that are down for longer than this, ms, or go further, CSS px, do more than tap. */
const TAP = { ms: 300, px: 14 } as const
/** Two taps within this time are one double tap, ms. */
const TWICE_MS = 450

interface Tapping {
  readonly began: number
  /** Where each finger came down. */
  readonly from: ReadonlyMap<number, readonly [x: number, y: number]>
  readonly up: number
}

/**
 * The paper is turned by a drag with Ctrl (Command on a Mac) and Alt held, as in Storyboard Pro, and stands upright
 * again after two fingers have tapped it twice.
 */
export function turnByHand(area: HTMLElement, turning: Turning, upright: () => void): () => void {
  const stop = new AbortController()
  const early = { signal: stop.signal, capture: true } as const
  let turns: { readonly id: number; readonly at: number } | null = null

  /** Degrees clockwise round the middle of the table. */
  function angleOf({ clientX, clientY }: PointerEvent): number {
    const { left, top, width, height } = frameOf(area).getBoundingClientRect()
    return (Math.atan2(clientY - top - height / 2, clientX - left - width / 2) * 180) / Math.PI
  }
  function pressed(event: PointerEvent): void {
    if (event.button !== 0 || !event.altKey || !(event.ctrlKey || event.metaKey)) return
    turns = { id: event.pointerId, at: angleOf(event) }
    area.setPointerCapture(event.pointerId)
    // No tool begins anything with this press.
    event.preventDefault()
    event.stopPropagation()
  }
  function moved(event: PointerEvent): void {
    if (event.pointerId !== turns?.id) return
    const at = angleOf(event)
    turning.by(halfTurn(at - turns.at))
    turns = { ...turns, at }
    event.stopPropagation()
  }
  function over(event: PointerEvent): void {
    if (event.pointerId === turns?.id) turns = null
  }

  area.addEventListener('pointerdown', pressed, early)
  area.addEventListener('pointermove', moved, early)
  for (const type of ['pointerup', 'pointercancel'] as const) area.addEventListener(type, over, early)
  listenToTaps(area, upright, stop.signal)
  return () => stop.abort()
}

/** Calls back when two fingers have tapped twice. */
function listenToTaps(area: HTMLElement, twice: () => void, signal: AbortSignal): void {
  let now: Tapping | null = null
  let last = -Infinity

  function landed({ pointerId, clientX, clientY, pointerType, timeStamp }: PointerEvent): void {
    if (pointerType !== 'touch') return
    const from = new Map(now?.from).set(pointerId, [clientX, clientY] as const)
    now = { began: now?.began ?? timeStamp, from, up: now?.up ?? 0 }
  }
  function moved({ pointerId, clientX, clientY }: PointerEvent): void {
    const from = now?.from.get(pointerId)
    if (from && Math.hypot(clientX - from[0], clientY - from[1]) > TAP.px) now = { ...now!, began: -Infinity }
  }
  function lifted({ type, pointerId, timeStamp }: PointerEvent): void {
    if (!now?.from.has(pointerId)) return
    now = { ...now, up: now.up + 1 }
    if (now.up < now.from.size) return
    const tapped = type === 'pointerup' && now.from.size === 2 && timeStamp - now.began < TAP.ms
    now = null
    if (tapped && timeStamp - last < TWICE_MS) twice()
    last = tapped ? timeStamp : -Infinity
  }

  area.addEventListener('pointerdown', landed, { signal, capture: true })
  area.addEventListener('pointermove', moved, { signal, capture: true })
  for (const type of ['pointerup', 'pointercancel'] as const)
    area.addEventListener(type, lifted, { signal, capture: true })
}
