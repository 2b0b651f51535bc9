import { patch } from '../board.ts'
import type { Board } from '../board.ts'
import type { CardId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { linkedIds, renamedIn, unmentionedIn } from '../mentions.ts'
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
  return inTexts(board, renamed, (text, near) => renamedIn(board, text, id, said, near))
}

/** What mentions a card says its bare name: a model would be sent the @ of one that is not in the film. */
export function unmentionCard(board: Board, id: CardId): Board {
  return inTexts(board, board, (text, near) => unmentionedIn(board, text, id, near))
}

type Say = (text: string, near: readonly CardId[]) => string

/** Says every text of `before` that may mention a card in other words in `now`. */
function inTexts(before: Board, now: Board, say: Say): Board {
  return TEXTS.reduce<Board>((next, table) => {
    for (const row of allRows<TableName>(before[table])) {
      const fields = saidFields<TableName>(table, row, say)
      if (fields) next = patch<TableName>(next, table, row.id, fields)
    }
    return next
  }, now)
}

function saidFields<T extends TableName>(table: T, row: Rows[T], asked: Say): Partial<Rows[T]> | null {
  const near = table === 'shot' ? linkedIds(row as Rows['shot']) : []
  const say = (text: string, most = Infinity): string => {
    const said = text.includes('@') ? asked(text, near) : text
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
