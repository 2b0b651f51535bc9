/** Dragging a row of a list. Pure: measurements of the page come with the events. */
export interface RowDrag {
  readonly id: string
  readonly pointerId: number
  /** CSS px from the window's top: where it was pressed, and where the pointer is now. */
  readonly start: number
  readonly y: number
  /** The gap between rows that it would drop into, 0 above the first; null until it is dragged. */
  readonly gap: number | null
}

export type RowDragEvent =
  | { readonly kind: 'press'; readonly id: string; readonly pointerId: number; readonly y: number }
  | { readonly kind: 'move'; readonly pointerId: number; readonly y: number; readonly gap: number }
  /** The list scrolled while the pointer stayed still. */
  | { readonly kind: 'scrolled'; readonly gap: number }
  | { readonly kind: 'release'; readonly pointerId: number }
  | { readonly kind: 'lost'; readonly pointerId: number }
  | { readonly kind: 'escape' }
  /** The list is gone. */
  | { readonly kind: 'stop' }

export type RowDragEffect =
  /** Captures the pointer; the list scrolls near its ends. */
  | { readonly kind: 'carry'; readonly pointerId: number }
  | { readonly kind: 'drop'; readonly id: string; readonly gap: number }
  /** It was pressed and let go where it is. */
  | { readonly kind: 'tap'; readonly id: string }
  /** The event belonged to this drag and to nothing else in the window. */
  | { readonly kind: 'consume' }

/** CSS px that a press moves before it drags its row. */
const CARRY_AFTER = 5

type Stepped = readonly [RowDrag | null, readonly RowDragEffect[]]

/** The drag after an event; null if there is none. Only the pointer that pressed moves or drops the row. */
export function stepRowDrag(drag: RowDrag | null, event: RowDragEvent): Stepped {
  if (event.kind === 'press') return [pressed(event), []]
  if (!drag || ('pointerId' in event && event.pointerId !== drag.pointerId)) return [drag, []]
  switch (event.kind) {
    case 'move':
      return moved({ ...drag, y: event.y }, event.gap)
    case 'scrolled':
      return [drag.gap === null ? drag : { ...drag, gap: event.gap }, []]
    case 'release':
      return [null, [drag.gap === null ? { kind: 'tap', id: drag.id } : { kind: 'drop', id: drag.id, gap: drag.gap }]]
    case 'escape':
      return drag.gap === null ? [drag, []] : [null, [{ kind: 'consume' }]]
    case 'lost':
    case 'stop':
      return [null, []]
  }
}

function pressed({ id, pointerId, y }: Extract<RowDragEvent, { kind: 'press' }>): RowDrag {
  return { id, pointerId, start: y, y, gap: null }
}

function moved(drag: RowDrag, gap: number): Stepped {
  if (drag.gap !== null) return [{ ...drag, gap }, []]
  if (Math.abs(drag.y - drag.start) < CARRY_AFTER) return [drag, []]
  return [{ ...drag, gap }, [{ kind: 'carry', pointerId: drag.pointerId }]]
}

/** CSS px from a list's ends within which a drag scrolls it, and its speed per frame. */
const SCROLL_EDGE = 24
const SCROLL_STEP = 9

/** How far a list scrolls per frame with the pointer at `y`: negative towards its top. */
export function scrollAt(y: number, box: { readonly top: number; readonly bottom: number }): number {
  if (y < box.top + SCROLL_EDGE) return -SCROLL_STEP
  return y > box.bottom - SCROLL_EDGE ? SCROLL_STEP : 0
}

/** The new place of a row that moves from `from` to a gap: removing it shifts every row below. */
export function placeAfterDrop(from: number, gap: number): number {
  return gap > from ? gap - 1 : gap
}
