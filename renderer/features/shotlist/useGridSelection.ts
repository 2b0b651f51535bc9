import { useMemo, useRef, useState } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import { useEditor, useSession } from '../../editor/useEditor.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'
import { shotsTo, spanPlaces } from './gridPlace.ts'
import type { ColumnSpan, GridPlace } from './gridPlace.ts'
import type { ListRow } from './listRow.ts'
import { useHeads } from './useHeads.ts'
import type { Heads } from './useHeads.ts'
import type { Viewing } from './useListView.ts'

export interface GridSelection {
  /** Shots in list order. */
  readonly shotIds: readonly ShotId[]
  /** Ids of the selected shots. */
  readonly selected: ReadonlySet<string>
  readonly at: GridPlace
  /** Places of the first and last selected column. */
  readonly span: { readonly first: number; readonly last: number }
  /** Goes to a cell; `stretch` selects everything from the cell where the selection began. */
  readonly go: (place: GridPlace, stretch?: boolean) => void
  /** Selects whole rows: of all shots, or of those that are selected. */
  readonly selectRows: (which: 'all' | 'row') => void
  /** Goes to a shot's cell, wherever it is. */
  readonly goTo: (shotId: ShotId, column: ColumnId) => void
  readonly heads: Heads
}

interface Whole {
  /** With the rows under folded heads. */
  readonly all: readonly ListRow[]
  readonly viewing: Pick<Viewing, 'folded' | 'fold'>
}

/** The current cell and what is selected with it. `onMove`: the cell is being left. */
export function useGridSelection(
  rows: readonly ListRow[],
  columns: readonly GridColumn[],
  { all, viewing }: Whole,
  onMove: () => void,
): GridSelection {
  const editor = useEditor()
  const session = useSession()
  const [columnSpan, setColumnSpan] = useState<ColumnSpan>({ at: 'size', from: 'size' })
  const anchor = useRef<string | null>(null)
  const shotIds = useMemo(() => rows.flatMap((row) => (row.kind === 'shot' ? [row.shot.id] : [])), [rows])
  const selected = useMemo(() => new Set<string>(session.shotIds), [session.shotIds])
  const span = spanPlaces(columns, columnSpan)
  const last = session.shotIds.at(-1) ?? null
  const at = { row: Math.max(0, shotIds.indexOf(last as ShotId)), column: span.at }
  const heads = useHeads({
    all,
    rows,
    folded: viewing.folded,
    fold: viewing.fold,
    atShot: shotIds[at.row],
    goTo(shotId) {
      anchor.current = shotId
      editor.session.selectShot(editor.board(), shotId)
    },
  })

  function go(place: GridPlace, stretch = false): void {
    const column = columns[place.column]
    if (shotIds[place.row] === undefined || !column) return
    onMove()
    heads.leave()
    setColumnSpan((now) => ({ at: column.id, from: stretch ? now.from : column.id }))
    const to = shotsTo(shotIds, place.row, stretch ? (anchor.current ?? last) : null)
    if (!stretch || anchor.current === null) anchor.current = to.anchor
    editor.session.selectShots(editor.board(), to.shotIds)
  }

  function selectRows(which: 'all' | 'row'): void {
    onMove()
    setColumnSpan({ at: columns[0]!.id, from: columns.at(-1)!.id })
    if (which === 'row') return
    anchor.current = shotIds[0] ?? null
    // The current row stays the current one: nothing scrolls.
    const here = shotIds[at.row]
    editor.session.selectShots(editor.board(), [...shotIds.filter((id) => id !== here), ...(here ? [here] : [])])
  }

  function goTo(shotId: ShotId, column: ColumnId): void {
    onMove()
    heads.leave()
    setColumnSpan({ at: column, from: column })
    anchor.current = shotId
    editor.session.selectShot(editor.board(), shotId)
  }

  return { shotIds, selected, at, span, go, selectRows, goTo, heads }
}
