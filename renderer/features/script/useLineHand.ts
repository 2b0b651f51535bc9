import { useEffectEvent, useRef } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { createEdgeScroll } from './edgeScroll.ts'
import type { EdgeScroll } from './edgeScroll.ts'
import { movedTo } from './lineSelection.ts'
import type { LineSelection } from './lineSelection.ts'
import type { ScriptScroll } from './useScriptScroll.ts'

interface HandParts {
  readonly box: RefObject<HTMLDivElement | null>
  readonly scroll: ScriptScroll
  readonly selection: LineSelection
  readonly select: (selection: LineSelection) => void
}

/** Lines are chosen by a press, and more of them by drawing on, over the edges too, or with Shift. */
export function useLineHand({ box, scroll, selection, select }: HandParts) {
  const drawing = useRef<number | null>(null)
  const edge = useRef<EdgeScroll | null>(null)
  const drawTo = useEffectEvent((x: number, y: number) => {
    const line = scroll.lineAt(x, y)
    if (line >= 0 && line !== selection.at) select(movedTo(selection, line, true))
  })
  const over = (): void => {
    drawing.current = null
    edge.current?.stop()
    edge.current = null
  }
  const lineAt = (event: PointerEvent): number => scroll.lineAt(event.clientX, event.clientY)

  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>): void {
      const onText = event.target instanceof Element && event.target.closest('.script-sheet') !== null
      const onShot = event.target instanceof Element && event.target.closest('.shot-line') !== null
      if (!onText) return
      event.preventDefault()
      box.current?.focus({ preventScroll: true })
      const line = lineAt(event)
      if (onShot || line < 0) return
      // The menu is about what is selected, if it opens there.
      const inside =
        line >= Math.min(selection.anchor, selection.at) && line <= Math.max(selection.anchor, selection.at)
      if (event.button !== 0 && inside) return
      select(movedTo(selection, line, event.shiftKey))
      if (event.button !== 0) return
      drawing.current = event.pointerId
      edge.current = box.current && createEdgeScroll(box.current, drawTo)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent): void {
      if (drawing.current !== event.pointerId) return
      drawTo(event.clientX, event.clientY)
      edge.current?.at(event.clientX, event.clientY)
    },
    onPointerUp(event: PointerEvent): void {
      if (drawing.current === event.pointerId) over()
    },
    onPointerCancel: over,
  }
}
