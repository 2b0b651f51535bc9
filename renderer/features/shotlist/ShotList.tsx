import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { filmShots, shotOf } from '#shared/document/select.ts'
import { allShownShots, tallyOf, tallyWords } from '#shared/document/whatCounts.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import type { Board } from '#shared/document/board.ts'
import { clockLabel } from '#shared/film/clockLabel.ts'
import { useActions } from '../../editor/useActions.ts'
import type { Spot } from '../../editor/undoing/spots.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { COLUMNS, shownColumns, withWidth } from './columns.ts'
import { listRows } from './listRows.ts'
import type { ListView } from './listRows.ts'
import { ListTools } from './ListTools.tsx'
import { ShotGridBox } from './ShotGridBox.tsx'
import { useColumnChoice } from './useColumnChoice.ts'
import './shotlist.css'

/** The film as a list of shots, for the keyboard and for exchange with spreadsheets. */
export function ShotList() {
  const board = useBoard()
  const actions = useActions()
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<ListView['sort']>(null)
  const [shooting, setShooting] = useState(false)
  const [choice, choose] = useColumnChoice()
  const columns = useMemo(() => shownColumns(choice), [choice])
  const rows = useMemo(() => listRows(board, { filter, sort, shooting }), [board, filter, sort, shooting])
  const empty = filmShots(board).length === 0

  // Undo and redo lead to rows that the filter hides: it makes way.
  const { sight } = useEditor()
  const makeWay = useEffectEvent((spot: Spot) => {
    if (spot.kind === 'frame' && !rows.some(({ id }) => id === spot.shotId)) setFilter('')
    return false
  })
  useEffect(() => sight.add({ sees: () => false, show: (spot) => makeWay(spot) }), [sight])

  function sortBy(column: (typeof COLUMNS)[number]['id']): void {
    if (sort?.column !== column) setSort({ column, descending: false })
    else setSort(sort.descending ? null : { column, descending: true })
  }

  return (
    <div className="shot-list">
      <ListTools
        filter={filter}
        onFilter={setFilter}
        shooting={shooting}
        onShooting={setShooting}
        choice={choice}
        onChoose={choose}
        sortedBy={sort ? (COLUMNS.find(({ id }) => id === sort.column)?.label ?? null) : null}
        onUnsort={() => setSort(null)}
      />
      {empty ? (
        <Empty
          title="No shots yet."
          action={
            <Button variant="primary" disabled={!actions.enabled('shot.add')} onClick={() => actions.run('shot.add')}>
              New shot
            </Button>
          }
        />
      ) : rows.length === 0 ? (
        <Empty
          title="No shot holds all of these words."
          action={<Button onClick={() => setFilter('')}>Show all</Button>}
        />
      ) : (
        <ShotGridBox
          rows={rows}
          columns={columns}
          sort={sort}
          inOrder={sort === null && (!shooting || filter.trim() === '')}
          shooting={shooting}
          onSort={sortBy}
          onResize={(column, width) => choose(withWidth(choice, column, width))}
        />
      )}
      <ListFooter board={board} shown={rows.flatMap((row) => (row.kind === 'shot' ? [row.shot] : []))} />
    </div>
  )
}

function ListFooter({ board, shown }: { readonly board: Board; readonly shown: readonly ShotRow[] }) {
  const { shotIds } = useSession()
  const actions = useActions()
  const whole = tallyOf(board, allShownShots(board))
  const part = tallyOf(board, shown)
  const selected = shotIds.flatMap((id) => shotOf(board, id) ?? [])
  return (
    <footer className="list-footer">
      <Button variant="ghost" disabled={!actions.enabled('shot.add')} onClick={() => actions.run('shot.add')}>
        New shot
      </Button>
      <div className="list-grow" />
      <output>
        {selected.length > 1 && `${selected.length} selected, ${clockLabel(tallyOf(board, selected).seconds)} · `}
        {part.shots < whole.shots && `${part.shots} of `}
        {tallyWords(whole)}
      </output>
    </footer>
  )
}
