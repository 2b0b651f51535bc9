import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { orderOf, parentOf } from '#shared/document/family.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { createLayerSharers } from './layerSharers.ts'
import { createMarkPlaces } from './markPlaces.ts'
import type { SealedRows } from './sealedRows.ts'
import type { SoundWrites } from './sortWrites.ts'
import type { Database } from './sqlite.ts'

export interface RowWriter {
  /** Writes and removes rows inside the caller's transaction. Returns the panels whose picture they affect. */
  write(writes: SoundWrites): Set<string>
  /** A mark as it is in the database; undefined for none. */
  markNow(id: string): object | undefined
  /** Records the layers of marks read from disk. `earlier`: some may have been written since, which then takes precedence. */
  remember(marks: readonly MarkRow[], earlier?: boolean): void
  /** The transaction was committed (true) or rolled back. */
  ended(committed: boolean): void
}

export function createRowWriter(database: Database, rows: SealedRows): RowWriter {
  const places = createMarkPlaces(database)
  const sharers = createLayerSharers(database)
  const parentOfLayer = database.prepare('SELECT parent FROM layer WHERE id = ?')

  function panelOnDisk(layerId: string): string | undefined {
    return (parentOfLayer.get(layerId) as { parent: string } | undefined)?.parent
  }

  function writeMark(id: string, row: MarkRow | null, panels: Set<string>): void {
    const before = (row ? places.seen(id) : places.onDisk(id)) ?? null
    const layers = new Set([before, row?.layerId ?? null].filter((layer) => layer !== null))
    if (before !== null && before !== row?.layerId) rows.remove('mark', [before, id])
    if (row) rows.put('mark', [id, row.layerId, row.order, JSON.stringify(row)])
    places.wrote(id, row?.layerId ?? null)
    for (const layer of layers) {
      const panel = panelOnDisk(layer)
      if (panel !== undefined) panels.add(panel)
      for (const other of sharers.panelsOf(layer)) panels.add(other)
    }
  }

  function writeRow(write: WholeWrite, panels: Set<string>): void {
    const { table, id, row } = write
    if (write.table === 'layer') for (const panel of [panelOnDisk(id), write.row?.panelId]) if (panel) panels.add(panel)
    if (write.table === 'layer') sharers.note(id, write.row)
    if (row === null) {
      rows.remove(table, [id])
      rows.put('removed', [id])
      return
    }
    rows.put(table, [id, parentOf(table, row as never), orderOf(table, row as never), JSON.stringify(row)])
    if (write.table === 'take' && write.row) countTake(database, rows, write.row.panelId, write.row.number)
  }

  return {
    write(writes) {
      const panels = new Set<string>()
      // Marks last: their layers may be in the same batch.
      for (const write of writes) if (write.table !== 'mark') writeRow(write, panels)
      for (const write of writes) if (write.table === 'mark') writeMark(write.id, write.row, panels)
      return panels
    },
    markNow: (id) => places.markNow(id),
    remember: (marks, earlier) => places.remember(marks, earlier),
    ended(committed) {
      places.ended(committed)
      if (!committed) sharers.forget()
    },
  }
}

/** The number stays used, even if the take's row is removed with its panel. */
function countTake(database: Database, rows: SealedRows, panelId: string, number: number): void {
  const before = database.prepare('SELECT highest FROM take_number WHERE panel = ?').get(panelId) as
    | { highest: number }
    | undefined
  rows.put('take_number', [panelId, Math.max(number, before?.highest ?? 0)])
}
