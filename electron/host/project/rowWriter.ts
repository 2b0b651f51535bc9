import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { orderOf, parentOf } from '#shared/document/family.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { createLayerSharers } from './layerSharers.ts'
import type { SealedRows } from './sealedRows.ts'
import type { SoundWrites } from './sortWrites.ts'
import type { Database } from './sqlite.ts'

export interface RowWriter {
  /** Puts and removes rows inside the caller's transaction. Answers with the panels whose picture these rows are part of. */
  write(writes: SoundWrites): Set<string>
  /** A mark as it is in the database; undefined for none. */
  markNow(id: string): object | undefined
  /** Where marks lie, as they were read from disk. `earlier`: some may have been written since, and then lie where that put them. */
  remember(marks: readonly MarkRow[], earlier?: boolean): void
  /** The transaction was committed (true) or rolled back. */
  ended(committed: boolean): void
}

/**
 * Marks lie clustered by layer and have no index by id, which would cost every stroke another page. Where a mark lies is
 * remembered from when it was read, written or removed (nobody changes a mark without having read it); only the removal
 * of a mark that was never seen, and fields of one, look through them all.
 */
export function createRowWriter(database: Database, rows: SealedRows): RowWriter {
  const layerOfMark = new Map<string, string | null>()
  const sharers = createLayerSharers(database)
  /** The same for the transaction under way. */
  const written = new Map<string, string | null>()

  /** null: it was removed; undefined: nobody has seen it. */
  function layerOf(id: string): string | null | undefined {
    return written.has(id) ? written.get(id) : layerOfMark.get(id)
  }

  function layerOnDisk(id: string): string | null {
    const known = layerOf(id)
    if (known !== undefined) return known
    const found = findLayer(database, id)
    layerOfMark.set(id, found)
    return found
  }

  const dataOfMark = database.prepare('SELECT data FROM mark WHERE parent = ? AND id = ?')

  function markNow(id: string): object | undefined {
    const layerId = layerOnDisk(id)
    const found = layerId === null ? undefined : (dataOfMark.get(layerId, id) as { data: string } | undefined)
    return found && (JSON.parse(found.data) as object)
  }

  const parentOfLayer = database.prepare('SELECT parent FROM layer WHERE id = ?')

  function panelOnDisk(layerId: string): string | undefined {
    return (parentOfLayer.get(layerId) as { parent: string } | undefined)?.parent
  }

  function writeMark(id: string, row: MarkRow | null, panels: Set<string>): void {
    const before = (row ? layerOf(id) : layerOnDisk(id)) ?? null
    const layers = new Set([before, row?.layerId ?? null].filter((layer) => layer !== null))
    if (before !== null && before !== row?.layerId) rows.remove('mark', [before, id])
    if (row) rows.put('mark', [id, row.layerId, row.order, JSON.stringify(row)])
    written.set(id, row?.layerId ?? null)
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
    markNow,
    remember(marks, earlier = false) {
      for (const mark of marks) if (!earlier || !layerOfMark.has(mark.id)) layerOfMark.set(mark.id, mark.layerId)
    },
    ended(committed) {
      for (const [id, layer] of committed ? written : []) layerOfMark.set(id, layer)
      written.clear()
      if (!committed) sharers.forget()
    },
  }
}

function findLayer(database: Database, markId: string): string | null {
  const row = database.prepare('SELECT parent FROM mark WHERE id = ?').get(markId) as { parent: string } | undefined
  return row?.parent ?? null
}

/** The number stays taken for good, even when the take's row is removed with its panel. */
function countTake(database: Database, rows: SealedRows, panelId: string, number: number): void {
  const before = database.prepare('SELECT highest FROM take_number WHERE panel = ?').get(panelId) as
    { highest: number } | undefined
  rows.put('take_number', [panelId, Math.max(number, before?.highest ?? 0)])
}
