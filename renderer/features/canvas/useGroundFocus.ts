import { useEffect } from 'react'
import type { Desk } from './desk/desk.ts'

/**
 * A pointer that pressed one of the table's own buttons leaves the keys to the drawing: Space then moves the paper and arrows
 * nudge what is selected. A button that opens something keeps them, and so does one that was pressed by a key.
 */
export function useGroundFocus(desk: Desk | null): void {
  useEffect(() => {
    if (!desk) return undefined
    function pressed({ detail, target }: MouseEvent): void {
      const button = target instanceof Element ? target.closest('.desk button') : null
      if (detail > 0 && button && !button.hasAttribute('aria-haspopup')) desk!.focus()
    }
    window.addEventListener('click', pressed)
    return () => window.removeEventListener('click', pressed)
  }, [desk])
}
