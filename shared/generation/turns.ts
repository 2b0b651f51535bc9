import type { Board } from '../document/board.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { TakeRow } from '../document/schema.ts'
import { takeOf } from '../document/select.ts'
import { isHosted } from './providers/providerOf.ts'

/** A thread this long is cut at its beginning: every turn sends its pictures again, and is billed for them. */
export const MOST_TURNS = 8

/** Whether a model can be asked to go on from a take: it made all of its picture. */
export function canGoOn({ recipe }: Pick<TakeRow, 'recipe'>): boolean {
  return isHosted(recipe.request.provider) && recipe.setIn === undefined
}

interface GoingOn {
  readonly turn?: Pick<NonNullable<GenerationRequest['turn']>, 'takeId' | 'earlier'> | undefined
}

/** The takes whose requests and answers are sent ahead of this request, oldest first; null if one is gone. */
export function turnsBefore(board: Board, request: GoingOn): readonly TakeRow[] | null {
  const takes: TakeRow[] = []
  let turn: GoingOn['turn'] = request.turn
  while (turn?.earlier === true && takes.length < MOST_TURNS) {
    const take = takeOf(board, turn.takeId)
    if (!take) return takes.length > 0 ? takes : null
    if (takes.includes(take)) break
    takes.unshift(take)
    if (!canGoOn(take)) break
    turn = take.recipe.request.turn
  }
  return takes
}

/** The same as its cost is reckoned. */
export function turnsAhead(board: Board, request: GoingOn): readonly TakeRow['recipe'][] {
  return (turnsBefore(board, request) ?? []).map(({ recipe }) => recipe)
}
