import type { Virtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { moveScene } from '#shared/document/commands/scenes.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { placeAfterDrop } from '../../../ui/rowDrag.ts'
import { useRowDrag } from '../../../ui/useRowDrag.ts'
import type { CarriedRow, RowDragging } from '../../../ui/useRowDrag.ts'

export interface SceneDrag extends Pick<RowDragging, 'press'> {
  /** The drop line's position, px from the list's top; null if nothing is dragged. */
  readonly lineTop: number | null
}

type Rows = Virtualizer<HTMLDivElement, Element>

/** Drags a scene to another place in the list. */
export function useSceneDrag(
  list: RefObject<HTMLDivElement | null>,
  rows: Rows,
  scenes: readonly SceneRow[],
): SceneDrag {
  const editor = useEditor()

  /** The scene before which the pointer is: 0 … the number of scenes. */
  function gapAt(clientY: number): number {
    const box = list.current!.getBoundingClientRect()
    const y = clientY - box.top + list.current!.scrollTop
    return rows.getVirtualItems().find((item) => y < item.start + item.size / 2)?.index ?? scenes.length
  }

  function drop({ id, gap }: CarriedRow): void {
    const from = scenes.findIndex((scene) => scene.id === id)
    const scene = scenes[from]
    if (!scene) return
    const number = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
    editor.run(`Move Scene ${number}`, (board) => moveScene(board, scene.id, placeAfterDrop(from, gap)))
  }

  const { carried, press } = useRowDrag({ list, gapAt, drop })
  return { press, lineTop: carried && topOfGap(rows, carried.gap) }
}

/** px from the list's top. */
function topOfGap(rows: Rows, gap: number): number {
  return rows.getVirtualItems().find(({ index }) => index === gap)?.start ?? rows.getTotalSize()
}
