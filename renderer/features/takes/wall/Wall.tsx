import { X } from 'lucide-react'
import { Dialog as Base } from 'radix-ui'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { usd } from '#shared/contract/usd.ts'
import { EVERY_TAKE, allTakes, findTakes } from '#shared/generation/findTakes.ts'
import type { FoundTake, TakeFilter } from '#shared/generation/findTakes.ts'
import { useBoard } from '../../../editor/useEditor.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useSteady } from '../../../ui/useSteady.ts'
import { useTakesUndo } from '../useTakesUndo.ts'
import { WallFilters, wallChoices } from './WallFilters.tsx'
import { WallGrid } from './WallGrid.tsx'

interface WallProps {
  readonly onClose: () => void
  readonly onFocusBack: (event: Event) => void
}

export function Wall({ onClose, onFocusBack }: WallProps) {
  const board = useBoard()
  const undoes = useTakesUndo()
  const [filter, setFilter] = useState(EVERY_TAKE)
  // Typing goes on while a long film is looked through.
  const wanted = useDeferredValue(filter)
  const all = useMemo(() => allTakes(board), [board])
  const found = useMemo(() => findTakes(board, wanted), [board, wanted])
  const choices = useSteady(wallChoices(board, all))
  const narrow = useCallback((fields: Partial<TakeFilter>) => setFilter((now) => ({ ...now, ...fields })), [])
  return (
    <Base.Content
      className="wall"
      data-popover
      aria-describedby={undefined}
      onCloseAutoFocus={onFocusBack}
      onKeyDown={undoes}
    >
      <header className="wall-bar">
        <Base.Title className="wall-title">Takes</Base.Title>
        <WallFilters filter={filter} choices={choices} onChange={narrow} />
        <output className="wall-count">{countWords(found, all.length)}</output>
        <IconButton label="Close" keys="Esc" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      {found.length > 0 ? (
        <WallGrid found={found} onGo={onClose} />
      ) : (
        <Empty
          title={all.length === 0 ? 'No takes yet. Select a panel and make one.' : 'No take is like that.'}
          {...(all.length === 0 ? {} : { action: <Button onClick={() => setFilter(EVERY_TAKE)}>Show all</Button> })}
        />
      )}
    </Base.Content>
  )
}

/** "37 of 214 takes · $1.83": what is known of what they cost. */
function countWords(found: readonly FoundTake[], all: number): string {
  const count = found.length === all ? `${all}` : `${found.length} of ${all}`
  const cost = found.reduce((sum, { take }) => sum + (take.recipe.actualUsd ?? take.recipe.estimateUsd ?? 0), 0)
  return `${count} ${all === 1 ? 'take' : 'takes'}${cost > 0 ? ` · ${usd(cost)}` : ''}`
}
