import type { Board } from '#shared/document/board.ts'
import { parentOf } from '#shared/document/family.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { TableName } from '#shared/document/schema.ts'
import { childrenOf, rowOf } from '#shared/document/table.ts'

/** Where a row's parent stands, and where its children do. Marks stay with a layer that is gone: it may come back. */
const PARENTS = { shot: 'scene', panel: 'shot', layer: 'panel', take: 'panel' } as const
const CHILDREN: Partial<Record<TableName, readonly TableName[]>> = {
  scene: ['shot'],
  shot: ['panel'],
  panel: ['layer', 'take'],
}

/** Rows that would hang under nothing: what another hand took away, this one had just added to. */
export interface Stranded {
  /** Rows that were never on disk. */
  readonly fresh: readonly WholeWrite[]
  /** What has to go with its parent, each as `row: null`. */
  readonly removals: readonly WholeWrite[]
}

/**
 * Whoever takes a scene away takes what they see of it; what someone else put there meanwhile, or puts there before they
 * hear of it, would be there and never be seen. `next`: the board with the writes on it.
 */
export function strandedBy(before: Board, next: Board, writes: readonly WholeWrite[]): Stranded {
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
    // A row that hung under nothing already is a fault of the file, which `check` tells.
    if (old && parentOf<TableName>(table, old) === parent) continue
    strand(table, id)
  }
  for (const write of writes)
    if (write.row !== null && removals.has(write.id) && !rowOf<TableName>(before[write.table], write.id))
      fresh.push(write)
  return { fresh, removals: [...removals.values()] }
}
