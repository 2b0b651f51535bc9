import { layerRowSchema } from '#shared/document/schema.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import type { Database } from './sqlite.ts'

/** Which panels show ink stored under another layer's id. Read from disk once, then updated as layers are written. */
export interface LayerSharers {
  panelsOf(inkId: string): Iterable<string>
  note(layerId: string, row: LayerRow | null): void
  /** Discards the notes after a write that did not reach the disk. */
  forget(): void
}

export function createLayerSharers(database: Database): LayerSharers {
  let known: Map<string, LayerRow> | null = null

  function sharing(): Map<string, LayerRow> {
    if (known) return known
    const rows = database.prepare(`SELECT data FROM layer WHERE data LIKE '%"sharedFrom":"%'`).all() as unknown as {
      data: string
    }[]
    const read = rows.flatMap((row) => layerRowSchema.safeParse(JSON.parse(row.data)).data ?? [])
    known = new Map(read.map((row) => [row.id, row]))
    return known
  }

  return {
    panelsOf: (inkId) => [...sharing().values()].filter((row) => row.sharedFrom === inkId).map((row) => row.panelId),
    note(layerId, row) {
      if (row?.sharedFrom) sharing().set(layerId, row)
      else sharing().delete(layerId)
    },
    forget() {
      known = null
    },
  }
}
