import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { stepName } from '#shared/document/commands/stepName.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { ViewRequest } from '../../editor/session.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { GridColumn } from './columns.ts'
import { findCells, replaceInCells } from './findCells.ts'
import type { FoundCell, Sought } from './findCells.ts'
import type { ListRow } from './listRow.ts'

interface FindQuery extends Sought {
  readonly by: string
  /** A column's id, or "all". */
  readonly column: string
  /** Only in the selected shots. */
  readonly selected: boolean
}

const NOTHING: FindQuery = { text: '', by: '', matchCase: false, wholeWord: false, column: 'all', selected: false }
const NO_CELLS: readonly FoundCell[] = []

export interface Finding {
  /** Counts its openings; 0: it is closed. */
  readonly opened: number
  readonly replacing: boolean
  readonly close: () => void
  readonly query: FindQuery
  readonly set: (change: Partial<FindQuery>) => void
  readonly cells: readonly FoundCell[]
  /** "3 in 2 cells" */
  readonly words: string
  readonly step: (by: -1 | 1) => void
  readonly replaceOne: () => void
  readonly replaceAll: () => void
}

interface FindHands {
  /** Goes to a cell. */
  readonly show: (cell: FoundCell) => void
  /** Takes the focus once finding is over. */
  readonly focusAfter: () => void
}

/** What is looked for, and the cells that have it. */
function useFoundCells(rows: readonly ListRow[], columns: readonly GridColumn[], opened: boolean) {
  const board = useBoard()
  const { shotIds: selectedIds } = useSession()
  const [query, setQuery] = useState(NOTHING)
  const [kept, setKept] = useState<readonly string[]>([])
  const cells = useMemo(() => {
    if (!opened) return NO_CELLS
    const chosen = new Set(query.selected ? kept : [])
    const ids = rows.flatMap((row) =>
      row.kind === 'shot' && (!query.selected || chosen.has(row.id)) ? row.shot.id : [],
    )
    const within = query.column === 'all' ? columns : columns.filter(({ id }) => id === query.column)
    return findCells(board, ids, within, query)
  }, [opened, board, rows, columns, query, kept])

  function set(change: Partial<FindQuery>): void {
    // Going from one to the next selects it: those that are looked in are the ones selected before.
    if (change.selected) setKept(selectedIds)
    setQuery((now) => ({ ...now, ...change }))
  }
  return { query, set, cells }
}

/** Whether the strip is open: its commands open it, also where it is open already. A list without a row answers none. */
function useOpenings(isEmpty: boolean) {
  const { session } = useEditor()
  const say = useToast()
  const [now, setNow] = useState({ opened: false, openings: 0, replacing: false })
  const open = useEffectEvent((asked: ViewRequest) => {
    if (asked !== 'list-find' && asked !== 'list-replace') return
    if (isEmpty) say('The filter hides every shot, and with them what could be found.')
    else setNow(({ openings }) => ({ opened: true, openings: openings + 1, replacing: asked === 'list-replace' }))
  })
  useEffect(() => session.onAsk((asked) => open(asked)), [session])
  return { ...now, shut: () => setNow((was) => ({ ...was, opened: false })) }
}

/** `rows`: what the list shows, also under folded heads. */
export function useFinding(rows: readonly ListRow[], columns: readonly GridColumn[], hands: FindHands): Finding {
  const editor = useEditor()
  const say = useToast()
  const { opened, openings, replacing, shut } = useOpenings(rows.length === 0)
  const [at, setAt] = useState<FoundCell | null>(null)
  const { query, set, cells } = useFoundCells(rows, columns, opened)

  function goTo(cell: FoundCell | undefined): void {
    if (!cell) return
    setAt(cell)
    hands.show(cell)
  }

  function step(by: -1 | 1): void {
    const place = at ? cells.findIndex((cell) => isSame(cell, at)) : -1
    const next = place < 0 ? (by > 0 ? 0 : cells.length - 1) : (place + by + cells.length) % cells.length
    goTo(cells[next])
  }

  function replace(these: readonly FoundCell[]): void {
    const done = replaceInCells(editor.board(), these, query, query.by)
    editor.run(stepName(done.board, `Replace “${shortened(query.text, 20)}” in`, done.shotIds), () => done.board)
    if (done.refused > 0)
      say(`${done.refused} ${done.refused === 1 ? 'cell' : 'cells'} could not hold the new words and stayed as before.`)
    else if (these.length > 1) say(`Replaced ${done.count} in ${done.shotIds.length} shots.`)
  }

  return {
    opened: opened ? openings : 0,
    replacing,
    close() {
      shut()
      hands.focusAfter()
    },
    query,
    set,
    cells,
    words: wordsOf(cells, query.text),
    step,
    replaceOne() {
      const here = cells.find((cell) => at && isSame(cell, at))
      if (!here) return step(1)
      const place = cells.indexOf(here)
      replace([here])
      goTo(cells[place + 1])
    },
    replaceAll: () => replace(cells),
  }
}

function isSame(one: FoundCell, other: FoundCell): boolean {
  return one.shotId === other.shotId && one.column === other.column
}

function wordsOf(cells: readonly FoundCell[], text: string): string {
  if (text === '') return ''
  if (cells.length === 0) return 'Not found'
  const count = cells.reduce((sum, cell) => sum + cell.count, 0)
  return `${count} in ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`
}
