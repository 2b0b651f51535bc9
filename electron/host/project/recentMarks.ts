import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { MarkRow } from '#shared/document/schema.ts'

/** Far more than anyone draws between two snapshots. */
const MOST = 3000

/** The most recently saved marks, null for a removed one: any older one is in a snapshot soon. */
export interface RecentMarks {
  readonly rows: ReadonlyMap<string, MarkRow | null>
  saved(writes: readonly WholeWrite[]): void
}

export function createRecentMarks(): RecentMarks {
  const rows = new Map<string, MarkRow | null>()
  return {
    rows,
    saved(writes) {
      for (const write of writes) {
        if (write.table !== 'mark') continue
        // Moves it to the end, where the newest are.
        rows.delete(write.id)
        rows.set(write.id, write.row)
      }
      for (const id of rows.keys()) {
        if (rows.size <= MOST) return
        rows.delete(id)
      }
    },
  }
}
