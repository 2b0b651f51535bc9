import { sentence } from '#shared/contract/sentence.ts'
import { listSnapshots } from './snapshotFiles.ts'
import type { RiskyStep } from './snapshotName.ts'
import type { VersionThread } from './versionThread.ts'
import type { Log } from '../log/entry.ts'

type Step = Exclude<RiskyStep, 'migration'>

export interface SnapshotKeeper {
  /** Rows were saved. */
  changed(): void
  /** A copy of how it is, before a step that can take much away. Its name; null where none could be made. */
  before(step: Step): Promise<string | null>
  /** Waits for the copy under way; none is begun after it. */
  end(): Promise<void>
}

export interface KeeperOptions {
  readonly folder: string
  readonly thread: Pick<VersionThread, 'ask'>
  /** The session that the board was found with; 0 for a board that no one has changed yet. */
  readonly foundSession: number
  readonly format: number
  /** What is wrong with the film, once it was looked through: before that, and of a film that is damaged, nothing is copied. */
  readonly looked: Promise<string | null>
  /** Work that goes on is copied this often. */
  readonly everyMs?: number
  /** Throws where `board.sqlite` is no longer the file that was opened. */
  inPlace(): void
  /** Milliseconds since 1970. */
  now(): number
  readonly log: Log
}

const EVERY_MS = 5 * 60_000

/** Copies the board as it was found, and every five minutes in which something was changed. A second net: trouble with it stops no one. */
export function createSnapshotKeeper(options: KeeperOptions): SnapshotKeeper {
  const { folder, foundSession } = options
  let turn = 0
  let timer: NodeJS.Timeout | null = null
  let ended = false
  let damaged = false
  let line: Promise<string | null> = options.looked.then((found) => {
    damaged = found !== null
    return null
  })

  function take(before: Step | null): Promise<string | null> {
    turn += 1
    const place = turn
    line = line.then(() => (damaged ? null : tryTaking(options, place, before)))
    return line
  }

  if (foundSession > 0 && !isKept(folder, foundSession)) void take(null)

  return {
    changed() {
      if (ended || timer) return
      timer = setTimeout(() => {
        timer = null
        if (!ended) void take(null)
      }, options.everyMs ?? EVERY_MS)
      timer.unref()
    },
    before: (step) => (ended ? Promise.resolve(null) : take(step)),
    async end() {
      ended = true
      if (timer) clearTimeout(timer)
      await line
    },
  }
}

async function tryTaking(options: KeeperOptions, turn: number, before: Step | null): Promise<string | null> {
  const { folder, foundSession, format, log } = options
  try {
    options.inPlace()
    const taken = await options.thread.ask('snapshot', {
      folder,
      at: options.now(),
      foundSession,
      turn,
      before,
      format,
    })
    if (!taken.ok) throw new Error(sentence(taken.failure))
    if (taken.value === null)
      log(`No snapshot of ${folder} was made: the disk has too little room.`, {
        says: 'No snapshot was made: too little room',
      })
    else if (taken.value.fault !== null)
      log(`The snapshot ${taken.value.name} is of a damaged board: ${taken.value.fault}`, {
        says: 'A snapshot is of a damaged board',
      })
    return taken.value?.name ?? null
  } catch (error) {
    log(`No snapshot of ${folder} could be made: ${String(error)}`, {
      says: 'No snapshot could be made',
      fault: error,
    })
    return null
  }
}

/** How the session left the board is there already. */
function isKept(folder: string, session: number): boolean {
  return listSnapshots(folder).some((snapshot) => snapshot.session === session && snapshot.turn === Infinity)
}
