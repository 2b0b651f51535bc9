import { useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Panels kept ready on either side of what is in sight. */
const AHEAD = 3

/** The part of the strip that is rendered: a film of a thousand panels costs as much as one of twenty. */
export interface StripWindow {
  readonly from: number
  /** Not included. */
  readonly to: number
}

/** `step`: CSS px from one panel to the next. `at`: the current panel's place, kept in sight unless `still`. */
export function useStripWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  step: number,
  at: number,
  still: () => boolean,
): StripWindow {
  const [seen, setSeen] = useState({ first: 0, many: 1 })

  useLayoutEffect(() => {
    const strip = list.current
    if (!strip || at < 0) return undefined
    function keepInSight(): void {
      if (still()) return
      const [left, right] = [at * step, (at + 1) * step]
      const outside = left < strip!.scrollLeft || right > strip!.scrollLeft + strip!.clientWidth
      if (outside) strip!.scrollTo({ left: left - (strip!.clientWidth - step) / 2 })
    }
    keepInSight()
    const sizes = new ResizeObserver(keepInSight)
    sizes.observe(strip)
    return () => sizes.disconnect()
  }, [list, at, step, still])

  useEffect(() => {
    const strip = list.current
    if (!strip) return undefined
    function look(): void {
      const first = Math.max(0, Math.floor(strip!.scrollLeft / step))
      const many = Math.ceil(strip!.clientWidth / step) + 1
      setSeen((before) => (before.first === first && before.many === many ? before : { first, many }))
    }
    look()
    strip.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(strip)
    return () => {
      strip.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [list, step])

  const from = Math.max(0, Math.min(seen.first - AHEAD, count - 1))
  return { from, to: Math.min(count, seen.first + seen.many + AHEAD) }
}
