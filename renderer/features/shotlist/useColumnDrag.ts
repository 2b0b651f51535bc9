import { useEffect, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { gapAcross } from './columns.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'

/** A press that moves less than this, CSS px, is a click. */
const SLACK_PX = 5
/** Near the ends of the box it scrolls, by this much a move; CSS px. */
const NEAR_PX = 40
const SCROLL_PX = 14

/** The column that is dragged, and the gap it would drop into. */
export interface CarriedColumn {
  readonly id: ColumnId
  readonly gap: number
}

export interface ColumnDragging {
  /** null if nothing is dragged. */
  readonly carried: CarriedColumn | null
  /** For a column's name. */
  readonly handlersOf: (column: GridColumn) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
  }
  /** Whether the click that follows is the end of a drag. */
  readonly isDragsClick: () => boolean
}

/** Drags columns by their names with mouse or pen; Escape puts one back. A finger scrolls the list instead. */
export function useColumnDrag(
  columns: readonly GridColumn[],
  drop: (column: GridColumn, gap: number) => void,
): ColumnDragging {
  const [carried, setCarried] = useState<CarriedColumn | null>(null)
  /** `gap`: null until it has moved far enough. The state may be drawn later than the hand lets go. */
  const press = useRef<{ readonly id: ColumnId; readonly x: number; readonly gap: number | null } | null>(null)
  const dragged = useRef(false)

  useEffect(() => {
    if (!carried) return undefined
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      press.current = null
      setCarried(null)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [carried])

  function end(): void {
    press.current = null
    setCarried(null)
  }

  return {
    carried,
    isDragsClick: () => dragged.current,
    handlersOf: (column) => ({
      onPointerDown(event) {
        dragged.current = false
        if (event.button !== 0 || event.pointerType === 'touch' || column.field === null) return
        // At once: a quick hand has left the name with its first move.
        event.currentTarget.setPointerCapture(event.pointerId)
        press.current = { id: column.id, x: event.clientX, gap: null }
      },
      onPointerMove(event) {
        const pressed = press.current
        if (pressed?.id !== column.id) return
        if (pressed.gap === null && Math.abs(event.clientX - pressed.x) < SLACK_PX) return
        dragged.current = true
        const header = event.currentTarget.closest('.list-header')
        if (!header) return
        scrollAt(header.parentElement, event.clientX)
        const gap = gapAcross(columns, event.clientX - header.getBoundingClientRect().left)
        press.current = { ...pressed, gap }
        setCarried({ id: column.id, gap })
      },
      onPointerUp() {
        const gap = press.current?.gap ?? null
        end()
        if (gap !== null) drop(column, gap)
      },
      onPointerCancel: end,
    }),
  }
}

function scrollAt(box: HTMLElement | null, x: number): void {
  if (!box) return
  const { left, right } = box.getBoundingClientRect()
  if (x > right - NEAR_PX) box.scrollLeft += SCROLL_PX
  else if (x < left + NEAR_PX) box.scrollLeft -= SCROLL_PX
}
