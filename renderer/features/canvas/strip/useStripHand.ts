import { useCallback, useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent } from 'react'
import { stripHand } from './stripHand.ts'
import type { StripEffect, StripEvent, StripHand, StripSpot } from './stripHand.ts'

/** How long a pen or finger rests on a panel to pick it up, ms. */
const HOLD_MS = 280

interface StripWorks {
  /** What is at this window position. */
  readonly spotAt: (x: number) => StripSpot
  readonly turn: (place: number) => void
  readonly scroll: (by: number) => void
  readonly drop: (from: number, gap: number) => void
}

export interface StripHolding {
  /** The panel in the hand, by its place, and the gap it would drop into; null for none. */
  readonly carried: { readonly place: number; readonly gap: number | null } | null
  /** A hand is on the strip: it must not move under it. */
  readonly busy: () => boolean
  readonly press: (event: ReactPointerEvent<HTMLElement>, place: number) => void
  /** True once after a gesture: the click belongs to it. */
  readonly tookClick: () => boolean
}

/** Listens to one press on the strip at a time, and does what `stripHand` makes of it. */
export function useStripHand(works: StripWorks): StripHolding {
  const [carried, setCarried] = useState<StripHolding['carried']>(null)
  const latest = useRef(works)
  useEffect(() => {
    latest.current = works
  })
  const hand = useRef<StripHand | null>(null)
  const took = useRef(false)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const busy = useCallback(() => hand.current !== null, [])

  function press(event: ReactPointerEvent<HTMLElement>, place: number): void {
    if (event.button !== 0 || hand.current) return
    took.current = false
    const { pointerId, pointerType, clientX: x, clientY: y } = event
    const [tell, end] = followPress(
      event.currentTarget,
      hand,
      (effect) => run(effect),
      setCarried,
      () => latest.current,
    )
    stop.current = end
    tell({ kind: 'press', press: { pointerId, pointerType, place, x, y } })
  }

  function run(effect: Exclude<StripEffect, { kind: 'capture' }>): void {
    if (effect.kind === 'turn') latest.current.turn(effect.place)
    else if (effect.kind === 'scroll') latest.current.scroll(effect.by)
    else if (effect.kind === 'drop') latest.current.drop(effect.from, effect.gap)
    else took.current = true
  }

  return {
    carried,
    busy,
    press,
    tookClick() {
      const was = took.current
      took.current = false
      return was
    },
  }
}

function followPress(
  element: HTMLElement,
  hand: { current: StripHand | null },
  run: (effect: Exclude<StripEffect, { kind: 'capture' }>) => void,
  show: (carried: StripHolding['carried']) => void,
  works: () => StripWorks,
): [tell: (event: StripEvent) => void, end: () => void] {
  const ending = new AbortController()
  const { signal } = ending
  const hold = setTimeout(() => tell({ kind: 'held' }), HOLD_MS)

  function tell(event: StripEvent): void {
    const [next, effects] = stripHand(hand.current, event)
    hand.current = next
    show(carriedBy(next))
    for (const effect of effects)
      if (effect.kind === 'capture') element.setPointerCapture(effect.pointerId)
      else run(effect)
    if (next === null) end()
  }

  function end(): void {
    clearTimeout(hold)
    hand.current = null
    ending.abort()
  }

  addEventListener(
    'pointermove',
    ({ pointerId, clientX: x, clientY: y }) => tell({ kind: 'move', pointerId, x, y, ...works().spotAt(x) }),
    { signal },
  )
  addEventListener('pointerup', ({ pointerId }) => tell({ kind: 'release', pointerId }), { signal })
  addEventListener('pointercancel', ({ pointerId }) => tell({ kind: 'lost', pointerId }), { signal })
  addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape' || hand.current?.kind !== 'carrying') return
      key.preventDefault()
      key.stopPropagation()
      tell({ kind: 'escape' })
    },
    { signal, capture: true },
  )
  return [tell, end]
}

function carriedBy(hand: StripHand | null): StripHolding['carried'] {
  if (hand?.kind === 'carrying') return { place: hand.press.place, gap: hand.gap }
  return hand?.kind === 'pressed' && hand.held ? { place: hand.press.place, gap: null } : null
}
