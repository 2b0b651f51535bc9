import { Columns3, ListTree, Search, X } from 'lucide-react'
import { useActions } from '../../editor/useActions.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { addShootDay } from '#shared/document/commands/shooting.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { COLUMNS, withColumn } from './columns.ts'
import type { ColumnChoice } from './columns.ts'
import type { Viewing } from './useListView.ts'

const ORDERS = [
  { value: 'story', label: 'Story order' },
  { value: 'shooting', label: 'Shooting order' },
] as const

interface ListToolsProps {
  readonly viewing: Viewing
  readonly choice: ColumnChoice
  readonly onChoose: (choice: ColumnChoice) => void
}

export function ListTools({ viewing, choice, onChoose }: ListToolsProps) {
  const actions = useActions()
  const { view, look } = viewing
  const { filter, shooting, group } = view
  const onFilter = (words: string): void => look({ filter: words })
  return (
    <div className="list-tools">
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
            onSelect: () => look({ group: null }),
          },
          'separator',
          ...COLUMNS.filter(({ field }) => field !== null).map(({ id, label }) => ({
            label,
            checked: group === id,
            onSelect: () => look({ group: id }),
          })),
        ]}
      >
        <Button>
          <ListTree aria-hidden /> <span className="sign-label">Group</span>
        </Button>
      </MenuButton>
      <MenuButton
        align="end"
        items={() =>
          COLUMNS.filter(({ id }) => id !== 'shot').map(({ id, label }) => {
            const shown = !choice.hidden.includes(id)
            return { label, checked: shown, onSelect: () => onChoose(withColumn(choice, id, !shown)) }
          })
        }
      >
        <Button>
          <Columns3 aria-hidden /> <span className="sign-label">Columns</span>
        </Button>
      </MenuButton>
    </div>
  )
}

function NewDay() {
  const editor = useEditor()
  return (
    <Button
      disabled={!editor.canWrite}
      onClick={() => editor.run('Add Shooting Day', (board) => addShootDay(board, `day_${editor.newId('scene')}`))}
    >
      New day
    </Button>
  )
}
