import { useEffectEvent } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { createEdgeScroll } from './edgeScroll.ts'
import type { EndDrag } from './useScriptModel.ts'
import type { ScriptScroll } from './useScriptScroll.ts'

interface DragParts {
  readonly box: RefObject<HTMLDivElement | null>
  readonly scroll: ScriptScroll
  /** Where the end is now; null once the drag is over. */
  readonly onDrag: (drag: EndDrag | null) => void
  readonly onDrop: (drag: EndDrag) => void
}

/** Drags one end of a shot's line from line to line of the text, which scrolls at its edges. Esc leaves it where it was. */
export function useEndDrag(parts: DragParts) {
  const lineAt = useEffectEvent((x: number, y: number) => parts.scroll.lineAt(x, y))
  return (event: ReactPointerEvent, { shotId, end }: Pick<EndDrag, 'shotId' | 'end'>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    let at: number | null = null
    const { pointerId } = event
    const watch = new AbortController()
    function follow(x: number, y: number): void {
      const next = lineAt(x, y)
      if (next < 0 || next === at) return
      at = next
      parts.onDrag({ shotId, end, at })
    }
    const edge = parts.box.current && createEdgeScroll(parts.box.current, follow)
    const over = (): void => {
      watch.abort()
      edge?.stop()
      parts.onDrag(null)
    }
    const { signal } = watch
    window.addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== pointerId) return
        follow(move.clientX, move.clientY)
        edge?.at(move.clientX, move.clientY)
      },
      { signal },
    )
    window.addEventListener(
      'pointerup',
      (up) => {
        if (up.pointerId !== pointerId) return
        over()
        if (at !== null) parts.onDrop({ shotId, end, at })
      },
      { signal },
    )
    window.addEventListener('pointercancel', over, { signal })
    window.addEventListener(
      'keydown',
      (press) => {
        if (press.key !== 'Escape') return
        press.preventDefault()
        press.stopPropagation()
        over()
      },
      { signal, capture: true },
    )
  }
}
