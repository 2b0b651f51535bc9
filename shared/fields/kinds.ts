import type { CardId } from '../document/ids.ts'
import type { ShotRow } from '../document/schema.ts'
import { cardOf, cardsOf } from '../document/select.ts'
import { doubtOf, readings } from '../readNumber.ts'
import { readTerm, termLabel } from '../film/vocabulary.ts'
import type { Term } from '../film/vocabulary.ts'
import type { FieldPlaces, ShotField, ShotKey } from './field.ts'

/** Shot row properties whose type is exactly T, not narrower. */
type KeyOf<T> = { [K in ShotKey]: ShotRow[K] extends T ? (T extends ShotRow[K] ? K : never) : never }[ShotKey]
/** Shot row properties that hold a term. */
type TermKey = 'size' | 'framing' | 'angle' | 'movement' | 'direction' | 'support' | 'status'

interface Named<Key extends ShotKey> extends FieldPlaces {
  readonly id: string
  readonly label: string
  readonly key: Key
}

/** Single-line text. */
export function lineField(about: Named<KeyOf<string>>): ShotField {
  return words(about, 'line', (typed) => typed.replace(/\s+/g, ' ').trim())
}

/** Multi-line text. */
export function textField(about: Named<KeyOf<string>>): ShotField {
  return words(about, 'text', (typed) => typed.replace(/\r\n?/g, '\n').trimEnd())
}

function words(about: Named<KeyOf<string>>, kind: 'line' | 'text', tidy: (typed: string) => string): ShotField {
  const { label, key } = about
  return {
    ...about,
    kind,
    verb: `Edit ${label} of`,
    terms: [],
    card: null,
    asks: '',
    text: (_, shot) => shot[key],
    read: (_, typed) => ({ [key]: tidy(typed) }),
    sortKey: (_, shot) => shot[key].toLowerCase(),
  }
}

interface TermRules extends Named<TermKey> {
  readonly terms: readonly Term[]
  /** Keeps a term that the list has not, as it is typed. */
  readonly open?: true
}

/** A term of a list. */
export function termField(about: TermRules): ShotField {
  const { label, key, terms, open } = about
  return {
    ...about,
    kind: 'term',
    verb: `Set ${label} of`,
    card: null,
    asks: 'choose one from the list',
    text: (_, shot) => termLabel(terms, shot[key]),
    read: (_, typed) => {
      const found = readTerm(terms, typed)
      if (found !== undefined) return { [key]: found }
      return open ? { [key]: typed.replace(/\s+/g, ' ').trim() } : undefined
    },
    // In the list's own order: tight to wide, to board to cut; a house's own terms after them.
    sortKey: (_, shot) => {
      const at = terms.findIndex((term) => term.id === shot[key])
      if (at >= 0) return at
      return shot[key] === '' ? '' : shot[key].toLowerCase()
    },
  }
}

interface NumberRule {
  /** Minimum and maximum, both included. */
  readonly range: readonly [number, number]
  /** Unit that may be typed after the number. */
  readonly unit: RegExp
  /** Unit shown after it in a cell. */
  readonly suffix: string
  /** What typed text can mean, without its unit; by default a number. */
  readonly readings?: (typed: string) => readonly number[]
}

/** A number with its unit; an empty cell for null. */
export function numberField(about: Named<KeyOf<number | null>>, rule: NumberRule): ShotField {
  const { label, key } = about
  const { range, unit, suffix, readings: reading = readings } = rule
  const [least, most] = range
  const found = (typed: string): readonly number[] =>
    reading(typed.trim().replace(unit, '').trim()).filter((value) => value >= least && value <= most)
  return {
    ...about,
    kind: 'number',
    verb: `Set ${label} of`,
    terms: [],
    card: null,
    // Made when it is asked for: a language's way with numbers is loaded by the first that is written so, which a start would wait for.
    get asks() {
      return `type a number from ${least} to ${most.toLocaleString('en-GB')}`
    },
    text: (_, shot) => (shot[key] === null ? '' : `${shot[key]}${suffix}`),
    read: (_, typed) => {
      if (typed.trim() === '') return { [key]: null }
      const [value, other] = found(typed)
      return value === undefined || other !== undefined ? undefined : { [key]: value }
    },
    doubt: (typed) => doubtOf(typed, found(typed)),
    sortKey: (_, shot) => shot[key] ?? '',
  }
}

type CardsKey = 'castIds' | 'locationId' | 'propIds'

/** Cards by name, separated by commas. */
export function cardsField(about: Named<CardsKey>): ShotField {
  const { label, key } = about
  const card = ({ castIds: 'cast', locationId: 'location', propIds: 'prop' } as const)[key]
  const text: ShotField['text'] = (board, shot) =>
    idsOn(shot, key)
      .map((cardId) => cardOf(board, cardId)?.name ?? '')
      .filter(Boolean)
      .join(', ')
  return {
    ...about,
    kind: 'cards',
    verb: `Set ${label} of`,
    terms: [],
    card,
    asks:
      card === 'location' ? 'type the name of one location card' : `type names of ${card} cards, with commas between`,
    text,
    read: (board, typed) => {
      const names = typed
        .split(/[,;\n]/)
        .map(plainName)
        .filter(Boolean)
      const found = names.map(
        (name) => cardsOf(board).find((each) => each.kind === card && plainName(each.name) === name)?.id,
      )
      const ids = found.filter((cardId) => cardId !== undefined)
      if (ids.length < found.length) return undefined
      if (key === 'locationId') return ids.length > 1 ? undefined : { locationId: ids[0] ?? null }
      return { [key]: [...new Set(ids)] }
    },
    sortKey: (board, shot) => text(board, shot).toLowerCase(),
  }
}

function idsOn(shot: ShotRow, key: CardsKey): readonly CardId[] {
  if (key !== 'locationId') return shot[key]
  return shot.locationId === null ? [] : [shot.locationId]
}

export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
