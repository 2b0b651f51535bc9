/** Steps that can remove a lot at once: the snapshot before one is kept longer. */
export const RISKY_STEPS = ['restore', 'delete', 'migration'] as const
export type RiskyStep = (typeof RISKY_STEPS)[number]

/** What a snapshot's name says of it. */
export interface SnapshotName {
  readonly name: string
  /** Milliseconds since 1970, by the clock at that moment, which may have been wrong. */
  readonly at: number
  /** The number of the last session whose changes it holds: increases whatever the clock does. */
  readonly session: number
  /** Its position among the snapshots of one session; Infinity for one taken after the session. */
  readonly turn: number
  readonly before: RiskyStep | null
  /** The board was already damaged: better than nothing, but never replaces an intact one. */
  readonly damaged: boolean
}

/** `2026-03-04T10-00-00-000Z-s12-w3-before-restore.sqlite` */
const NAME =
  /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-s(\d{1,15})(?:-w(\d{1,6}))?(?:-before-(restore|delete|v\d{1,6}))?(-damaged)?\.sqlite$/

/** null for any name not in our format. */
export function readSnapshotName(name: string): SnapshotName | null {
  const parts = NAME.exec(name)
  if (!parts) return null
  const [, day, hours, minutes, seconds, thousandths, session, turn, before, damaged] = parts
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`)
  if (Number.isNaN(at)) return null
  return {
    name,
    at,
    session: Number(session),
    turn: turn === undefined ? Infinity : Number(turn),
    before: before === undefined ? null : before.startsWith('v') ? 'migration' : (before as RiskyStep),
    damaged: damaged !== undefined,
  }
}

export interface SnapshotFacts {
  readonly at: Date
  readonly session: number
  readonly turn: number
  readonly before: Exclude<RiskyStep, 'migration'> | `v${number}` | null
  readonly damaged: boolean
}

export function writeSnapshotName({ at, session, turn, before, damaged }: SnapshotFacts): string {
  const place = Number.isFinite(turn) ? `-w${turn}` : ''
  const step = before === null ? '' : `-before-${before}`
  const stamp = at.toISOString().replaceAll(/[:.]/g, '-')
  return `${stamp}-s${session}${place}${step}${damaged ? '-damaged' : ''}.sqlite`
}

/** In the order they were taken, whatever the clock said. */
export function byTaking(a: SnapshotName, b: SnapshotName): number {
  if (a.session !== b.session) return a.session - b.session
  if (a.turn !== b.turn) return a.turn < b.turn ? -1 : 1
  return a.at - b.at || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}
