import { Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { ShotRow } from '#shared/document/schema.ts'
import { STATUSES } from '#shared/film/vocabulary.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { BoardView } from '../boardView.ts'
import { filterChoices, filterCount, filters } from './filter.ts'
import type { BoardFilter } from './filter.ts'

interface FilterBarProps {
  readonly view: BoardView
  /** Clears the filter and returns focus to the board. */
  readonly onClose: () => void
}

/** What the board highlights: by text, cast, location and status. */
export function FilterBar({ view, onClose }: FilterBarProps) {
  const board = useBoard()
  const { session } = useEditor()
  const filter = useSyncExternalStore(view.listen, view.filter)
  const passing = useSyncExternalStore(view.listen, view.passing)
  const choices = useMemo(() => filterChoices(board), [board])
  const words = useRef<HTMLInputElement>(null)
  // A bar that opens by itself, for a filter set earlier, leaves the focus where it is.
  const remembered = useRef(filters(filter))
  useEffect(() => {
    if (!remembered.current) words.current?.focus()
    return session.onAsk((request) => (request === 'filter' ? words.current?.select() : undefined))
  }, [session])
  const set = (fields: Partial<BoardFilter>): void => view.setFilter({ ...filter, ...fields })
  const any = { value: '', label: 'Any' }

  return (
    <div role="search" className="filter-bar" aria-label="Filter the board">
      <div className="filter-words">
        <Search aria-hidden />
        <input
          className="input"
          type="search"
          dir="auto"
          aria-label="Words"
          placeholder="Words of a shot"
          spellCheck={false}
          ref={words}
          value={filter.text}
          onChange={(event) => set({ text: event.target.value })}
          onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
        />
      </div>
      <Select
        label="Filter by cast"
        placeholder="Cast"
        value={filter.cast}
        options={[any, ...choices.cast]}
        onChange={(cast) => set({ cast })}
      />
      <Select
        label="Filter by location"
        placeholder="Location"
        value={filter.location}
        options={[any, ...choices.locations]}
        onChange={(location) => set({ location })}
      />
      <Select<ShotRow['status'] | ''>
        label="Filter by status"
        placeholder="Status"
        value={filter.status}
        options={[{ value: '', label: 'Any' }, ...STATUSES.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(status) => set({ status })}
      />
      <output className="filter-count">{filterCount(board, passing)}</output>
      <IconButton label="Close the filter" keys="Esc" icon={<X aria-hidden />} onClick={onClose} />
    </div>
  )
}
