import { useEffect } from 'react'
import type { DrawingTable } from './table/drawingTable.ts'

/**
 * If a pointer pressed one of the table's own buttons, returns focus to the drawing: Space then pans the paper and
 * arrows nudge the selection. A button that opens something keeps the focus, and so does one pressed by key.
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
