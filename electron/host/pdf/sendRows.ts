import type { Board } from '#shared/document/board.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import type { ToPress } from './pressMessages.ts'

/** Rows copied in one turn of this thread: a few milliseconds. */
const AT_ONCE = 1000

export interface RowSender {
  /** Sends the tables that differ from those sent before, a part at a time. */
  send(board: Board): Promise<void>
}

export function createRowSender(say: (message: ToPress) => void): RowSender {
  let sent: Partial<Board> = {}
  return {
    async send(board) {
      for (const table of TABLE_NAMES) {
        if (sent[table] === board[table]) continue
        const rows = [...allRows(board[table] as Board['shot'])]
        for (let from = 0; from === 0 || from < rows.length; from += AT_ONCE) {
          if (from > 0) await new Promise<void>((resolve) => setImmediate(resolve))
          say({ say: 'rows', table, rows: rows.slice(from, from + AT_ONCE), begins: from === 0 })
        }
      }
      sent = board
    },
  }
}
