import { Search, Star } from 'lucide-react'
import { memo, useState } from 'react'
import type { Board } from '#shared/document/board.ts'
import { cardsOf, numbersOf, scenesOf } from '#shared/document/select.ts'
import { shortened } from '#shared/document/shortened.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import type { FoundTake, TakeFilter } from '#shared/generation/findTakes.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { SelectOption } from '../../../ui/Select.tsx'

interface WallFiltersProps {
  readonly filter: TakeFilter
  readonly choices: WallChoices
  readonly onChange: (fields: Partial<TakeFilter>) => void
}

/** What there is to choose from. */
export interface WallChoices {
  readonly scenes: readonly SelectOption<string>[]
  readonly models: readonly SelectOption<string>[]
  readonly cards: readonly SelectOption<string>[]
}

export function wallChoices(board: Board, all: readonly FoundTake[]): WallChoices {
  const { scenes } = numbersOf(board)
  return {
    scenes: scenesOf(board).map((scene) => ({
      value: scene.id,
      label: `Scene ${scenes.get(scene.id) ?? ''}`,
      typed: scenes.get(scene.id) ?? '',
      note: sceneTitle(scene),
    })),
    models: modelsOf(all),
    cards: cardChoices(board),
  }
}

/** Cards of one name are told apart by their kind and words. */
function cardChoices(board: Board): WallChoices['cards'] {
  const cards = cardsOf(board).map((card) => ({ card, label: card.name.trim() || 'Unnamed' }))
  return cards.map(({ card, label }) => {
    const alone = cards.every((other) => other.card === card || other.label !== label)
    const note = [card.kind, shortened(card.description.trim(), 40)].filter(Boolean).join(', ')
    return { value: card.id, label, ...(alone ? {} : { note }) }
  })
}

const ANY = { value: '', label: 'Any' }
const COSTS: readonly SelectOption<TakeFilter['cost']>[] = [
  { value: '', label: 'Any' },
  { value: 'free', label: 'Free' },
  { value: 'paid', label: 'Paid' },
]

/** Which takes are on the wall: by words, scene, model, card, day, cost, star and keep. */
export const WallFilters = memo(function WallFilters({ filter, choices, onChange }: WallFiltersProps) {
  const [days] = useState(() => daysFrom(new Date()))
  return (
    <div role="search" className="wall-filters" aria-label="Filter the takes">
      <div className="filter-words">
        <Search aria-hidden />
        <input
          className="input"
          type="search"
          dir="auto"
          aria-label="Words of the recipe or note"
          placeholder="Find"
          spellCheck={false}
          value={filter.words}
          onChange={(event) => onChange({ words: event.target.value })}
        />
      </div>
      <Select
        label="Scene"
        placeholder="Whole film"
        value={filter.sceneId}
        options={[{ value: '', label: 'Whole film' }, ...choices.scenes]}
        onChange={(sceneId) => onChange({ sceneId })}
      />
      <Select
        label="Model"
        placeholder="Model"
        value={filter.model}
        options={[ANY, ...choices.models]}
        onChange={(model) => onChange({ model })}
      />
      <Select
        label="Card"
        placeholder="Card"
        value={filter.cardId}
        options={[ANY, ...choices.cards]}
        onChange={(cardId) => onChange({ cardId })}
      />
      <Select
        label="Made"
        placeholder="Made"
        value={filter.since}
        options={days}
        onChange={(since) => onChange({ since })}
      />
      <Select<TakeFilter['cost']>
        label="Cost"
        placeholder="Cost"
        value={filter.cost}
        options={COSTS}
        onChange={(cost) => onChange({ cost })}
      />
      <IconButton
        className="star"
        label="Starred only"
        icon={<Star aria-hidden fill={filter.starred ? 'currentColor' : 'none'} />}
        aria-pressed={filter.starred}
        onClick={() => onChange({ starred: !filter.starred })}
      />
      <Button variant="ghost" aria-pressed={filter.kept} onClick={() => onChange({ kept: !filter.kept })}>
        Kept
      </Button>
      <Button variant="ghost" aria-pressed={filter.struck} onClick={() => onChange({ struck: !filter.struck })}>
        With struck
      </Button>
    </div>
  )
})

function modelsOf(all: readonly FoundTake[]): readonly { readonly value: string; readonly label: string }[] {
  const requests = new Map(all.map(({ take }) => [take.recipe.request.model, take.recipe.request]))
  return [...requests].map(([value, request]) => ({ value, label: modelFacts(request)?.name ?? value }))
}

/** Since midnight here, and the days before. */
function daysFrom(now: Date): readonly { readonly value: string; readonly label: string }[] {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()]
  // By the calendar: a day on which the clocks change has other than 24 hours.
  const since = (days: number): string => new Date(year, month, day - days).toISOString()
  return [
    { value: '', label: 'Any day' },
    { value: since(0), label: 'Today' },
    { value: since(6), label: 'Last 7 days' },
    { value: since(29), label: 'Last 30 days' },
  ]
}
