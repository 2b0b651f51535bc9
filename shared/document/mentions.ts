import type { Board } from './board.ts'
import type { CardId } from './ids.ts'
import type { CardRow, PanelRow, ShotRow } from './schema.ts'
import { cardsOf } from './select.ts'

/** Scripts that put no space between words, for a pattern. */
export const NO_SPACES = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`

/** `@Mara` in a text: from its @ to the end of the name, in UTF-16 units. */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly card: CardRow
}

/**
 * The mentions of cards in a text, in order. A mention is an @ that no letter or digit stands before, and the name of a
 * card in any case, to its end: of two names that fit, the longer one. Where several cards have the name, the one that
 * `near` holds is meant, else the first of the film.
 */
export function mentionsIn(board: Board, text: string, near: readonly CardId[] = []): readonly Mention[] {
  if (!text.includes('@')) return []
  const names = namesOf(board)
  const found: Mention[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < (found.at(-1)?.to ?? 0) || WORD.test(text.slice(0, at).match(/.$/su)?.[0] ?? '')) continue
    const hit = names.flatMap((name) => {
      name.pattern.lastIndex = at + 1
      const length = name.pattern.exec(text)?.[0].length
      return length === undefined ? [] : [{ from: at, to: at + 1 + length, cards: name.cards }]
    })[0]
    if (!hit) continue
    const card = hit.cards.find(({ id }) => near.includes(id)) ?? hit.cards[0]!
    found.push({ from: hit.from, to: hit.to, card })
  }
  return found
}

/** Of scripts that put no space between words, no letter says that an @ after it is none of ours: 庭で@雪. */
const WORD = new RegExp(String.raw`(?!${NO_SPACES})[\p{L}\p{M}\p{N}_]`, 'u')
/** A name ends where it ends in scripts without spaces, and in Korean, whose particles follow a name at once. */
const UNSPACED = new RegExp(String.raw`(?:${NO_SPACES}|\p{Script=Hangul})$`, 'u')

interface Named {
  readonly pattern: RegExp
  readonly cards: readonly CardRow[]
}

const remembered = new WeakMap<Board['card'], readonly Named[]>()

/** Every name that a card has, the longest first. */
function namesOf(board: Board): readonly Named[] {
  const known = remembered.get(board.card)
  if (known) return known
  const byName = new Map<string, CardRow[]>()
  for (const card of cardsOf(board)) {
    const name = nameOf(card)
    if (name !== '') byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), card])
  }
  const names = [...byName]
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([name, cards]) => ({ pattern: patternOf(name, cards), cards }))
  remembered.set(board.card, names)
  return names
}

/** `name` is in small letters. Capitals that fold to more than one sign, as İ does, are matched as they are written. */
function patternOf(name: string, cards: readonly CardRow[]): RegExp {
  const capitals = [name.toUpperCase(), ...cards.map((card) => card.name.trim().replaceAll(/\s+/g, ' '))]
  const forms = new Set([name, ...capitals].flatMap((form) => [form.normalize('NFC'), form.normalize('NFD')]))
  // Only signs that mean something in a pattern: any other that is escaped is an error.
  const patterns = [...forms].map((form) =>
    form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
  )
  const ends = UNSPACED.test(name) ? '' : String.raw`(?![\p{L}\p{M}\p{N}_])`
  return new RegExp(`(?:${patterns.join('|')})${ends}`, 'iuy')
}

/**
 * What can be mentioned, in the film's order: each name once, since a text says no more than the name, with the kind of
 * the card that is meant where a shot lists none of them, and how many have it.
 */
export function mentionableIn(
  board: Board,
): readonly { readonly id: CardId; readonly name: string; readonly note: string }[] {
  const byName = new Map<string, CardRow[]>()
  for (const card of cardsOf(board)) {
    const name = nameOf(card).toLowerCase()
    if (name !== '') byName.set(name, [...(byName.get(name) ?? []), card])
  }
  return [...byName.values()].map(([first, ...others]) => ({
    id: first!.id,
    name: first!.name.trim(),
    note: others.length === 0 ? first!.kind : `${first!.kind}, first of ${others.length + 1} so named`,
  }))
}

function nameOf({ name }: CardRow): string {
  return name.trim().replaceAll(/\s+/g, ' ').normalize('NFC')
}

/** A text as it is said: "@Mara waits" is "Mara waits". */
export function withoutAts(board: Board, text: string): string {
  return replaced(text, mentionsIn(board, text), ({ from, to }) => text.slice(from + 1, to))
}

/** A text in which what mentioned a card goes on mentioning it under its new name. */
export function renamedIn(board: Board, text: string, cardId: CardId, name: string, near?: readonly CardId[]): string {
  const found = mentionsIn(board, text, near).filter(({ card }) => card.id === cardId)
  return replaced(text, found, () => `@${name}`)
}

/** A text in which what mentioned a card says its bare name. */
export function unmentionedIn(board: Board, text: string, cardId: CardId, near?: readonly CardId[]): string {
  const found = mentionsIn(board, text, near).filter(({ card }) => card.id === cardId)
  return replaced(text, found, ({ from, to }) => text.slice(from + 1, to))
}

function replaced(text: string, mentions: readonly Mention[], by: (mention: Mention) => string): string {
  return mentions.reduceRight((all, each) => all.slice(0, each.from) + by(each) + all.slice(each.to), text)
}

/** Fields of a shot whose mentions put a card into it: all that is said of it, but not what must not be in it. */
export const MENTIONING = [
  'subject',
  'action',
  'dialogue',
  'sound',
  'vfx',
  'notes',
  'movementNote',
  'setup',
  'equipment',
] as const satisfies readonly (keyof ShotRow)[]

/** Cards of a shot by its own fields, before mentions. */
export function linkedIds(shot: ShotRow): readonly CardId[] {
  return [...shot.castIds, ...(shot.locationId ? [shot.locationId] : []), ...shot.propIds]
}

/**
 * The cards that a shot mentions and does not list, and those that a panel's label and the words of its request mention;
 * each once.
 */
export function mentionedCards(board: Board, shot: ShotRow, panel?: PanelRow, last?: string): readonly CardRow[] {
  const linked = linkedIds(shot)
  const words = [panel?.label ?? '', last ?? panel?.requestLast ?? '']
  const reworded = panel?.requestReworded.map(({ text }) => text) ?? []
  const texts = [...MENTIONING.map((key) => shot[key]), ...words, ...reworded]
  const cards = texts.flatMap((text) => mentionsIn(board, text, linked).map(({ card }) => card))
  return [...new Set(cards)].filter(({ id }) => !linked.includes(id))
}
