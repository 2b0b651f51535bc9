import { readTerm } from '#shared/film/vocabulary.ts'
import { searchText } from '#shared/searchText.ts'
import type { CellField } from './cellField.ts'

/** One entry of a cell's list. */
export interface Choice {
  readonly text: string
  readonly note: string
}

/** In a list of names, the one being typed. */
function lastPart(field: CellField, draft: string): string {
  return field.kind === 'cards' ? draft.slice(draft.lastIndexOf(',') + 1) : draft
}

/** The cell's text once a choice is taken: in a list of names it replaces the last. */
export function withChoice(field: CellField, draft: string, choice: string): string {
  if (field.kind !== 'cards' || field.card === 'location' || !draft.includes(',')) return choice
  return `${draft.slice(0, draft.lastIndexOf(',') + 1)} ${choice}`
}

function beginsWith({ text, note }: Choice, part: string): boolean {
  return searchText(text).startsWith(part) || searchText(note).startsWith(part)
}

/** The draft is empty or exactly one choice: it filters no list. */
export function isWhole(all: readonly Choice[], draft: string): boolean {
  return draft === '' || all.some((choice) => choice.text === draft)
}

/** The choices that contain what was typed last, those that start with it first. */
export function narrowed(all: readonly Choice[], draft: string): readonly Choice[] {
  const part = searchText(draft.slice(draft.lastIndexOf(',') + 1).trim())
  const begin = all.filter((choice) => beginsWith(choice, part))
  const hold = all.filter((choice) => searchText(`${choice.text} ${choice.note}`).includes(part))
  return [...new Set([...begin, ...hold])]
}

/** Where a term of one's own may be kept, it is the last entry, unless it is one of the list. */
export function withOwn(field: CellField, choices: readonly Choice[], draft: string): readonly Choice[] {
  const own = draft.replace(/\s+/g, ' ').trim()
  return own === '' || readTerm(field.terms, own) !== undefined
    ? choices
    : [...choices, { text: own, note: 'as typed' }]
}

/**
 * The choice selected by the arrow keys, else the first that starts with what was typed, else the text itself.
 * `isRead`: it can be parsed.
 */
export function settledText(
  field: CellField,
  {
    draft,
    picked,
    choices,
    isRead,
  }: Readonly<{ draft: string; picked: number; choices: readonly Choice[]; isRead: boolean }>,
): string {
  const chosen = choices[picked]
  if (chosen) return withChoice(field, draft, chosen.text)
  const part = searchText(lastPart(field, draft).trim())
  const begins = choices.find((choice) => beginsWith(choice, part))
  return !isRead && part !== '' && begins ? withChoice(field, draft, begins.text) : draft
}
