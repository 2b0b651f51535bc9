import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { wheelMeaning } from '../../../ui/wheelMeaning.ts'

/** What hands do over a take; places are CSS px from the pane's corner. */
export interface LookHands {
  readonly zoom: (factor: number, place: Place) => void
  readonly pan: (dx: number, dy: number) => void
  readonly press: () => void
  readonly twice: (place: Place) => void
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** Wheel, trackpad, one finger or a drag to move, two fingers to enlarge, a double click for 100 %. */
export function useLookHands(hands: LookHands): RefObject<HTMLDivElement | null> {
  const pane = useRef<HTMLDivElement>(null)
  const latest = useRef(hands)
  useEffect(() => {
    latest.current = hands
  })
  useEffect(() => listen(pane.current!, latest), [])
  return pane
}

function listen(pane: HTMLElement, latest: RefObject<LookHands>): () => void {
  const down = new Map<number, Place>()
  const stop = new AbortController()
  const signal = { signal: stop.signal }
  const placeOf = (event: MouseEvent): Place => {
    const box = pane.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  pane.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const meant = wheelMeaning(event)
      if (meant.kind === 'zoom') latest.current.zoom(meant.factor, placeOf(event))
      else latest.current.pan(meant.dx, meant.dy)
    },
    { ...signal, passive: false },
  )
  pane.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button > 1) return
      pane.setPointerCapture(event.pointerId)
      down.set(event.pointerId, placeOf(event))
      latest.current.press()
    },
    signal,
  )
  pane.addEventListener(
    'pointermove',
    (event) => {
      const before = down.get(event.pointerId)
      if (!before) return
      const now = placeOf(event)
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
      down.set(event.pointerId, now)
      if (!other) return latest.current.pan(now.x - before.x, now.y - before.y)
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      latest.current.pan((now.x - before.x) / 2, (now.y - before.y) / 2)
      latest.current.zoom(apart(now, other) / Math.max(1, apart(before, other)), middle)
    },
    signal,
  )
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    pane.addEventListener(end, (event) => down.delete(event.pointerId), signal)
  pane.addEventListener('dblclick', (event) => latest.current.twice(placeOf(event)), signal)
  return () => stop.abort()
}

function apart(one: Place, other: Place): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
