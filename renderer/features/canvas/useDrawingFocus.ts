import { useEffect } from 'react'
import type { DrawingTable } from './table/drawingTable.ts'

/**
 * A pointer that pressed one of the table's own buttons leaves the keys to the drawing: Space then moves the paper and arrows
 * nudge what is selected. A button that opens something keeps them, and so does one that was pressed by a key.
 */
export function useGroundFocus(table: DrawingTable | null): void {
  useEffect(() => {
    if (!table) return undefined
    function pressed({ detail, target }: MouseEvent): void {
      const button = target instanceof Element ? target.closest('.table button') : null
      if (detail > 0 && button && !button.hasAttribute('aria-haspopup')) table!.focus()
    }
    window.addEventListener('click', pressed)
    return () => window.removeEventListener('click', pressed)
  }, [table])
}
