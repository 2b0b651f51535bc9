import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { moveScene } from '#shared/document/commands/scenes.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { useEditor } from '../../../editor/useEditor.ts'

export interface SceneDrag {
  readonly press: (event: ReactPointerEvent, at: number) => void
  /** True where there was a drag to call off. */
  readonly cancel: () => boolean
  /** Where the line that shows the place is, px from the list's top; null while nothing is dragged. */
  readonly lineTop: number | null
}

const THRESHOLD_PX = 4

/** Drags a scene to another place of the list. */
export function useSceneDrag(
  list: RefObject<HTMLDivElement | null>,
  rows: Virtualizer<HTMLDivElement, Element>,
  scenes: readonly SceneRow[],
): SceneDrag {
  const editor = useEditor()
  const [lineTop, setLineTop] = useState<number | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  /** Before which scene the pointer is: 0 … the number of scenes. */
  function gapAt(clientY: number): { gap: number; top: number } {
    const box = list.current!.getBoundingClientRect()
    const y = clientY - box.top + list.current!.scrollTop
    for (const item of rows.getVirtualItems()) {
      if (y < item.start + item.size / 2) return { gap: item.index, top: item.start }
    }
    return { gap: scenes.length, top: rows.getTotalSize() }
  }

  function end(): void {
    stop.current?.abort()
    stop.current = null
    setLineTop(null)
  }

  function press(event: ReactPointerEvent, from: number): void {
    const scene = scenes[from]!
    stop.current?.abort()
    stop.current = followPress(event.clientY, {
      over: (clientY) => setLineTop(gapAt(clientY).top),
      end,
      drop(clientY) {
        const { gap } = gapAt(clientY)
        const number = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
        editor.run(`Move Scene ${number}`, (board) => moveScene(board, scene.id, gap > from ? gap - 1 : gap))
      },
    })
  }

  return {
    press,
    cancel() {
      const was = lineTop !== null
      end()
      return was
    },
    lineTop,
  }
}

interface PressHearer {
  readonly over: (clientY: number) => void
  readonly end: () => void
  readonly drop: (clientY: number) => void
}

/** Follows a press that may become a drag, anywhere in the window, until it ends or the controller ends it. */
function followPress(start: number, { over, end, drop }: PressHearer): AbortController {
  const control = new AbortController()
  const { signal } = control
  let dragging = false
  function moved(move: PointerEvent): void {
    dragging ||= Math.abs(move.clientY - start) > THRESHOLD_PX
    if (dragging) over(move.clientY)
  }
  function lifted(up: PointerEvent): void {
    end()
    if (dragging) drop(up.clientY)
  }
  addEventListener('pointermove', moved, { signal })
  addEventListener('pointerup', lifted, { signal })
  addEventListener('pointercancel', end, { signal })
  return control
}
