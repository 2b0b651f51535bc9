import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { createBoxScroll } from './boxScroll.ts'
import { rowsBetween, spanAround, topToSee, withinRows } from './rowWindow.ts'
import type { RowSpan, RowStarts } from './rowWindow.ts'

/** Rows on either side of those in sight that are mounted as well, so that a list is not bare while it is scrolled. */
const SPARE = 8
/** The same just after a jump elsewhere, where none of them was mounted: the others come once there is time. */
const SPARE_AT_FIRST = 1
/** Ms after a jump within which the others are mounted, also if the window has no time. */
const AT_LAST_MS = 400

/** Where a list is scrolled to, CSS px. */
interface Place {
  readonly top: number
  /** Height of the rows' part of the box; 0 until it is known. */
  readonly room: number
  /** The row that was followed last. */
  readonly followed: number
  /** It has just jumped here. */
  readonly jumped: boolean
}

export interface RowWindow extends Pick<Place, 'top' | 'room'> {
  readonly starts: RowStarts
  readonly mounted: RowSpan
  /** Scrolls a row into view. */
  readonly reveal: (row: number) => void
}

/**
 * Which rows of a scrolled box are mounted. Since their heights are known, a list in another order is laid out at once
 * where its current row is (`at`; -1 for none), and not first where the box was, and scrolling measures nothing. `head`:
 * CSS px of what stands over the rows.
 */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  starts: RowStarts,
  { at, head }: { readonly at: number; readonly head: number },
): RowWindow {
  const [place, setPlace] = useState<Place>({ top: 0, room: 0, followed: -1, jumped: true })
  const [scroll] = useState(createBoxScroll)
  const { top, room, followed, jumped } = place

  // While it renders, so that no row is mounted where the box will no longer be.
  if (room > 0 && followed !== at) {
    // Over the first row stands its head.
    const next = at < 0 ? scroll.top() : topToSee(starts, at === 1 ? 0 : at, scroll.top(), room)
    setPlace({ top: next, room, followed: at, jumped: jumped || Math.abs(next - scroll.top()) > room / 2 })
  }
  useLayoutEffect(() => scroll.go(top), [scroll, top])

  const scrolled = useEffectEvent((next: number) => {
    const [was, is] = [rowsIn(starts, top, room), rowsIn(starts, next, room)]
    if (was.first !== is.first || was.end !== is.end) flushSync(() => setPlace((now) => ({ ...now, top: next })))
  })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = (): void => setPlace((now) => ({ ...now, room: Math.max(0, element.clientHeight - head) }))
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    const letGo = scroll.hold(element, (next) => scrolled(next))
    return () => {
      sizes.disconnect()
      letGo()
    }
  }, [box, head, scroll])

  useEffect(() => {
    if (!jumped || room === 0) return undefined
    const mountOthers = (): void => setPlace((now) => ({ ...now, jumped: false }))
    const asked = requestIdleCallback(mountOthers, { timeout: AT_LAST_MS })
    return () => cancelIdleCallback(asked)
  }, [jumped, room])

  // At once: whoever asks for a row looks whether it is in sight.
  const reveal = (row: number): void => scroll.goNow(topToSee(starts, row, scroll.top(), room))
  const spare = jumped ? SPARE_AT_FIRST : SPARE
  return { starts, mounted: spanAround(rowsIn(starts, top, room), spare, starts), top, room, reveal }
}

function rowsIn(starts: RowStarts, top: number, room: number): RowSpan {
  const from = withinRows(starts, top, room)
  return rowsBetween(starts, from, from + room)
}
