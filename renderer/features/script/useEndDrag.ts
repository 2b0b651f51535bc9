import { useEffectEvent } from 'react'
import type { PointerEvent as ReactPointerEvent } from 'react'
import type { EndDrag } from './useScriptModel.ts'
import type { ScriptScroll } from './useScriptScroll.ts'

interface DragParts {
  readonly scroll: ScriptScroll
  /** Where the end is now; null once the drag is over. */
  readonly onDrag: (drag: EndDrag | null) => void
  readonly onDrop: (drag: EndDrag) => void
}

/** Drags one end of a shot's line from line to line of the text. Esc leaves it where it was. */
export function useEndDrag(parts: DragParts) {
  const lineAt = useEffectEvent((event: PointerEvent) => parts.scroll.lineAt(event.clientX, event.clientY))
  return (event: ReactPointerEvent, { shotId, end }: Pick<EndDrag, 'shotId' | 'end'>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    let at: number | null = null
    const { pointerId } = event
    const watch = new AbortController()
    const over = (): void => {
      watch.abort()
      parts.onDrag(null)
    }
    const { signal } = watch
    window.addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== pointerId) return
        const next = lineAt(move)
        if (next < 0 || next === at) return
        at = next
        parts.onDrag({ shotId, end, at })
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
