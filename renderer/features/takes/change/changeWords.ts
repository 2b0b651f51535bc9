import type { Unsigned } from '#shared/contract/turns.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import type { Change } from '#shared/generation/changeRequest.ts'

export const CHANGE_LABELS: Readonly<Record<Change, string>> = {
  words: 'By words',
  region: 'A region',
  marks: 'By the drawing',
  extend: 'Extend',
  variation: 'Variation',
  again: 'Another seed',
}

/** In a menu. */
export const CHANGE_ITEMS: Readonly<Record<Change, string>> = {
  words: 'Change by words…',
  region: 'Repaint a region…',
  marks: 'Do what the drawing says…',
  extend: 'Extend to a wider ratio…',
  variation: 'Make a variation…',
  again: 'Again with another seed…',
}

export const FIELD_WORDS: Readonly<Record<Change, string>> = {
  words: 'What to change: “Make it night.”',
  region: 'What should be there: “A lit lantern.”',
  marks: 'Anything the marks don’t say',
  extend: 'What the sides should show, if it matters',
  variation: 'What may differ, if it matters',
  again: '',
}

/** As a take's recipe tells how it was made from another. */
export const TURN_WORDS: Readonly<Record<Exclude<Change, 'again'>, string>> = {
  words: 'by words',
  region: 'in a region',
  marks: 'by what was drawn on it',
  extend: 'extended',
  variation: 'as a variation',
}

/** Why the earlier turns go without what the model signed. */
export const UNSIGNED_WORDS: Readonly<Record<Unsigned, string>> = {
  model: 'Another model made it, so what that model signed is left out.',
  key: 'It was made with another key or on another computer, so what the model signed is left out.',
  'not-kept': 'What the model said with it was not kept: its picture goes in its place.',
}

/** Parts of a model's answer that are neither its words nor the picture that it ended with. */
export function othersWords(count: number): string {
  return count === 1
    ? 'One part more of its answer, such as a draft that it made first, goes back as it came.'
    : `${count} parts more of its answer, such as drafts that it made first, go back as they came.`
}

/** "T3 ← T1"; "T1" for a take that was made from no other. */
export function threadName({ number, recipe }: Pick<TakeRow, 'number' | 'recipe'>): string {
  return recipe.request.turn ? `T${number} ← T${recipe.request.turn.number}` : `T${number}`
}
