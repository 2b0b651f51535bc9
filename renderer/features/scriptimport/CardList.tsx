import type { ImportChoices, PlannedCard } from '#shared/breakdown/plan.ts'
import type { CardId } from '#shared/document/ids.ts'
import { cardsOf } from '#shared/document/select.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Select } from '../../ui/Select.tsx'

interface CardListProps {
  readonly cards: readonly PlannedCard[]
  readonly choices: ImportChoices
  readonly onChoices: (choices: ImportChoices) => void
}

const KINDS = { cast: 'Cast', location: 'Location' } as const

/** Cast and locations of the script: a card for each that is ticked, or one that the film has already. */
export function CardList({ cards, choices, onChoices }: CardListProps) {
  const all = cardsOf(useBoard())
  const choose = (key: string, to: CardId | 'new' | 'none') =>
    onChoices({ ...choices, cards: new Map(choices.cards).set(key, to) })
  if (cards.length === 0) return <Empty title="No cast and no locations were found in this script." />
  return (
    <ul className="importing-list" aria-label="Cast and locations">
      {cards.map(({ key, kind, name, scenes, cardId, isNew }) => (
        <li key={key} className="scriptimport-card">
          <Check label={name} checked={isNew || cardId !== null} onChange={(on) => choose(key, on ? 'new' : 'none')} />
          <span className="importing-quiet">{KINDS[kind]}</span>
          <span className="importing-quiet">{scenes === 1 ? '1 scene' : `${scenes} scenes`}</span>
          <Select
            label={`Card of ${name}`}
            value={cardId ?? (isNew ? 'new' : 'none')}
            onChange={(to) => choose(key, to)}
            options={[
              { value: 'new', label: 'New card' },
              { value: 'none', label: 'No card' },
              ...all
                .filter((card) => card.kind === kind)
                .map((card) => ({ value: card.id, label: card.name || 'Unnamed' })),
            ]}
          />
        </li>
      ))}
    </ul>
  )
}
