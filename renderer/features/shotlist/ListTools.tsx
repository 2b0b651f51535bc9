import { Columns3, Search, X } from 'lucide-react'
import { useActions } from '../../editor/useActions.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { addShootDay } from '#shared/document/commands/shooting.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { COLUMNS, withColumn } from './columns.ts'
import type { ColumnChoice } from './columns.ts'

const ORDERS = [
  { value: 'story', label: 'Story order' },
  { value: 'shooting', label: 'Shooting order' },
] as const

interface ListToolsProps {
  readonly filter: string
  readonly onFilter: (filter: string) => void
  readonly shooting: boolean
  readonly onShooting: (shooting: boolean) => void
  readonly choice: ColumnChoice
  readonly onChoose: (choice: ColumnChoice) => void
  readonly sortedBy: string | null
  readonly onUnsort: () => void
}

export function ListTools({
  filter,
  onFilter,
  shooting,
  onShooting,
  choice,
  onChoose,
  sortedBy,
  onUnsort,
}: ListToolsProps) {
  const actions = useActions()
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
      {sortedBy !== null && (
        <Button variant="ghost" onClick={onUnsort}>
          Sorted by {sortedBy}: back to film order
        </Button>
      )}
      <div className="list-grow" />
      {shooting && <NewDay />}
      <Segmented
        label="Order"
        value={shooting ? 'shooting' : 'story'}
        options={ORDERS}
        onChange={(order) => onShooting(order === 'shooting')}
      />
      <Button disabled={!actions.enabled('take.many')} onClick={() => actions.run('take.many')}>
        Make takes…
      </Button>
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
          <Columns3 aria-hidden /> Columns
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
