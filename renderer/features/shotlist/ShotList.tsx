import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { filmShots, shotOf } from '#shared/document/select.ts'
import { allShownShots, tallyOf, tallyWords } from '#shared/document/whatCounts.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import type { Board } from '#shared/document/board.ts'
import { clockLabel } from '#shared/film/clockLabel.ts'
import { useActions } from '../../editor/useActions.ts'
import type { Spot } from '../../editor/undoing/spot.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import type { ViewRequest } from '../../editor/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { columnsOf, shownColumns, withColumn, withMoved, withPlaced, withWidth } from './columns.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import { foldRows, headOver } from './foldRows.ts'
import { isNarrowed } from './listRow.ts'
import type { ListRow, ListView } from './listRow.ts'
import { listRows } from './listRows.ts'
import { ListTools } from './ListTools.tsx'
import { ShotGridBox } from './ShotGridBox.tsx'
import { hiddenFrom, stillListed } from './stillListed.ts'
import { useColumnChoice } from './useColumnChoice.ts'
import { useListView } from './useListView.ts'
import { ViewStrip } from './ViewStrip.tsx'
import './shotlist.css'

/** The film as a list of shots, for the keyboard and for exchange with spreadsheets. */
export function ShotList() {
  const board = useBoard()
  const actions = useActions()
  const viewing = useListView()
  const { view, look, folded, fold } = viewing
  const [opened, setOpened] = useState<ColumnId | null>(null)
  const choosing = useColumnChoice()
  const { choice, choose, drag } = choosing
  const every = columnsOf(board)
  const columns = useMemo(() => shownColumns(every, choice), [every, choice])
  const all = useMemo(() => listRows(board, view), [board, view])
  const rows = useMemo(() => foldRows(all, folded), [all, folded])
  const empty = filmShots(board).length === 0

  // Undo and redo lead to rows that a filter or a folded head hides: it makes way.
  const { sight, session, board: boardNow } = useEditor()
  const makeWay = useEffectEvent((spot: Spot) => {
    if (spot.kind !== 'frame' && spot.kind !== 'shot') return false
    if (spot.kind === 'frame' && !all.some(({ id }) => id === spot.shotId)) look({ filter: '', filters: [] })
    const head = headOver(all, spot.shotId)
    if (head) fold([head.id], false)
    return false
  })
  useEffect(() => sight.add({ look: () => () => false, show: (spot) => makeWay(spot) }), [sight])

  // A filter that hides what is selected takes it out of the selection: no key may change it out of sight.
  const keepListed = useEffectEvent((narrowing: Pick<ListView, 'filter' | 'filters'>) => {
    const left = isNarrowed(narrowing) ? stillListed(all, session.state().shotIds) : null
    if (left) session.selectShots(boardNow(), left)
  })
  const { filter, filters } = view
  useEffect(() => keepListed({ filter, filters }), [filter, filters])

  // A film without a shot has no list that would answer.
  const say = useToast()
  const nothingToFind = useEffectEvent((asked: ViewRequest) => {
    if (empty && (asked === 'list-find' || asked === 'list-replace')) say('No shots yet: there is nothing to find.')
  })
  useEffect(() => session.onAsk((asked) => nothingToFind(asked)), [session])

  return (
    <div className="shot-list">
      <ListTools viewing={viewing} choosing={choosing} />
      <ViewStrip viewing={viewing} onOpen={setOpened} />
      {empty ? (
        <Empty
          title="No shots yet."
          action={
            <Button variant="primary" disabled={!actions.enabled('shot.add')} onClick={() => actions.run('shot.add')}>
              New shot
            </Button>
          }
        />
      ) : (
        <ShotGridBox
          all={all}
          rows={rows}
          columns={columns}
          viewing={viewing}
          opened={opened}
          onOpen={setOpened}
          onResize={({ id, label }, width, dragged) => {
            if (dragged) drag(withWidth(choice, id, width))
            else choose(withWidth(choice, id, width), `Set Width of ${label}`)
          }}
          onHide={({ id, label }) => choose(withColumn(choice, id, false), `Hide Column ${label}`)}
          onDrop={({ id, label }, gap) =>
            choose(withPlaced(every, choice, id, columns[gap]?.id ?? null), `Move Column ${label}`)
          }
          onMove={({ id, label }, by) => choose(withMoved(every, choice, id, by), `Move Column ${label}`)}
        />
      )}
      {!empty && rows.length === 0 && (
        <Empty
          title={view.filters.length === 0 ? 'No shot holds all of these words.' : 'No shot passes the filters.'}
          action={<Button onClick={() => look({ filter: '', filters: [] })}>Show all</Button>}
        />
      )}
      <NewInSight all={all} narrowed={isNarrowed(view)} makeWay={() => look({ filter: '', filters: [] })} />
      <ListFooter board={board} shown={all.flatMap((row) => (row.kind === 'shot' ? [row.shot] : []))} />
    </div>
  )
}

interface NewInSightProps {
  readonly all: readonly ListRow[]
  readonly narrowed: boolean
  readonly makeWay: () => void
}

/** A shot that was made just now and that the filters would hide is shown: they make way. */
function NewInSight({ all, narrowed, makeWay }: NewInSightProps) {
  const board = useBoard()
  const { shotIds } = useSession()
  const say = useToast()
  const known = useRef(board)
  const selected = useEffectEvent((ids: readonly string[]) => {
    const made = ids.filter((id) => shotOf(board, id) && !shotOf(known.current, id))
    known.current = board
    if (!narrowed || hiddenFrom(all, made).length === 0) return
    makeWay()
    say('The filter would have hidden the new shot: all are shown.')
  })
  useEffect(() => selected(shotIds), [shotIds])
  return null
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
