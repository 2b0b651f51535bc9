import type { Board } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import { parentOf } from '#shared/document/family.ts'
import { isFieldWrite } from '#shared/document/rowWrite.ts'
import type { RowWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { TableName } from '#shared/document/schema.ts'
import { numbersOf, panelOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'

/**
 * Notices when another window deletes something that this window added to: the additions go with it, and the artist
 * must be told.
 */
export interface DeletedElsewhere {
  /** Something the artist did. */
  readonly did: (diff: Diff) => void
  /** Another window's change is about to be applied: afterwards, the names of what it deletes are gone. */
  readonly willApply: (board: Board, writes: readonly RowWrite[]) => void
  /**
   * These rows go because their parent is gone. Returns the parent's name ("Scene 3") if any of them is this window's.
   */
  readonly swept: (board: Board, also: readonly WholeWrite[]) => string | null
}

export function createDeletedElsewhere(): DeletedElsewhere {
  const added = new Set<string>()
  const names = new Map<string, string>()

  return {
    did(diff) {
      for (const { table, id, before } of diff) if (before === null && table !== 'mark') added.add(id)
    },
    willApply(board, writes) {
      for (const write of writes) {
        const name = !isFieldWrite(write) && write.row === null ? nameOf(board, write.table, write.id) : null
        if (name !== null) names.set(write.id, name)
      }
    },
    swept(board, also) {
      const own = also.filter(({ id, row }) => row === null && added.has(id))
      const ids = new Set(own.map(({ id }) => id))
      const parents = own.flatMap(({ table, id }) => {
        const row = rowOf<TableName>(board[table], id)
        return row ? [parentOf<TableName>(table, row)] : []
      })
      const top = parents.find((id) => id !== '' && !ids.has(id))
      if (top === undefined) return null
      return (
        names.get(top) ??
        nameOf(board, 'scene', top) ??
        nameOf(board, 'shot', top) ??
        nameOf(board, 'panel', top) ??
        ELSE
      )
    },
  }
}

const ELSE = 'something'

function nameOf(board: Board, table: TableName, id: string): string | null {
  const numbers = numbersOf(board)
  if (table === 'scene' && numbers.scenes.has(id)) return `Scene ${numbers.scenes.get(id)}`
  if (table === 'shot' && numbers.shots.has(id)) return `Shot ${numbers.shots.get(id)}`
  const panel = table === 'panel' ? panelOf(board, id) : undefined
  return panel ? `a panel of Shot ${numbers.shots.get(panel.shotId) ?? ''}`.trimEnd() : null
}
