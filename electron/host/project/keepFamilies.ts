import type { Board } from '#shared/document/board.ts'
import { parentOf } from '#shared/document/family.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { TableName } from '#shared/document/schema.ts'
import { childrenOf, rowOf } from '#shared/document/table.ts'

/** Parent table of each child table. Marks stay when their layer is removed: it may come back. */
const PARENTS = { shot: 'scene', panel: 'shot', layer: 'panel', take: 'panel', look: 'card' } as const
const CHILDREN: Partial<Record<TableName, readonly TableName[]>> = {
  scene: ['shot'],
  shot: ['panel'],
  panel: ['layer', 'take'],
  card: ['look'],
}

/** Rows without a parent: one window removed the parent, another had just added to it. */
export interface Orphaned {
  /** Rows that were never on disk. */
  readonly fresh: readonly WholeWrite[]
  /** Children removed along with their parent, each as `row: null`. */
  readonly removals: readonly WholeWrite[]
}

/**
 * Removing a scene also removes what others added to it meanwhile, or add before they hear of the removal: it would
 * stay on disk, invisible. `next`: the board with the writes applied.
 */
export function orphanedBy(before: Board, next: Board, writes: readonly WholeWrite[]): Orphaned {
  const fresh: WholeWrite[] = []
  const removals = new Map<string, WholeWrite>()

  function strand(table: TableName, id: string): void {
    if (removals.has(id)) return
    removals.set(id, { table, id, row: null })
    for (const children of CHILDREN[table] ?? [])
      for (const child of childrenOf<TableName>(next[children], id)) strand(children, child.id)
  }

  for (const write of writes) {
    const { table, id, row } = write
    if (row === null) {
      for (const children of CHILDREN[table] ?? [])
        for (const child of childrenOf<TableName>(next[children], id)) strand(children, child.id)
      continue
    }
    const parents = PARENTS[table as keyof typeof PARENTS] as TableName | undefined
    if (!parents) continue
    const parent = parentOf<TableName>(table, row)
    if (rowOf<TableName>(next[parents], parent)) continue
    const old = rowOf<TableName>(before[table], id)
    // A row that already had no parent is a fault in the file, which `check` reports.
    if (old && parentOf<TableName>(table, old) === parent) continue
    strand(table, id)
  }
  for (const write of writes)
    if (write.row !== null && removals.has(write.id) && !rowOf<TableName>(before[write.table], write.id))
      fresh.push(write)
  return { fresh, removals: [...removals.values()] }
}
