import { patch } from '../board.ts'
import type { Board } from '../board.ts'
import type { CardId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { linkedIds, renamedIn } from '../mentions.ts'
import { mostOf } from '../refusal.ts'
import type { Rows, TableName } from '../schema.ts'
import { cardOf } from '../select.ts'
import { allRows } from '../table.ts'

/** Tables whose texts may mention cards. */
const TEXTS = ['project', 'scene', 'shot', 'panel', 'take', 'card', 'look'] as const satisfies readonly TableName[]
/** Of a card or a look only its words: its name is not a text about others. */
const NO_TEXT: readonly string[] = ['id', 'order', 'name', 'title']

/**
 * Gives a card another name; what mentions it says the new one. A text that has no room for the longer name stays as it
 * is. A name of nothing leaves the texts alone, too: nothing could be mentioned by it.
 */
export function renameCard(board: Board, id: CardId, name: string): Board {
  const card = cardOf(board, id)
  const said = name.trim().replaceAll(/\s+/g, ' ')
  const renamed = patch(board, 'card', id, { name })
  if (!card || renamed === board || said === '' || card.name.trim() === said) return renamed
  return TEXTS.reduce<Board>((next, table) => {
    for (const row of allRows<TableName>(board[table])) {
      const fields = renamedFields<TableName>(board, table, row, id, said)
      if (fields) next = patch<TableName>(next, table, row.id, fields)
    }
    return next
  }, renamed)
}

function renamedFields<T extends TableName>(
  board: Board,
  table: T,
  row: Rows[T],
  id: CardId,
  name: string,
): Partial<Rows[T]> | null {
  const near = table === 'shot' ? linkedIds(row as Rows['shot']) : []
  const say = (text: string, most = Infinity): string => {
    const said = text.includes('@') ? renamedIn(board, text, id, name, near) : text
    return said.length > most ? text : said
  }
  const changed: Record<string, unknown> = {}
  if (table === 'panel') {
    const { requestReworded } = row as Rows['panel']
    const said = requestReworded.map((own) => ({ ...own, text: say(own.text, LIMITS.wordPiece) }))
    if (said.some(({ text }, at) => text !== requestReworded[at]!.text)) changed['requestReworded'] = said
  }
  for (const [key, value] of Object.entries(row)) {
    if (NO_TEXT.includes(key) || typeof value !== 'string') continue
    const said = say(value, mostOf(table, key as keyof Rows[T] & string))
    if (said !== value) changed[key] = said
  }
  return Object.keys(changed).length > 0 ? (changed as Partial<Rows[T]>) : null
}
