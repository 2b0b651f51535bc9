import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { numbersOf } from '#shared/document/select.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { GridColumn } from './columns.ts'
import { withRoom } from './withRoom.ts'
import { clearCells, copyCells, pasteCells, pasteWords } from './pasteCells.ts'
import type { HeldCells } from './useHeldCells.ts'

/** The selected cells, and their list. */
export interface CellBlock {
  /** In list order: all of its shots, and the selected ones. */
  readonly shotIds: readonly ShotId[]
  readonly chosen: readonly ShotId[]
  /** What is pasted past the last row makes shots. */
  readonly mayAdd: boolean
  readonly columns: readonly GridColumn[]
  /** Places of the first and last selected column. */
  readonly first: number
  readonly last: number
}

export interface CellBlockActions {
  readonly clear: () => void
  /** Tab-separated, as other programs copy cells. */
  readonly copy: () => string
  readonly paste: (cells: readonly (readonly string[])[]) => void
}

/** What can be done to all selected cells at once, one step each. */
export function useCellBlock(block: CellBlock, held: HeldCells): CellBlockActions {
  const editor = useEditor()
  const say = useToast()
  const { shotIds, chosen, columns, first, last, mayAdd } = block
  const spanned = columns.slice(first, last + 1)

  function clear(): void {
    const fields = spanned.flatMap(({ field }) => field ?? [])
    const labels = fields.map((field) => SHOT_FIELD[field].label)
    const verb = labels.length === 1 ? `Clear ${labels[0]} of` : 'Clear Cells of'
    held.letGo(chosen, fields)
    if (labels.length > 0)
      editor.run(stepName(editor.board(), verb, chosen), (board) => clearCells(board, chosen, spanned))
  }

  function paste(cells: readonly (readonly string[])[]): void {
    if (!editor.canWrite || cells.length === 0) return
    const from = Math.max(
      0,
      shotIds.findIndex((id) => chosen.includes(id)),
    )
    const to = { shotIds: shotIds.slice(from), columns: columns.slice(first) }
    // A single cell goes into every selected shot, even if they are not adjacent.
    const isOne = cells.length === 1 && cells[0]!.length === 1
    const size = { shots: chosen.length, columns: spanned.length }
    const missing = mayAdd && !isOne ? Math.max(0, cells.length - to.shotIds.length) : 0
    const room = withRoom(editor.board(), missing, editor.newId)
    const target = isOne ? { ...to, shotIds: chosen } : { ...to, shotIds: [...to.shotIds, ...room.shotIds] }
    const pasted = pasteCells(room.board, cells, target, size)
    for (const cell of pasted.held) held.put(cell.shotId, cell.field, cell.text)
    const words = pasteWords(pasted)
    const touched = [...new Set([...pasted.shotIds, ...room.shotIds])]
    editor.run(stepName(pasted.board, 'Paste into', touched), () => pasted.board)
    if (words !== null) say(words)
  }

  const copy = (): string => copyCells(editor.board(), numbersOf(editor.board()).shots, chosen, spanned, held.of)
  return { clear, copy, paste }
}
