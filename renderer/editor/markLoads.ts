import type { Board } from '#shared/document/board.ts'
import { put } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import type { History } from '#shared/document/history.ts'
import type { LayerId } from '#shared/document/ids.ts'
import { isFieldWrite } from '#shared/document/rowWrite.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { layersOf } from '#shared/document/select.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { childrenOf, rowOf, withoutFamily } from '#shared/document/table.ts'

/** Which layers' marks the window has loaded, and what changed while others were loading. */
export interface MarkLoads {
  /** The panel's layers whose marks are not loaded. */
  missing(board: Board, panelId: string): LayerId[]
  /** A change by the artist: layers it makes are complete from the start, and marks it removes must not come back. */
  changed(diff: Diff, made: boolean): void
  /** Whether another window's write applies to this board: not if it is to a layer whose marks are not loaded. */
  concerns(board: Board, write: RowWrite): boolean
  /**
   * Starts a read of these layers. `takenOff`: marks that this window removed and the host may still have. The returned
   * function merges what was read into the current board, or returns null if another window changed it meanwhile and it
   * must be read again.
   */
  begin(
    layerIds: readonly string[],
    takenOff: readonly string[],
  ): (board: Board, marks: readonly MarkRow[]) => Board | null
  /** A panel is being worked on: its marks are kept longest. */
  used(panelId: string): void
  /**
   * The board without the marks of panels that were not used recently; they are read again when needed. Call only while
   * everything is on disk, since reading again gives what was saved.
   */
  letGo(history: History): Board
}

/** Marks being loaded. */
interface Read {
  readonly layers: ReadonlySet<string>
  /** Removed while loading. */
  readonly gone: Set<string>
  /** Changed while loading by another window, before or after the read. */
  stale: boolean
}

/** Keeps the marks of as many panels as a person flips back through; fewer if they are heavy. */
const MOST_PANELS = 24
const MOST_MARKS = 20_000
/** The current panel and its neighbours are kept, however heavy. */
const LEAST_PANELS = 3

export function createMarkLoads(): MarkLoads {
  const held = new Set<string>()
  const underWay = new Set<Read>()
  const recent = createRecentPanels()

  return {
    missing: (board, panelId) =>
      layersOf(board, panelId)
        .map(inkIdOf)
        .filter((inkId) => !held.has(inkId)),
    changed(diff, made) {
      for (const change of diff) {
        // A layer that undo restores may never have been read; only a new one is known to be empty or copied.
        if (made && change.table === 'layer' && change.before === null) held.add(change.id)
        if (change.table === 'mark' && change.after === null) for (const { gone } of underWay) gone.add(change.id)
      }
    },
    concerns(board, write) {
      if (write.table !== 'mark' || rowOf(board.mark, write.id)) return true
      if (isFieldWrite(write)) {
        for (const read of underWay) read.stale = true
        return false
      }
      const { row } = write
      const isHere =
        row !== null && (held.has(row.layerId) || [...underWay].some(({ layers }) => layers.has(row.layerId)))
      // A read in progress may return it as it was, on its old layer.
      if (!isHere) for (const { gone } of underWay) gone.add(write.id)
      return isHere
    },
    begin(layerIds, takenOff) {
      const read: Read = { layers: new Set(layerIds), gone: new Set(takenOff), stale: false }
      underWay.add(read)
      return (board, marks) => {
        underWay.delete(read)
        if (read.stale) return null
        for (const layerId of layerIds) held.add(layerId)
        // Marks made or changed during the read are newer than what was read, so they stay.
        return marks.reduce(
          (next, mark) => (read.gone.has(mark.id) || rowOf(next.mark, mark.id) ? next : put(next, 'mark', mark)),
          board,
        )
      }
    },
    used: (panelId) => recent.used(panelId),
    letGo(history) {
      const kept = recent.inks(history.board)
      for (const inkId of changedInks(history)) kept.add(inkId)
      const far = [...held].filter((inkId) => !kept.has(inkId))
      for (const inkId of far) held.delete(inkId)
      const mark = far.reduce(withoutFamily, history.board.mark)
      return mark === history.board.mark ? history.board : { ...history.board, mark }
    },
  }
}

/** Panels whose marks were needed, the latest last. */
function createRecentPanels() {
  const recent = new Set<string>()
  return {
    used(panelId: string): void {
      recent.delete(panelId)
      recent.add(panelId)
    },
    /** The inks of the most recently used panels; earlier ones are dropped. */
    inks(board: Board): Set<string> {
      const inks = new Set<string>()
      let panels = 0
      let marks = 0
      for (const panelId of [...recent].toReversed()) {
        const own = layersOf(board, panelId).map(inkIdOf)
        marks += own.reduce((sum, inkId) => sum + childrenOf(board.mark, inkId).length, 0)
        panels += 1
        if (panels > MOST_PANELS || (panels > LEAST_PANELS && marks > MOST_MARKS)) recent.delete(panelId)
        else for (const inkId of own) inks.add(inkId)
      }
      return inks
    },
  }
}

/**
 * Inks with marks that undo or redo would change: changing a row needs the row. Marks that were only drawn or only
 * erased are removed or restored as they are, whether or not the rest of their layer is loaded.
 */
function changedInks({ done, undone }: History): Set<string> {
  const inks = new Set<string>()
  for (const { diff } of [...done, ...undone])
    for (const change of diff)
      if (change.table === 'mark' && change.before && change.after)
        inks.add(change.before.layerId).add(change.after.layerId)
  return inks
}

/** Marks that these writes remove. */
export function removedMarks(writes: readonly RowWrite[]): string[] {
  return writes
    .filter((write) => write.table === 'mark' && !isFieldWrite(write) && write.row === null)
    .map(({ id }) => id)
}
