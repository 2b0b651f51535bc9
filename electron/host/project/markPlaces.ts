import type { MarkRow } from '#shared/document/schema.ts'
import type { Database } from './sqlite.ts'

/**
 * Marks are clustered by layer without an index by id, which would cost every stroke another page. A mark's layer is
 * remembered when it is read, written or removed (nobody changes a mark without having read it); only field writes to,
 * or removal of, an unknown mark search through all of them.
 */
export interface MarkPlaces {
  /** Its last known layer. null: it was removed; undefined: unknown. */
  seen(id: string): string | null | undefined
  /** Its layer, searched for if unknown; null: there is no such mark. */
  onDisk(id: string): string | null
  /** A mark as it is in the database; undefined for none. */
  markNow(id: string): object | undefined
  /** Call inside a transaction: it is now in this layer, or removed. */
  wrote(id: string, layerId: string | null): void
  /** Records the layers of marks read from disk. `earlier`: some may have been written since, which then takes precedence. */
  remember(marks: readonly MarkRow[], earlier?: boolean): void
  /** The transaction was committed (true) or rolled back. */
  ended(committed: boolean): void
}

export function createMarkPlaces(database: Database): MarkPlaces {
  const layerOfMark = new Map<string, string | null>()
  /** The same for the current transaction. */
  const written = new Map<string, string | null>()
  const dataOfMark = database.prepare('SELECT data FROM mark WHERE parent = ? AND id = ?')

  function seen(id: string): string | null | undefined {
    return written.has(id) ? written.get(id) : layerOfMark.get(id)
  }

  function onDisk(id: string): string | null {
    const known = seen(id)
    if (known !== undefined) return known
    const found = findLayer(database, id)
    layerOfMark.set(id, found)
    return found
  }

  return {
    seen,
    onDisk,
    markNow(id) {
      const layerId = onDisk(id)
      const found = layerId === null ? undefined : (dataOfMark.get(layerId, id) as { data: string } | undefined)
      return found && (JSON.parse(found.data) as object)
    },
    wrote(id, layerId) {
      written.set(id, layerId)
    },
    remember(marks, earlier = false) {
      for (const mark of marks) if (!earlier || !layerOfMark.has(mark.id)) layerOfMark.set(mark.id, mark.layerId)
    },
    ended(committed) {
      for (const [id, layer] of committed ? written : []) layerOfMark.set(id, layer)
      written.clear()
    },
  }
}

function findLayer(database: Database, markId: string): string | null {
  const row = database.prepare('SELECT parent FROM mark WHERE id = ?').get(markId) as { parent: string } | undefined
  return row?.parent ?? null
}
