import type { Board } from '../board.ts'
import type { PastLook } from '../cardSchema.ts'
import type { CardId, LookId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { takesByLook, usedKey } from '../looks.ts'

/**
 * Earlier versions of a look with the one that goes now, unless there was nothing to it. Of more versions than a row may hold, the oldest that no take used goes
 * first.
 */
export function withPast(
  board: Board,
  cardId: CardId,
  lookId: LookId | null,
  past: PastLook[],
  gone: PastLook,
): PastLook[] {
  const isEmpty = gone.description.trim() === '' && gone.pictures.length === 0
  const all = isEmpty ? past : [...past, gone]
  if (all.length <= LIMITS.pastLooks) return all
  const used = takesByLook(board)
  const unused = all.findIndex(({ version }) => !used.has(usedKey(cardId, lookId, version)))
  return all.toSpliced(Math.max(0, unused), 1)
}
