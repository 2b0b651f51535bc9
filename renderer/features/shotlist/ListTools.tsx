import { ListTree, Search, X } from 'lucide-react'
import { startTransition } from 'react'
import { useActions } from '../../editor/useActions.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { addShootDay } from '#shared/document/commands/shooting.ts'
import { filmShots } from '#shared/document/select.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import { searchedInList } from '#shared/fields/search.ts'
import { newDayId } from '../../editor/shootingActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { columnsOf } from './columns.ts'
import { ColumnsPanel } from './ColumnsPanel.tsx'
import type { Choosing } from './useColumnChoice.ts'
import type { Viewing } from './useListView.ts'
import { ViewsPanel } from './ViewsPanel.tsx'

const ORDERS = [
  { value: 'story', label: 'Story order' },
  { value: 'shooting', label: 'Shooting order' },
] as const

interface ListToolsProps {
  readonly viewing: Viewing
  readonly choosing: Choosing
}

export function ListTools({ viewing, choosing }: ListToolsProps) {
  const actions = useActions()
  const board = useBoard()
  const { view, look } = viewing
  const { filter, shooting, group } = view
  const onFilter = (words: string): void => look({ filter: words })
  // The menu closes first, the rows come in tasks of their own.
  const groupBy = (column: ColumnId | null): void => startTransition(() => look({ group: column }))
  return (
    <div className={shooting ? 'list-tools shooting' : 'list-tools'} data-spots={shooting ? 'days' : undefined}>
      <div className="list-filter">
        <Search aria-hidden />
        <input
          className="input"
          type="search"
          dir="auto"
          aria-label="Filter shots"
          placeholder="Filter: 12A, close-up, Mara, approved"
          spellCheck={false}
          value={filter}
          // Every shot's words are read while the hand is on its way to the keys.
          onFocus={() => requestIdleCallback(() => filmShots(board).forEach((shot) => searchedInList(board, shot)))}
          onChange={(event) => onFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || filter === '') return
            event.stopPropagation()
            onFilter('')
          }}
        />
        {filter !== '' && <IconButton label="Clear the filter" icon={<X aria-hidden />} onClick={() => onFilter('')} />}
      </div>
      <Button disabled={!actions.enabled('take.many')} onClick={() => actions.run('take.many')}>
        Make takes…
      </Button>
      <div className="list-grow" />
      {shooting && <NewDay />}
      <Segmented
        label="Order"
        value={shooting ? 'shooting' : 'story'}
        options={ORDERS}
        onChange={(order) => look({ shooting: order === 'shooting' })}
      />
      <MenuButton
        align="end"
        items={() => [
          {
            label: shooting ? 'By shooting day' : 'By scene',
            checked: group === null,
            onSelect: () => groupBy(null),
          },
          'separator',
          ...columnsOf(board)
            .filter(({ field }) => field !== null)
            .map(({ id, label }) => ({
              label,
              checked: group === id,
              onSelect: () => groupBy(id),
            })),
        ]}
      >
        <Button>
          <ListTree aria-hidden /> <span className="sign-label">Group</span>
        </Button>
      </MenuButton>
      <ColumnsPanel choosing={choosing} />
      <ViewsPanel viewing={viewing} choosing={choosing} />
    </div>
  )
}

function NewDay() {
  const editor = useEditor()
  return (
    <Button
      disabled={!editor.canWrite}
      onClick={() => editor.run('Add Shooting Day', (board) => addShootDay(board, newDayId(editor)))}
    >
      New day
    </Button>
  )
}
