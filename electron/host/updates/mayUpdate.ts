/** Decides whether any server is contacted. */
export interface UpdateFacts {
  /** An update server and a key to verify its answer were built in, and this copy can replace itself. */
  readonly possible: boolean
  /** A person turned updates on, on this computer. */
  readonly saidYes: boolean
  /** A check or download is running. */
  readonly busy: boolean
  readonly version: string | null
  readonly downloaded: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly lookedAt: number | null
}

/** What could still be lost if the app were replaced now. */
export interface WorkLeft {
  /** Windows that are still open. */
  readonly windows: number
  /** Every edit and every paid answer is on disk. */
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
