import type { GridColumn } from './columns.ts'
import type { ListRow } from './listRow.ts'
import { useCellBlock } from './useCellBlock.ts'
import type { CellBlockActions } from './useCellBlock.ts'
import { useCellEditing } from './useCellEditing.ts'
import type { CellEditing } from './useCellEditing.ts'
import { useRowSteps } from './useRowSteps.ts'
import type { RowSteps } from './useRowSteps.ts'
import { useGridSelection } from './useGridSelection.ts'
import type { GridSelection } from './useGridSelection.ts'
import { useHeldCells } from './useHeldCells.ts'
import type { Viewing } from './useListView.ts'

interface RowOrder {
  readonly inOrder: boolean
  readonly shooting: boolean
  /** With those under folded heads. */
  readonly all: readonly ListRow[]
  readonly viewing: Pick<Viewing, 'folded' | 'fold'>
}

export interface ShotGrid
  extends CellBlockActions, GridSelection, Pick<CellEditing, 'editing' | 'end' | 'cancel' | 'commit'> {
  readonly steps: RowSteps
  /** The list is in film order, so that its rows can be moved. */
  readonly inOrder: boolean
  /** Edits the current cell. */
  readonly edit: (text?: string) => void
}

/**
 * The list as a grid of cells. Its rows are selected in the session, so that it stays in sync with board and inspector.
 */
export function useShotGrid(rows: readonly ListRow[], columns: readonly GridColumn[], order: RowOrder): ShotGrid {
  const { inOrder, shooting, viewing } = order
  const held = useHeldCells()
  const { editing, begin, end, cancel, commit } = useCellEditing(columns, held)
  const place = useGridSelection(rows, columns, order, end)
  const { shotIds, selected, span, at } = place
  const chosen = shotIds.filter((id) => selected.has(id))
  const spanned = columns.slice(span.first, span.last + 1)
  const steps = useRowSteps({ rows, chosen, shotIds, spanned, inOrder, shooting, viewing })
  const block = useCellBlock(
    { shotIds, mayAdd: inOrder && !shooting, chosen, columns, first: span.first, last: span.last, at: at.column },
    held,
  )

  function edit(text?: string): void {
    const column = columns[at.column]
    const row = rows.find((each) => each.id === shotIds[at.row])
    if (column && row?.kind === 'shot') begin(row.shot, column, text)
  }

  return { ...place, ...block, editing, steps, inOrder, edit, end, cancel, commit }
}
