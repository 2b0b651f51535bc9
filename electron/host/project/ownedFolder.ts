import type { Failure } from '#shared/contract/failure.ts'
import type { DamageReport } from '#shared/contract/model.ts'
import type { OpenFolder } from '../services.ts'
import type { FilmMemory } from './filmMemory.ts'
import type { SnapshotKeeper } from './snapshotKeeper.ts'
import type { VersionThread } from './versionThread.ts'
import type { Log } from '../log/entry.ts'

/** What opening needs of the platform: a name for the lock and a clock. */
export interface FolderContext {
  /** Names the holder of the lock: "Framewright 0.1.0". */
  readonly app: string
  /** Where whole databases are copied and compared; the caller's own thread unless one is lent. */
  readonly thread?: Pick<VersionThread, 'ask'>
  /** What this computer knows of what was saved where; a film that was put back is not noticed without. */
  readonly memory?: FilmMemory
  /** How often work that goes on is copied, in ms. */
  readonly snapshotEveryMs?: number
  /** Aborted when nobody waits for the film any longer: opening stops, and leaves the folder as it was. */
  readonly signal?: AbortSignal | undefined
  /** Of a film that is made new: once it is whole and on disk, before it has its name. */
  readonly beforeNamed?: (place: string) => Promise<void>
  now(): number
  readonly log: Log
}

/** An open folder as its opener holds it: with the way to copy its database whole, and what is wrong with it. */
export interface OwnedFolder extends OpenFolder {
  /** What of the film is lost, where it is damaged and only what is whole is shown. */
  readonly damage: DamageReport | null
  /** What a person must know that was found while it was opened: sentences. */
  readonly notes: readonly string[]
  /** Of a large film, which is looked through while it is open: what was found, if it is damaged after all. */
  readonly looked: Promise<string | null>
  /** Whether its files are those that were opened, as they were left; null for a film that can only be read. */
  readonly lookAtPlace: (() => Promise<Failure | null>) | null
  /** What was done to its files from outside; null where they are as they were left, and for a film that is only read. */
  trouble(): Failure | null
  /** The rows as they are now, as one database file; `file` must not exist. Sentences on what could not be had. */
  backUp(file: string): string[]
  /** Copies of the board while it is worked on; null where it can only be read. */
  readonly snapshots: SnapshotKeeper | null
}
