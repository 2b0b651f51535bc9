import type { Failure } from '#shared/contract/failure.ts'
import type { DamageReport } from '#shared/contract/model.ts'
import type { OpenFolder } from '../services.ts'
import type { FilmMemory } from './filmMemory.ts'
import type { SnapshotKeeper } from './snapshotKeeper.ts'
import type { VersionThread } from './versionThread.ts'
import type { Log } from '../log/entry.ts'

/** What opening needs from the platform: a name for the lock and a clock. */
export interface FolderContext {
  /** Names the holder of the lock: "Framewright 0.1.0". */
  readonly app: string
  /** Where whole databases are copied and compared; by default the calling thread. */
  readonly thread?: Pick<VersionThread, 'ask'>
  /** This computer's record of what was saved where; without it, a film replaced by an older copy goes unnoticed. */
  readonly memory?: FilmMemory
  /** Interval of snapshots during work, in ms. */
  readonly snapshotEveryMs?: number
  /** Aborted on cancel: opening stops, and leaves the folder as it was. */
  readonly signal?: AbortSignal | undefined
  /** For a new film: called once it is complete and on disk, before it gets its name. */
  readonly beforeNamed?: (place: string) => Promise<void>
  now(): number
  readonly log: Log
}

/** An open folder as its opener holds it: can also copy its database, and knows what is wrong with it. */
export interface OwnedFolder extends OpenFolder {
  /** What is lost of a damaged film, of which only the intact part is shown. */
  readonly damage: DamageReport | null
  /** Sentences on anything found while opening that a person must know. */
  readonly notes: readonly string[]
  /** For a large film, checked while it is open: the damage found, if any. */
  readonly looked: Promise<string | null>
  /** Checks that its files are those that were opened, as they were left; null for a read-only film. */
  readonly lookAtPlace: (() => Promise<Failure | null>) | null
  /** What was done to its files from outside; null if nothing, and for a read-only film. */
  trouble(): Failure | null
  /** Writes the current rows to one database file; `file` must not exist. Returns sentences on what could not be read. */
  backUp(file: string): string[]
  /** Snapshots during work; null if read-only. */
  readonly snapshots: SnapshotKeeper | null
}
