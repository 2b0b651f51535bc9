import { useMemo, useRef, useState } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import { useEditor, useSession } from '../../editor/useEditor.ts'
import type { GridColumn } from './columns.ts'
import { shotsTo, spanPlaces } from './gridPlace.ts'
import type { ColumnSpan, GridPlace } from './gridPlace.ts'
import type { ListRow } from './listRow.ts'
import { useCellBlock } from './useCellBlock.ts'
import type { CellBlockActions } from './useCellBlock.ts'
import { useCellEditing } from './useCellEditing.ts'
import type { CellEditing } from './useCellEditing.ts'
import { useRowSteps } from './useRowSteps.ts'
import type { RowSteps } from './useRowSteps.ts'
import { useHeads } from './useHeads.ts'
import type { Heads } from './useHeads.ts'
import { useHeldCells } from './useHeldCells.ts'
import type { Viewing } from './useListView.ts'

interface RowOrder {
  readonly inOrder: boolean
  readonly shooting: boolean
  /** With those under folded heads. */
  readonly all: readonly ListRow[]
  readonly viewing: Pick<Viewing, 'folded' | 'fold'>
}

export interface ShotGrid extends CellBlockActions, Pick<CellEditing, 'editing' | 'end' | 'cancel' | 'commit'> {
  /** Shots in list order. */
  readonly shotIds: readonly ShotId[]
  /** Places of the selected shots in `shotIds`, in order. */
  readonly selected: ReadonlySet<string>
  readonly at: GridPlace
  readonly span: { readonly first: number; readonly last: number }
  /** Goes to a cell; `stretch` selects everything from the cell where the selection began. */
  readonly go: (place: GridPlace, stretch?: boolean) => void
  /** Selects whole rows: of all shots, or of those that are selected. */
  readonly selectRows: (which: 'all' | 'row') => void
  readonly steps: RowSteps
  readonly heads: Heads
  /** The list is in film order, so that its rows can be moved. */
  readonly inOrder: boolean
  /** Edits the current cell. */
  readonly edit: (text?: string) => void
}

/**
 * The list as a grid of cells. Its rows are selected in the session, so that it stays in sync with board and inspector.
 */
export function useShotGrid(
  rows: readonly ListRow[],
  columns: readonly GridColumn[],
  { inOrder, shooting, all, viewing }: RowOrder,
): ShotGrid {
  const editor = useEditor()
  const session = useSession()
  const held = useHeldCells()
  const [columnSpan, setColumnSpan] = useState<ColumnSpan>({ at: 'size', from: 'size' })
  const anchor = useRef<string | null>(null)
  const shotIds = useMemo(() => rows.flatMap((row) => (row.kind === 'shot' ? [row.shot.id] : [])), [rows])
  const selected = useMemo(() => new Set<string>(session.shotIds), [session.shotIds])
  const span = spanPlaces(columns, columnSpan)
  const last = session.shotIds.at(-1) ?? null
  const at = { row: Math.max(0, shotIds.indexOf(last as ShotId)), column: span.at }
  const chosen = shotIds.filter((id) => selected.has(id))
  const spanned = columns.slice(span.first, span.last + 1)
  const steps = useRowSteps({ rows, chosen, shotIds, spanned, inOrder, shooting })
  const block = useCellBlock(
    { shotIds, mayAdd: inOrder && !shooting, chosen, columns, first: span.first, last: span.last },
    held,
  )
  const { editing, begin, end, cancel, commit } = useCellEditing(columns, held)

  const heads = useHeads({
    all,
    rows,
    ...viewing,
    atShot: shotIds[at.row],
    goTo(shotId) {
      anchor.current = shotId
      editor.session.selectShot(editor.board(), shotId)
    },
  })

  function go(place: GridPlace, stretch = false): void {
    const column = columns[place.column]
    if (shotIds[place.row] === undefined || !column) return
    end()
    heads.leave()
    setColumnSpan((now) => ({ at: column.id, from: stretch ? now.from : column.id }))
    const to = shotsTo(shotIds, place.row, stretch ? (anchor.current ?? last) : null)
    if (!stretch || anchor.current === null) anchor.current = to.anchor
    editor.session.selectShots(editor.board(), to.shotIds)
  }

  function selectRows(which: 'all' | 'row'): void {
    end()
    setColumnSpan({ at: columns[0]!.id, from: columns.at(-1)!.id })
    if (which === 'row') return
    anchor.current = shotIds[0] ?? null
    editor.session.selectShots(editor.board(), shotIds)
  }

  function edit(text?: string): void {
    const column = columns[at.column]
    const row = rows.find((each) => each.id === shotIds[at.row])
    if (column && row?.kind === 'shot') begin(row.shot, column, text)
  }

  return {
    shotIds,
    selected,
    at,
    span,
    editing,
    go,
    selectRows,
    steps,
    heads,
    inOrder,
    edit,
    end,
    cancel,
    commit,
    ...block,
  }
}
