/** What decides whether anything is asked of anyone. */
export interface UpdateFacts {
  /** Somebody to ask and a key to check the answer with were built in, and this copy can replace itself. */
  readonly possible: boolean
  /** A person said yes on this computer. */
  readonly saidYes: boolean
  /** A look or a download is under way. */
  readonly busy: boolean
  readonly version: string | null
  readonly downloaded: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly lookedAt: number | null
}

/** What may still be lost if the app were replaced now. */
export interface WorkLeft {
  /** Windows that are still open. */
  readonly windows: number
  /** Every edit and every answer of a paid request is on disk. */
  readonly safe: boolean
}

const DAY_MS = 24 * 60 * 60 * 1000

const agreed = ({ possible, saidYes }: UpdateFacts): boolean => possible && saidYes

/** Once a day, and whenever the clock was set back. */
export function mayLook(facts: UpdateFacts): boolean {
  if (!agreed(facts) || facts.busy || facts.downloaded) return false
  const { lookedAt, now } = facts
  return lookedAt === null || lookedAt > now || now - lookedAt >= DAY_MS
}

export function mayDownload(facts: UpdateFacts): boolean {
  return agreed(facts) && !facts.busy && !facts.downloaded && facts.version !== null
}

export function mayInstall(facts: UpdateFacts, work: WorkLeft): boolean {
  return agreed(facts) && facts.downloaded && !facts.busy && work.windows === 0 && work.safe
}
