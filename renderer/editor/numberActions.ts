import { filmOf } from '#shared/document/board.ts'
import { lockNumbers, setNumber, unlockNumbers } from '#shared/document/commands/numbers.ts'
import type { NumberedTable } from '#shared/document/commands/numbers.ts'
import { numbersOf } from '#shared/document/select.ts'
import type { Place } from './actionContext.ts'
import type { Editor } from './editor.ts'
import { fieldPlace, heldSentence } from './fieldRule.ts'
import type { FieldRule } from './fieldRule.ts'

/** Locks the numbers of the current scene and its shots, or unlocks them. */
export function lockScene({ editor, scene }: Place): void {
  if (!scene) return
  const number = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
  if (scene.numbersLocked) editor.run(`Unlock Numbers of Scene ${number}`, (now) => unlockNumbers(now, scene.id))
  else editor.run(`Lock Numbers of Scene ${number}`, (now) => lockNumbers(now, scene.id))
}

/** Locks every number of the film, or unlocks them all. */
export function lockFilm({ editor, board }: Place): void {
  if (filmOf(board).numbersLocked) editor.run('Unlock Numbers of the Film', (now) => unlockNumbers(now, null))
  else editor.run('Lock Numbers of the Film', (now) => lockNumbers(now, null))
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
