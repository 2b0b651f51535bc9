import { LIMITS } from '../document/limits.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import { wordsOf } from './words.ts'

const count = (value: number): string => value.toLocaleString('en-GB')

/** Why this text is too long to send, as a sentence; null if it can be sent. The artist's text is never truncated. */
export function tooManyWords(request: GenerationRequest): string | null {
  const { pieces } = request
  if (pieces.length > LIMITS.wordPieces)
    return `The words have ${count(pieces.length)} parts, and ${count(LIMITS.wordPieces)} can be sent: leave some out.`
  const longest = Math.max(0, ...pieces.map((piece) => piece.text.length))
  if (longest > LIMITS.wordPiece)
    return `One part of the words has ${count(longest)} characters, and ${count(LIMITS.wordPiece)} can be sent: shorten it or leave it out.`
  const all = wordsOf(request).length
  if (all > LIMITS.words)
    return `The words have ${count(all)} characters in all, and ${count(LIMITS.words)} can be sent: leave some out.`
  return null
}
