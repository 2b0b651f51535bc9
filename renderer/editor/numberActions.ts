import { filmOf } from '#shared/document/board.ts'
import { lockNumbers, setNumber, unlockNumbers } from '#shared/document/commands/numbers.ts'
import type { NumberedTable } from '#shared/document/commands/numbers.ts'
import { numbersOf } from '#shared/document/select.ts'
import type { Notice, Place } from './actionContext.ts'
import type { Editor } from './editor.ts'
import { fieldPlace, heldSentence } from './fieldRule.ts'
import type { FieldRule } from './fieldRule.ts'

/** Locks the numbers of the current scene and its shots, or unlocks them; null without a scene. */
export function lockScene({ editor, scene }: Place): Notice | null {
  if (!scene) return null
  const number = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
  const locks = !scene.numbersLocked
  editor.run(`${locks ? 'Lock' : 'Unlock'} Numbers of Scene ${number}`, (now) =>
    locks ? lockNumbers(now, scene.id) : unlockNumbers(now, scene.id),
  )
  return lockWords(`Scene ${number}`, locks)
}

/** Locks every number of the film, or unlocks them all. */
export function lockFilm({ editor, board }: Place): Notice {
  const locks = !filmOf(board).numbersLocked
  editor.run(`${locks ? 'Lock' : 'Unlock'} Numbers of the Film`, (now) =>
    locks ? lockNumbers(now, null) : unlockNumbers(now, null),
  )
  return lockWords('the film', locks)
}

function lockWords(what: string, locks: boolean): Notice {
  const then = locks ? 'A new shot between 3 and 4 becomes 3A.' : 'They count on from now.'
  return { about: 'lock', text: `Numbers of ${what} are ${locks ? 'locked' : 'unlocked'}. ${then}` }
}

/** Sets a number as typed. False if it can't be: `numberRule` says why. */
export function writeNumber(editor: Editor, table: NumberedTable, id: string, typed: string): boolean {
  const numbers = numbersOf(editor.board())
  const own = (table === 'scene' ? numbers.scenes : numbers.shots).get(id) ?? ''
  const wrote = setNumber(editor.board(), table, id, typed)
  if ('refusal' in wrote) return false
  editor.run(`Renumber ${table === 'scene' ? 'Scene' : 'Shot'} ${own}`, () => wrote.board)
  return true
}

/** What the number's field can hold. It is read once it is finished: on the way to 12 it is 1. */
export function numberRule(
  editor: Editor,
  table: NumberedTable,
  id: string,
): FieldRule & { readonly later: () => true } {
  return {
    ...fieldPlace(editor, table, id, 'number'),
    most: undefined,
    later: () => true,
    refuse(text) {
      const wrote = setNumber(editor.board(), table, id, text)
      return 'refusal' in wrote ? heldSentence(wrote.refusal) : null
    },
  }
}
