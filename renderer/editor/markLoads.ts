import type { Board } from '#shared/document/board.ts'
import { put } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import type { LayerId } from '#shared/document/ids.ts'
import { inkIdOf, layersOf } from '#shared/document/select.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'

/** Which layers' marks the window holds, and what changed while others were on their way. */
export interface MarkLoads {
  /** The panel's layers whose marks are not here yet. */
  missing(board: Board, panelId: string): LayerId[]
  /** A change by the artist: layers it makes are whole from the start, and marks it takes off must not come back. */
  changed(diff: Diff, made: boolean): void
  /** Begins a read of these layers; the function puts what was read onto the board as it is by then. */
  begin(layerIds: readonly string[]): (board: Board, marks: readonly MarkRow[]) => Board
}

export function createMarkLoads(): MarkLoads {
  const held = new Set<string>()
  /** One set for each read under way. */
  const erased = new Set<Set<string>>()

  return {
    missing: (board, panelId) =>
      layersOf(board, panelId)
        .map(inkIdOf)
        .filter((inkId) => !held.has(inkId)),
    changed(diff, made) {
      for (const change of diff) {
        // A layer that undo brings back may never have been read; only a new one is known to be empty or copied.
        if (made && change.table === 'layer' && change.before === null) held.add(change.id)
        if (change.table === 'mark' && change.after === null) for (const ids of erased) ids.add(change.id)
      }
    },
    begin(layerIds) {
      const gone = new Set<string>()
      erased.add(gone)
      return (board, marks) => {
        erased.delete(gone)
        for (const layerId of layerIds) held.add(layerId)
        // Marks made or changed while these were on their way are newer than what was read, so they stay.
        return marks.reduce(
          (next, mark) => (gone.has(mark.id) || rowOf(next.mark, mark.id) ? next : put(next, 'mark', mark)),
          board,
        )
      }
    },
  }
}
