import { useLayoutEffect, useRef } from 'react'
import type { FocusEvent, RefObject } from 'react'

/**
 * Keeps the keyboard in the wall where its tile is scrolled out of sight, or comes to stand in another row as a take
 * lands before it: the grid has it until the tile is there again.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>, at: number) {
  const inside = useRef(false)
  useLayoutEffect(() => {
    const grid = box.current?.querySelector<HTMLElement>('[role="grid"]')
    const { activeElement } = document
    const lost = inside.current && activeElement === document.body
    if (!grid || !(lost || activeElement === grid)) return
    const tile = grid.querySelector<HTMLElement>(`[data-place="${at}"]`)
    ;(tile ?? grid).focus({ preventScroll: true })
  })
  return {
    onFocus: () => {
      inside.current = true
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      inside.current = relatedTarget !== null && currentTarget.contains(relatedTarget)
    },
  }
}
