import type { GenerationRequest, Recipe } from '../document/recipe.ts'
import { modelFacts, pictureUsd, shareOf } from './models.ts'
import type { Way } from './models.ts'
import { wordsOf } from './words.ts'

/** What of a request costs anything. */
export type Costed = Pick<GenerationRequest, 'provider' | 'model' | 'imageSize' | 'pieces' | 'pictures' | 'thinking'>

/** A turn that is sent ahead of a request, as it was sent when it was asked for. */
export type TurnAhead = Pick<Recipe, 'words' | 'request'>

/** Characters a token of text stands for: in alphabets, and in scripts with a sign for a word. */
const LETTERS_A_TOKEN = 4
/** A model says a line beside its picture. */
const SAID_TOKENS = 30

/**
 * What one picture will cost in US dollars, within a few per cent: the words and pictures sent, the picture, and what
 * the model thinks, each at its rate. 0 for built-in providers; null if the model's price is unknown. The one estimate:
 * buttons, plans, caps, the ledger and the terminal all read it here. `ahead`: the turns before it, which are billed again.
 */
export function estimateUsd(request: Costed, way: Way = 'now', ahead: readonly TurnAhead[] = []): number | null {
  const bare = pictureUsd(request)
  const facts = modelFacts(request)
  const made = facts?.tokens?.made[request.imageSize]
  if (bare === null || !facts?.rates || made === undefined) return bare
  const { rates, thinking } = facts
  const thoughts = thinking?.tokens[request.thinking ?? thinking.standard] ?? 0
  const total = sentTokens(request, ahead) * rates.input + made * rates.image + (SAID_TOKENS + thoughts) * rates.text
  return Math.round(total * shareOf(request, way)) / 1e6
}

/** With every turn before it go the words and pictures that it was asked with, and the picture that it ended with. */
function sentTokens(request: Costed, ahead: readonly TurnAhead[]): number {
  const before = ahead.reduce((sum, turn) => sum + turn.request.pictures.length + 1, 0)
  const words = ahead.reduce((sum, turn) => sum + textTokens(turn.words), textTokens(wordsOf(request)))
  return words + (request.pictures.length + before) * (modelFacts(request)?.tokens?.sent ?? 0)
}

function textTokens(text: string): number {
  const signs = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0
  return signs + Math.ceil((text.length - signs) / LETTERS_A_TOKEN)
}
