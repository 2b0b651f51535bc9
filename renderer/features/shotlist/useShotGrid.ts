import { useMemo, useRef, useState } from 'react'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { numbersOf } from '#shared/document/select.ts'
import { useEditor, useSession } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { GridColumn, ColumnId } from './columns.ts'
import { spanPlaces } from './gridPlace.ts'
import type { ColumnSpan, GridPlace } from './gridPlace.ts'
import type { ListRow } from './listRows.ts'
import { clearCells, copyCells, pasteCells, pasteWords } from './pasteCells.ts'
import { useHeldCells } from './useHeldCells.ts'
import { readTsv } from './tsv.ts'

/** What is being typed into the cell at hand. */
export interface Editing {
  readonly shotId: ShotId
  readonly column: ColumnId
  /** What the cell begins with: the key that began it, or all it held. */
  readonly text: string
}

export interface ShotGrid {
  /** Shots in the order in which the list shows them. */
  readonly shotIds: readonly ShotId[]
  /** Places of the selected shots in `shotIds`, in order. */
  readonly selected: ReadonlySet<string>
  readonly at: GridPlace
  readonly span: { readonly first: number; readonly last: number }
  readonly editing: Editing | null
  /** Goes to a cell; `stretch` selects everything from the cell where the selection began. */
  readonly go: (place: GridPlace, stretch?: boolean) => void
  readonly edit: (text?: string) => void
  /** Puts back what the cell held before `typed`. */
  readonly cancel: (typed: string) => void
  /** False where the cell can't hold it: it waits in the cell, which is still being edited unless it is being left. */
  readonly commit: (text: string, leaving: boolean) => boolean
  readonly clear: () => void
  readonly copy: () => string
  readonly paste: (text: string) => void
}

/** The list as a grid of cells. Its rows are selected in the session, so board and inspector follow it and it them. */
export function useShotGrid(rows: readonly ListRow[], columns: readonly GridColumn[]): ShotGrid {
  const editor = useEditor()
  const session = useSession()
  const say = useToast()
  const held = useHeldCells()
  const [columnSpan, setColumnSpan] = useState<ColumnSpan>({ at: 'size', from: 'size' })
  const [editing, setEditing] = useState<Editing | null>(null)
  const anchor = useRef<string | null>(null)
  const shotIds = useMemo(() => rows.flatMap((row) => (row.kind === 'shot' ? [row.shot.id] : [])), [rows])
  const selected = useMemo(() => new Set(session.shotIds), [session.shotIds])
  const span = spanPlaces(columns, columnSpan)
  const last = session.shotIds.at(-1)
  const at = { row: Math.max(0, shotIds.indexOf(last as ShotId)), column: span.at }
  const chosen = (): ShotId[] => shotIds.filter((id) => selected.has(id))
  const spanned = columns.slice(span.first, span.last + 1)

  function go(place: GridPlace, stretch = false): void {
    const shotId = shotIds[place.row]
    const column = columns[place.column]
    if (shotId === undefined || !column) return
    setEditing(null)
    setColumnSpan((now) => ({ at: column.id, from: stretch ? now.from : column.id }))
    const begin = stretch ? Math.max(0, shotIds.indexOf((anchor.current ?? last) as ShotId)) : place.row
    if (!stretch || anchor.current === null) anchor.current = shotIds[begin] ?? shotId
    const range = shotIds.slice(Math.min(begin, place.row), Math.max(begin, place.row) + 1)
    editor.session.selectShots(editor.board(), begin > place.row ? range.toReversed() : range)
  }

  function edit(text?: string): void {
    const column = columns[at.column]
    const shotId = shotIds[at.row]
    const row = rows.find((each) => each.id === shotId)
    if (!editor.canWrite || !column || column.field === null || row?.kind !== 'shot') return
    const saved = SHOT_FIELD[column.field].text(editor.board(), row.shot)
    // A key begins a cell anew, but never over what waits there to be put right.
    const begin = held.of(row.shot.id, column.field) ?? text ?? saved
    setEditing({ shotId: row.shot.id, column: column.id, text: begin })
  }

  const fieldEdited = (): ShotFieldId | null => columns.find(({ id }) => id === editing?.column)?.field ?? null

  function commit(text: string, leaving: boolean): boolean {
    const field = fieldEdited()
    if (!editing || !field) return true
    const now = editor.board()
    const wrote = writeShotField(now, [editing.shotId], field, text)
    if ('refusal' in wrote) {
      held.put(editing.shotId, field, text)
      if (leaving) setEditing(null)
      return false
    }
    setEditing(null)
    held.drop(editing.shotId, field)
    editor.run(stepName(now, SHOT_FIELD[field].verb, [editing.shotId]), () => wrote.board)
    return true
  }

  function cancel(typed: string): void {
    const field = fieldEdited()
    setEditing(null)
    if (!editing || !field) return
    const isLost = 'refusal' in writeShotField(editor.board(), [editing.shotId], field, typed)
    if (isLost) held.put(editing.shotId, field, typed)
    held.letGo([editing.shotId], [field])
  }

  function clear(): void {
    const fields = spanned.flatMap(({ field }) => (field === null ? [] : [SHOT_FIELD[field].label]))
    const verb = fields.length === 1 ? `Clear ${fields[0]} of` : 'Clear Cells of'
    const ids = chosen()
    held.letGo(
      ids,
      spanned.flatMap(({ field }) => field ?? []),
    )
    if (fields.length > 0) editor.run(stepName(editor.board(), verb, ids), (board) => clearCells(board, ids, spanned))
  }

  function paste(text: string): void {
    if (!editor.canWrite) return
    const from = Math.max(
      0,
      shotIds.findIndex((id) => selected.has(id)),
    )
    const to = { shotIds: shotIds.slice(from), columns: columns.slice(span.first) }
    const many = chosen()
    const cells = readTsv(text)
    // One cell goes into every selected shot, also where they do not stand together.
    const isOne = cells.length === 1 && cells[0]!.length === 1
    const pasted = pasteCells(editor.board(), cells, isOne ? { ...to, shotIds: many } : to, {
      shots: many.length,
      columns: spanned.length,
    })
    for (const cell of pasted.held) held.put(cell.shotId, cell.field, cell.text)
    const words = pasteWords(pasted)
    editor.run(stepName(editor.board(), 'Paste into', pasted.shotIds), () => pasted.board)
    if (words !== null) say(words)
  }

  const copy = (): string => copyCells(editor.board(), numbersOf(editor.board()).shots, chosen(), spanned, held.of)
  return { shotIds, selected, at, span, editing, go, edit, cancel, commit, clear, copy, paste }
}
