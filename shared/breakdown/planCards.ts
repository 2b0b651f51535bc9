import type { Board } from '../document/board.ts'
import type { CardRow } from '../document/schema.ts'
import { cardsOf } from '../document/select.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { breakDown } from './breakDown.ts'
import { castOf } from './castOf.ts'
import type { ImportChoices, PlannedCard } from './plan.ts'

/** A name that the script has, and in how many scenes. */
interface Found {
  readonly kind: PlannedCard['kind']
  readonly name: string
  readonly scenes: number
}

/** The cast and locations of a script: those that the film has a card for, under whatever case, and new ones. */
export function planCards(board: Board, screenplay: Screenplay, choices: ImportChoices): readonly PlannedCard[] {
  const known = new Map(cardsOf(board).map((card) => [keyOf(card.kind, card.name), card]))
  return [...speakersIn(screenplay), ...locationsIn(screenplay)].map((found) => asPlanned(found, known, choices))
}

function asPlanned(found: Found, known: ReadonlyMap<string, CardRow>, choices: ImportChoices): PlannedCard {
  const key = keyOf(found.kind, found.name)
  const chosen = choices.cards.get(key)
  const own = known.get(key)?.id ?? null
  const cardId = chosen === undefined ? own : chosen === 'new' || chosen === 'none' ? null : chosen
  return { ...found, key, cardId, isNew: cardId === null && chosen !== 'none' }
}

function speakersIn(screenplay: Screenplay): readonly Found[] {
  return castOf(screenplay).map(({ name, scenes }) => ({ kind: 'cast', name: titled(name), scenes: scenes.length }))
}

function locationsIn(screenplay: Screenplay): readonly Found[] {
  const found = new Map<string, Found>()
  for (const { parts, omitted } of breakDown(screenplay)) {
    const name = parts.location.trim()
    if (name === '' || omitted) continue
    const key = keyOf('location', name)
    const before = found.get(key)
    found.set(key, { kind: 'location', name: before?.name ?? titled(name), scenes: (before?.scenes ?? 0) + 1 })
  }
  return [...found.values()]
}

function keyOf(kind: CardRow['kind'], name: string): string {
  return `${kind} ${name
    .toLowerCase()
    .replace(/[\s.’']+/g, ' ')
    .trim()}`
}

/** "SALT HOUSE" as a card is called: "Salt House". A name in small letters stays as it is. */
function titled(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name
    .toLowerCase()
    .replace(/(^|[\s\-–/(.])(\p{L})/gu, (_, lead: string, letter: string) => lead + letter.toUpperCase())
}
