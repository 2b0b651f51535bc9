import type { SealedRows } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/**
 * A number per panel that goes up with every change to its picture, used to name previews. Only a panel's first change
 * of a session is stored, so that a stroke costs no second page: within the session the count is kept in memory, and
 * after a crash the panel takes that session's last number, which was never used.
 */
export interface PanelRevisions {
  of(panelId: string): number
  /** Call inside the save's transaction; `settle` then makes it count. */
  touch(panelIds: Iterable<string>, session: number): void
  settle(panelIds: Iterable<string>, session: number): void
  /** Stores the final counts on a clean shutdown. */
  writeCounts(session: number): void
}

const STEP = 1_000_000
const ENDED_BADLY = STEP - 1

export function createPanelRevisions(database: Database, rows: SealedRows): PanelRevisions {
  const counts = new Map<string, number>()
  let current = 0
  const read = database.prepare('SELECT session, count FROM panel_revision WHERE panel = ?')

  return {
    of(panelId) {
      const count = counts.get(panelId)
      if (count !== undefined) return current * STEP + count
      const row = read.get(panelId) as { session: number; count: number | null } | undefined
      return row ? row.session * STEP + (row.count ?? ENDED_BADLY) : 0
    },
    touch(panelIds, session) {
      for (const panelId of panelIds) if (!counts.has(panelId)) rows.put('panel_revision', [panelId, session, null])
    },
    settle(panelIds, session) {
      current = session
      for (const panelId of panelIds) counts.set(panelId, Math.min((counts.get(panelId) ?? 0) + 1, ENDED_BADLY - 1))
    },
    writeCounts(session) {
      for (const [panelId, count] of counts) rows.put('panel_revision', [panelId, session, count])
    },
  }
}
