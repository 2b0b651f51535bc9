import type { RowWrite } from '#shared/document/diff.ts'
import { orderOf, parentOf } from '#shared/document/schema.ts'
import type { MarkRow, TableName } from '#shared/document/schema.ts'
import type { Database } from './sqlite.ts'

export interface RowWriter {
  /** Puts and removes rows inside the caller's transaction. Answers with the panels whose picture these rows are part of. */
  write(writes: readonly RowWrite[]): Set<string>
  /** After a rollback: what was remembered of marks may not be so. */
  forget(): void
}

type Statements = ReturnType<typeof prepareTable>

/**
 * Marks lie clustered by layer and have no index by id, which would cost every stroke another page; where each mark lies
 * is remembered instead, from one scan of the keys when the first mark is written.
 */
export function createRowWriter(database: Database): RowWriter {
  const prepared = new Map<TableName, Statements>()
  let layerOfMark: Map<string, string> | null = null

  function statements(table: TableName): Statements {
    const known = prepared.get(table) ?? prepareTable(database, table)
    prepared.set(table, known)
    return known
  }

  function parentOnDisk(table: TableName, id: string): string | undefined {
    return (statements(table).parent.get(id) as { parent: string } | undefined)?.parent
  }

  function writeMark(id: string, row: MarkRow | null, panels: Set<string>): void {
    layerOfMark ??= readMarkKeys(database)
    const before = layerOfMark.get(id)
    const layers = new Set([before, row?.layerId].filter((layer) => layer !== undefined))
    if (before !== undefined && before !== row?.layerId) statements('mark').remove.run(before, id)
    if (row) statements('mark').put.run(id, row.layerId, row.order, JSON.stringify(row))
    if (row) layerOfMark.set(id, row.layerId)
    else layerOfMark.delete(id)
    for (const layer of layers) {
      const panel = parentOnDisk('layer', layer)
      if (panel !== undefined) panels.add(panel)
    }
  }

  function writeRow(write: RowWrite, panels: Set<string>): void {
    const { table, id, row } = write
    if (write.table === 'layer')
      for (const panel of [parentOnDisk('layer', id), write.row?.panelId]) if (panel) panels.add(panel)
    if (row === null) {
      statements(table).remove.run(id)
      statements(table).bury.run(id)
      return
    }
    statements(table).put.run(id, parentOf(table, row as never), orderOf(table, row as never), JSON.stringify(row))
    if (write.table === 'take' && write.row) countTake(database, write.row.panelId, write.row.number)
  }

  return {
    write(writes) {
      const panels = new Set<string>()
      // Marks last: their layers may be in the same batch.
      for (const write of writes) if (write.table !== 'mark') writeRow(write, panels)
      for (const write of writes) if (write.table === 'mark') writeMark(write.id, write.row, panels)
      return panels
    },
    forget: () => (layerOfMark = null),
  }
}

function prepareTable(database: Database, table: TableName) {
  return {
    put: database.prepare(`INSERT OR REPLACE INTO ${table} (id, parent, ord, data) VALUES (?, ?, ?, ?)`),
    remove: database.prepare(
      table === 'mark' ? 'DELETE FROM mark WHERE parent = ? AND id = ?' : `DELETE FROM ${table} WHERE id = ?`,
    ),
    parent: database.prepare(`SELECT parent FROM ${table} WHERE id = ?`),
    bury: database.prepare('INSERT OR IGNORE INTO removed (id) VALUES (?)'),
  }
}

function readMarkKeys(database: Database): Map<string, string> {
  const rows = database.prepare('SELECT id, parent FROM mark').all() as unknown as { id: string; parent: string }[]
  const layers = new Map<string, string>()
  const keys = new Map<string, string>()
  for (const { id, parent } of rows) {
    const layer = layers.get(parent) ?? parent
    layers.set(layer, layer)
    keys.set(id, layer)
  }
  return keys
}

/** The number stays taken for good, even when the take's row is removed with its panel. */
function countTake(database: Database, panelId: string, number: number): void {
  database
    .prepare(
      'INSERT INTO take_number (panel, highest) VALUES (?, ?) ON CONFLICT (panel) DO UPDATE SET highest = max(highest, excluded.highest)',
    )
    .run(panelId, number)
}
