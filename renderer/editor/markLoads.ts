import type { Board } from '#shared/document/board.ts'
import { put } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import type { History } from '#shared/document/history.ts'
import type { LayerId } from '#shared/document/ids.ts'
import { isFieldWrite } from '#shared/document/rowWrite.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { inkIdOf, layersOf } from '#shared/document/select.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { childrenOf, rowOf, withoutFamily } from '#shared/document/table.ts'

/** Which layers' marks the window holds, and what changed while others were on their way. */
export interface MarkLoads {
  /** The panel's layers whose marks are not here yet. */
  missing(board: Board, panelId: string): LayerId[]
  /** A change by the artist: layers it makes are whole from the start, and marks it takes off must not come back. */
  changed(diff: Diff, made: boolean): void
  /** Whether another hand's write is for this board: not where it is of a layer whose marks are not here. */
  concerns(board: Board, write: RowWrite): boolean
  /**
   * Begins a read of these layers. `takenOff`: marks that this window took off and the host may still have. The function puts what was read onto the board as it is by then, or gives null where another
   * hand changed what was on its way, which must be read again.
   */
  begin(
    layerIds: readonly string[],
    takenOff: readonly string[],
  ): (board: Board, marks: readonly MarkRow[]) => Board | null
  /** A panel is worked on: its marks are kept longest. */
  used(panelId: string): void
  /**
   * The board without the marks of panels that were not used for long; they are read again when they are needed. Only while
   * everything is on disk, since what is read again is what was saved.
   */
  letGo(history: History): Board
}

/** Marks on their way here. */
interface Read {
  readonly layers: ReadonlySet<string>
  /** Taken off meanwhile. */
  readonly gone: Set<string>
  /** Changed meanwhile by another hand, who knows before or after they were read. */
  stale: boolean
}

/** As many panels' marks stay at hand as a person flips back through, and fewer of heavy ones. */
const MOST_PANELS = 24
const MOST_MARKS = 20_000
/** The panel at hand and those beside it, however heavy they are. */
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
        // A layer that undo brings back may never have been read; only a new one is known to be empty or copied.
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
      // A read that is on its way may have it as it was, on the layer that it was taken from.
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
        // Marks made or changed while these were on their way are newer than what was read, so they stay.
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
    /** The inks of the panels used last; those before them are forgotten. */
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
 * Inks with marks that undo or redo would change: a change needs the row it is made to. What was only drawn or only erased
 * is taken off or put back as it is, whether the rest of its layer is here or not.
 */
function changedInks({ done, undone }: History): Set<string> {
  const inks = new Set<string>()
  for (const { diff } of [...done, ...undone])
    for (const change of diff)
      if (change.table === 'mark' && change.before && change.after)
        inks.add(change.before.layerId).add(change.after.layerId)
  return inks
}

/** Marks that these writes take off. */
export function removedMarks(writes: readonly RowWrite[]): string[] {
  return writes
    .filter((write) => write.table === 'mark' && !isFieldWrite(write) && write.row === null)
    .map(({ id }) => id)
}
