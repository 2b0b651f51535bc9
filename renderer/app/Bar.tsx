import { ChevronDown, Redo2, Undo2 } from 'lucide-react'
import type { ViewName } from '../editor/session.ts'
import { useActions } from '../editor/useActions.ts'
import { useEditor, useFilm, useOfSession, useSteps } from '../editor/useEditor.ts'
import { QueueCounter } from '../features/queue/index.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SavingSign } from './SavingSign.tsx'
import { SidePanels } from './sidePanelsIcon.ts'

interface BarProps {
  readonly onSearch: () => void
  readonly onExport: () => void
}

const VIEWS = [
  { value: 'board', label: 'Board' },
  { value: 'shot-list', label: 'Shot list' },
] as const

export function Bar({ onSearch, onExport }: BarProps) {
  const { session } = useEditor()
  const view = useOfSession('view')
  const bare = useOfSession('bare')
  const actions = useActions()
  const title = useFilm().title || 'Untitled film'
  function show(next: ViewName): void {
    session.set(next === 'board' ? { view: next } : { view: next, drawing: false })
  }
  return (
    <header className="bar">
      <h1 className="bar-film">
        <MenuButton
          items={() => [
            actions.item('project.new'),
            actions.item('project.open'),
            actions.item('window.new'),
            actions.item('window.film'),
            'separator',
            actions.item('project.copy'),
            actions.item('project.check'),
            actions.item('project.versions'),
            actions.item('project.ledger'),
            actions.item('project.settings'),
            'separator',
            actions.item('view.theme'),
            actions.item('help.shortcuts'),
            actions.item('help.report'),
            'separator',
            actions.item('project.close'),
          ]}
        >
          <button type="button" className="bar-title" aria-label={`${title}: project menu`}>
            <span>{title}</span>
            <ChevronDown aria-hidden />
          </button>
        </MenuButton>
      </h1>
      <SavingSign />
      <Segmented label="View" value={view} options={VIEWS} onChange={show} />
      <Steps />
      <div className="bar-grow" />
      <QueueCounter />
      <button type="button" className="bar-search" onClick={onSearch}>
        <span>Search or run a command</span>
        <kbd>{actions.keys('palette.open')}</kbd>
      </button>
      <IconButton
        label={bare ? 'Show side panels' : 'Hide side panels'}
        keys={actions.keys('view.bare')}
        icon={<SidePanels aria-hidden />}
        aria-pressed={bare}
        onClick={() => actions.run('view.bare')}
      />
      <Button onClick={onExport}>Export…</Button>
    </header>
  )
}

/** A component of its own, since every stroke is a step. */
function Steps() {
  const actions = useActions()
  const { undo, redo } = useSteps()
  return (
    <div className="bar-steps">
      <IconButton
        label={actions.label('edit.undo')}
        keys={actions.keys('edit.undo')}
        icon={<Undo2 aria-hidden />}
        disabled={undo === null}
        onClick={() => actions.run('edit.undo')}
      />
      <IconButton
        label={actions.label('edit.redo')}
        keys={actions.keys('edit.redo')}
        icon={<Redo2 aria-hidden />}
        disabled={redo === null}
        onClick={() => actions.run('edit.redo')}
      />
    </div>
  )
}
