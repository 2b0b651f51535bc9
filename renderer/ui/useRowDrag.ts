import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { scrollAt, stepRowDrag } from './rowDrag.ts'
import type { RowDrag, RowDragEffect, RowDragEvent } from './rowDrag.ts'

/** Which row is being dragged, and the gap it would drop into: 0 above the first. */
export interface CarriedRow {
  readonly id: string
  readonly gap: number
}

interface DraggedList {
  readonly list: RefObject<HTMLElement | null>
  /** The gap between rows nearest to this height, CSS px from the window's top. */
  readonly gapAt: (y: number) => number
  readonly drop: (row: CarriedRow) => void
  /** For a row that was pressed and not dragged. */
  readonly tap?: (id: string) => void
}

export interface RowDragging {
  /** null if nothing is dragged. */
  readonly carried: CarriedRow | null
  readonly press: (event: ReactPointerEvent<HTMLElement>, id: string) => void
}

/**
 * Drags a list's row with mouse or pen: shows the place it would take, scrolls the list near its ends, and puts it back
 * on Escape. A finger scrolls the list instead.
 */
export function useRowDrag(dragged: DraggedList): RowDragging {
  const [carried, setCarried] = useState<CarriedRow | null>(null)
  const latest = useRef(dragged)
  useEffect(() => {
    latest.current = dragged
  })
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  function press(event: ReactPointerEvent<HTMLElement>, id: string): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    stop.current?.()
    const { pointerId, clientY: y } = event
    const start: RowDragEvent = { kind: 'press', id, pointerId, y }
    stop.current = beginRowDrag(event.currentTarget, start, () => latest.current, setCarried)
  }

  return { carried, press }
}

/** Tracks a press until its row is dropped or put back. The returned function puts it back. */
function beginRowDrag(
  row: HTMLElement,
  start: RowDragEvent,
  dragged: () => DraggedList,
  show: (carried: CarriedRow | null) => void,
): () => void {
  const ending = new AbortController()
  let frame = 0
  let drag: RowDrag | null = null

  function send(event: RowDragEvent): readonly RowDragEffect[] {
    const before = drag
    const [next, effects] = stepRowDrag(drag, event)
    drag = next
    if (next === null) {
      ending.abort()
      cancelAnimationFrame(frame)
    }
    if (before?.gap !== next?.gap) show(next === null || next.gap === null ? null : { id: next.id, gap: next.gap })
    effects.forEach(run)
    return effects
  }

  function run(effect: RowDragEffect): void {
    if (effect.kind === 'drop') dragged().drop(effect)
    if (effect.kind === 'tap') dragged().tap?.(effect.id)
    if (effect.kind !== 'carry') return
    row.setPointerCapture(effect.pointerId)
    frame = requestAnimationFrame(scroll)
  }

  function scroll(): void {
    frame = requestAnimationFrame(scroll)
    const list = dragged().list.current
    if (!list || !drag) return
    const by = scrollAt(drag.y, list.getBoundingClientRect())
    if (by === 0) return
    list.scrollTop += by
    send({ kind: 'scrolled', gap: dragged().gapAt(drag.y) })
  }

  send(start)
  listenToDrag((y) => dragged().gapAt(y), send, ending.signal)
  return () => void send({ kind: 'stop' })
}

function listenToDrag(
  gapAt: (y: number) => number,
  send: (event: RowDragEvent) => readonly RowDragEffect[],
  signal: AbortSignal,
): void {
  addEventListener(
    'pointermove',
    ({ pointerId, clientY: y }) => void send({ kind: 'move', pointerId, y, gap: gapAt(y) }),
    { signal },
  )
  addEventListener('pointerup', ({ pointerId }) => void send({ kind: 'release', pointerId }), { signal })
  addEventListener('pointercancel', ({ pointerId }) => void send({ kind: 'lost', pointerId }), { signal })
  addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape' || !send({ kind: 'escape' }).some(({ kind }) => kind === 'consume')) return
      key.preventDefault()
      key.stopPropagation()
    },
    { signal, capture: true },
  )
}
