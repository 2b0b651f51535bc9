import { useEffect, useRef, useState } from 'react'
import type { PointerEvent, RefObject } from 'react'

/** Where a layer of the stack would be dropped: the gap above row `gap`, counted from the top. */
interface Carried {
  readonly id: string
  readonly gap: number
}

/** CSS px a press goes before it carries the row, and from the stack's ends where it scrolls. */
const CARRY_AFTER = 5
const SCROLL_EDGE = 24
const SCROLL_STEP = 9

/**
 * Carrying a row of the stack with mouse or pen: the place it would take is shown all the while, the stack scrolls at its ends,
 * and Escape puts it back. A finger scrolls the stack instead.
 */
export function useStackDrag(list: RefObject<HTMLElement | null>, drop: (id: string, gap: number) => void) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const stop = useRef<(() => void) | null>(null)
  const dropped = useRef(drop)
  useEffect(() => {
    dropped.current = drop
  })
  useEffect(() => () => stop.current?.(), [])

  function press(event: PointerEvent<HTMLElement>, id: string): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    stop.current?.()
    const { pointerId, clientY: start } = event
    const row = event.currentTarget
    const ending = new AbortController()
    let now: Carried | null = null
    let y = start
    let scrolling = 0

    function show(): void {
      const gap = gapAt(list.current, y)
      if (now?.gap !== gap) setCarried((now = { id, gap }))
    }
    function scroll(): void {
      scrolling = requestAnimationFrame(scroll)
      const stack = list.current
      const box = stack?.getBoundingClientRect()
      if (!stack || !box || !now) return
      if (y < box.top + SCROLL_EDGE) stack.scrollTop -= SCROLL_STEP
      else if (y > box.bottom - SCROLL_EDGE) stack.scrollTop += SCROLL_STEP
      else return
      show()
    }
    function end(put: boolean): void {
      ending.abort()
      cancelAnimationFrame(scrolling)
      stop.current = null
      setCarried(null)
      if (put && now) dropped.current(id, now.gap)
    }
    const during = { signal: ending.signal }
    window.addEventListener(
      'pointermove',
      (moved) => {
        if (moved.pointerId !== pointerId) return
        y = moved.clientY
        if (!now && Math.abs(y - start) < CARRY_AFTER) return
        if (!now) {
          row.setPointerCapture(pointerId)
          scrolling = requestAnimationFrame(scroll)
        }
        show()
      },
      during,
    )
    window.addEventListener('pointerup', () => end(true), during)
    window.addEventListener('pointercancel', () => end(false), during)
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || !now) return
        key.preventDefault()
        key.stopPropagation()
        end(false)
      },
      { ...during, capture: true },
    )
    stop.current = () => end(false)
  }

  return { carried, press }
}

/** The gap between rows nearest to the pointer: 0 above the first. */
function gapAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect())
  return rows.filter((row) => y > row.top + row.height / 2).length
}
