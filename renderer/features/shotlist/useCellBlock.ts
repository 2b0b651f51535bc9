import { editShots } from '#shared/document/commands/shots.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { ownCell } from '#shared/document/ownColumns.ts'
import { addedFields } from '#shared/document/ownSchema.ts'
import { numbersOf, shotOf } from '#shared/document/select.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { GridColumn } from './columns.ts'
import { isTickColumn } from './isTickColumn.ts'
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
  /** Place of the current column. */
  readonly at: number
}

export interface CellBlockActions {
  readonly clear: () => void
  /** The current column is one of ticks. */
  readonly isTick: boolean
  /** Ticks the current column in the selected shots, or in these, unless all have it: then none. */
  readonly toggle: (shotIds?: readonly ShotId[], column?: GridColumn) => void
  /** Tab-separated, as other programs copy cells. */
  readonly copy: () => string
  readonly paste: (cells: readonly (readonly string[])[]) => void
}

/** Shots made by one paste that take longer to make and to show than a key may wait. */
const LONG = 100

/** What can be done to all selected cells at once, one step each. */
export function useCellBlock(block: CellBlock, held: HeldCells): CellBlockActions {
  const editor = useEditor()
  const say = useToast()
  const { shotIds, chosen, columns, first, last, at, mayAdd } = block
  const spanned = columns.slice(first, last + 1)

  function clear(): void {
    const fields = spanned.flatMap(({ field }) => field ?? [])
    const labels = fields.map((field) => fieldOf(editor.board(), field)?.label ?? '')
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
    const run = room.shotIds.length < LONG ? editor.run : editor.runLong
    run(stepName(pasted.board, 'Paste into', touched), () => pasted.board)
    if (words !== null) say(words)
  }

  function toggle(ids = chosen, column = columns[at]): void {
    const field = column?.field ?? null
    if (field === null || !isTickColumn(editor.board(), field)) return
    const now = editor.board()
    const all = ids.every((id) => ownCell(shotOf(now, id)!, field) === 'yes')
    editor.run(stepName(now, fieldOf(now, field)?.verb ?? 'Set', ids), (board) =>
      editShots(board, ids, addedFields(field, all ? '' : 'yes')),
    )
  }
  const isTick = isTickColumn(editor.board(), columns[at]?.field ?? null)
  const copy = (): string => copyCells(editor.board(), numbersOf(editor.board()).shots, chosen, spanned, held.of)
  return { clear, copy, paste, isTick, toggle }
}
