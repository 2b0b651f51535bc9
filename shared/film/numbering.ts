import { halfWidth } from '../halfWidth.ts'
import { compareNumbers, numberBetween } from './numberBetween.ts'
import { slateLetters } from './slateLetters.ts'

/**
 * Film numbering. US practice: the master of scene 12 is 12, set-ups are 12A, 12B … 12Z, 12AA …; I and O are skipped
 * because they read as 1 and 0 on a slate. Fixed numbers never change; numbers between fixed ones come from
 * `numberBetween`.
 */
/** 0 → A, 23 → Z, 24 → AA (skipping I and O). */
export function lettersFor(index: number, skipIO = true): string {
  const letters = slateLetters(skipIO)
  let rest = index
  let out = ''
  do {
    out = letters[rest % letters.length]! + out
    rest = Math.floor(rest / letters.length) - 1
  } while (rest >= 0)
  return out
}

/** A → 0, AA → 24; null for what `lettersFor` never gives. */
function indexOfLetters(text: string, skipIO: boolean): number | null {
  const letters = slateLetters(skipIO)
  let index = 0
  for (const letter of text) {
    const at = letters.indexOf(letter)
    if (at < 0) return null
    index = index * letters.length + at + 1
  }
  return index - 1
}

export interface NumberingRules {
  readonly numbering: 'us' | 'list' | 'vfx'
  readonly skipIO: boolean
}

/** How a list is numbered by position. */
export interface NumberScheme {
  /** The number at a place, counted from 0. */
  readonly at: (place: number) => string
  /**
   * The place that gives this number, if those before it reach to place `reached`; null for none. 12AA is what stands
   * behind 12A, unless the list has come to 12Z.
   */
  readonly placeOf: (number: string, reached: number) => number | null
  /** What all of its numbers have in common; '' for nothing. */
  readonly stem: string
  /** Numbers leave room between them: between 010 and 020 is 015. */
  readonly gaps: boolean
  readonly skipIO: boolean
}

/** 1, 2, 3 … */
export function sceneScheme(skipIO = true): NumberScheme {
  return {
    at: (place) => String(place + 1),
    placeOf: (number) => (/^[1-9]\d{0,8}$/.test(number) ? Number(number) - 1 : null),
    stem: '',
    gaps: false,
    skipIO,
  }
}

/** A scene has this many set-ups before one with two letters can be one by its place. */
const LETTERS_BEFORE_TWO = 20

/** How the shots of a scene are numbered. */
export function shotScheme(rules: NumberingRules, sceneNumber: string): NumberScheme {
  return {
    at: (place) => shotNumber(rules, sceneNumber, place),
    placeOf(number, reached) {
      if (!number.startsWith(sceneNumber)) return null
      const rest = number.slice(sceneNumber.length)
      if (rules.numbering === 'us') {
        if (rest.length > 1 && reached < LETTERS_BEFORE_TWO) return null
        const index = indexOfLetters(rest, rules.skipIO)
        return index === null ? null : index + 1
      }
      const figure = /^-(\d{1,9})$/.exec(rest)?.[1]
      if (figure === undefined) return null
      const place = (rules.numbering === 'list' ? Number(figure) : Number(figure) / 10) - 1
      return Number.isInteger(place) && place >= 0 ? place : null
    },
    stem: sceneNumber,
    gaps: rules.numbering === 'vfx',
    skipIO: rules.skipIO,
  }
}

/** The number of the shot at `index` (0 = first) of a scene. */
export function shotNumber(rules: NumberingRules, sceneNumber: string, index: number): string {
  switch (rules.numbering) {
    case 'us':
      return index === 0 ? sceneNumber : sceneNumber + lettersFor(index - 1, rules.skipIO)
    case 'list':
      return `${sceneNumber}-${index + 1}`
    case 'vfx':
      return `${sceneNumber}-${String((index + 1) * 10).padStart(3, '0')}`
  }
}

export interface Numbered {
  readonly id: string
  /** null: by position. */
  readonly number: string | null
}

/** As numbers are compared: 12a, 12A and １２Ａ are the same. */
export function numberKey(number: string): string {
  return halfWidth(number).trim().replace(/\s+/g, ' ').toUpperCase()
}

/** Numbers that nothing else may get, as `numberKey` gives them. */
export type TakenNumbers = Pick<Set<string>, 'has' | 'add'>

interface ListRules {
  /** Fixed numbers hold their neighbours: what is new gets a number between them (3A), never one by its place. */
  readonly kept: boolean
  /** All fixed numbers of `holders` are among them; those of this list are added. Several lists that pass the same share no number. */
  readonly taken: TakenNumbers
  /** Fixed numbers of all lists that share `taken`, by the row that has each. Other rows with them are numbered anew. */
  readonly holders: ReadonlyMap<string, string>
}

/** A row that has a fixed number. */
export interface Claim {
  readonly id: string
  readonly key: string
}

export function claimsOf(rows: readonly Numbered[]): readonly Claim[] {
  const claims = rows.map(({ id, number }) => ({ id, key: number === null ? '' : numberKey(number) }))
  return claims.filter(({ key }) => key !== '')
}

/** Which row has each fixed number: the first that claims it. */
export function holdersOf(claims: Iterable<Claim>): Map<string, string> {
  const holders = new Map<string, string>()
  for (const { id, key } of claims) if (!holders.has(key)) holders.set(key, id)
  return holders
}

/**
 * Numbers a list in which some numbers are fixed and the rest follow their position: no two alike, fixed ones as they
 * are. A free row gets the number of its place if that stands between its neighbours' and nobody has it, else one that
 * is made from theirs: after 3 comes 3A.
 */
export function numberList(
  list: readonly Numbered[],
  scheme: NumberScheme,
  { kept, taken, holders }: ListRules = numbersAlone(list),
): ReadonlyMap<string, string> {
  const fixed = list.map(({ id, number }) =>
    number !== null && holders.get(numberKey(number)) === id ? numberKey(number) : null,
  )
  const following = followingFixed(fixed)
  const numbers = new Map<string, string>()
  let last: string | null = null
  let place = -1
  list.forEach((row, index) => {
    const own = fixed[index]!
    const neighbours = { last, next: following[index]! }
    // A number that is set by hand moves nobody else's, unless numbers are kept: then what follows the last goes on.
    const number: string = own ?? freeNumber(scheme, neighbours, kept ? place + 1 : index, { kept, taken })
    place = Math.max(scheme.placeOf(number, place) ?? place, place)
    taken.add(number)
    numbers.set(row.id, own === null ? number : row.number!)
    last = number
  })
  return numbers
}

function numbersAlone(list: readonly Numbered[]): ListRules {
  const holders = holdersOf(claimsOf(list))
  return { kept: false, taken: new Set(holders.keys()), holders }
}

/** For each place the fixed number at or after it. */
function followingFixed(fixed: readonly (string | null)[]): readonly (string | null)[] {
  const following: (string | null)[] = []
  let next: string | null = null
  for (let at = fixed.length - 1; at >= 0; at -= 1) {
    next = fixed[at] ?? next
    following[at] = next
  }
  return following
}

interface Neighbours {
  readonly last: string | null
  /** The next fixed number. */
  readonly next: string | null
}

function freeNumber(
  scheme: NumberScheme,
  { last, next }: Neighbours,
  place: number,
  { kept, taken }: Pick<ListRules, 'kept' | 'taken'>,
): string {
  // Between or before kept numbers, those by place belong to others; past the last they go on.
  const byPlace = kept && next !== null ? null : placeAfter(scheme, place, taken)
  const nextPlace = next === null ? null : scheme.placeOf(next, place)
  // A number of another kind (PICKUP-2) has no place of its own: those of the places before it stay what they are.
  const isBefore = (by: { readonly place: number; readonly number: string }): boolean =>
    next === null || (nextPlace === null ? compareNumbers(by.number, next, scheme.stem) < 0 : by.place < nextPlace)
  if (byPlace !== null && isBefore(byPlace)) return byPlace.number
  return numberBetween(last, next, taken, scheme)
}

/** Nothing is numbered from further on than this: a scene 99999999 is not followed by 100000000. */
const FARTHEST_PLACE = 100_000

function placeAfter(
  scheme: NumberScheme,
  from: number,
  taken: Pick<TakenNumbers, 'has'>,
): { readonly place: number; readonly number: string } | null {
  for (let place = from; place < FARTHEST_PLACE; place += 1) {
    const number = scheme.at(place)
    if (!taken.has(numberKey(number))) return { place, number }
  }
  return null
}
