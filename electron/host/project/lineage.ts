import { randomBytes } from 'node:crypto'
import type { SealedRows } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/** A film's revision: how much was saved in one opening, on top of earlier ones listed in the film. */
export interface LineagePoint {
  /** Identifies one opening for writing: its start in ms since 1970, and a unique suffix. */
  readonly opening: string
  readonly saves: number
}

/** Maximum number of openings kept, about 20 bytes each. */
const MOST = 200
const NAME = /^([0-9a-z]{1,12})-[0-9a-f]{8}$/

export function newOpening(now: number): string {
  return `${now.toString(36)}-${randomBytes(4).toString('hex')}`
}

/** Oldest first; empty for a film from an earlier Framewright. */
export function readLineage(database: Database): LineagePoint[] {
  const row = database.prepare("SELECT value FROM meta WHERE key = 'lineage'").get() as { value: string } | undefined
  return (row?.value ?? '').split(' ').flatMap((point) => {
    const [opening = '', saves = ''] = point.split(':')
    return NAME.test(opening) && /^\d{1,15}$/.test(saves) ? [{ opening, saves: Number(saves) }] : []
  })
}

/** Call inside a transaction. */
export function putLineage(rows: SealedRows, before: readonly LineagePoint[], now: LineagePoint): void {
  const points = now.saves > 0 ? [...before, now].slice(-MOST) : before
  rows.put('meta', ['lineage', points.map(({ opening, saves }) => `${opening}:${saves}`).join(' ')])
}

/** Whether a film with this lineage contains what was saved up to `point`; assumed if too much came after it to tell. */
export function holds(lineage: readonly LineagePoint[], point: LineagePoint): boolean {
  const known = lineage.find(({ opening }) => opening === point.opening)
  if (known) return known.saves >= point.saves
  return lineage.length >= MOST && beganAt(lineage[0]!) > beganAt(point)
}

function beganAt({ opening }: LineagePoint): number {
  return Number.parseInt(NAME.exec(opening)?.[1] ?? '0', 36)
}
