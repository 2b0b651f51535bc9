import { sentence } from '#shared/contract/sentence.ts'
import { listSnapshots } from './snapshotFiles.ts'
import type { RiskyStep } from './snapshotName.ts'
import type { VersionThread } from './versionThread.ts'
import type { Log } from '../log/entry.ts'

type Step = Exclude<RiskyStep, 'migration'>

export interface SnapshotKeeper {
  /** Call after rows were saved. */
  changed(): void
  /** Takes a snapshot before a step that can remove a lot. Returns its name; null if none could be made. */
  before(step: Step): Promise<string | null>
  /** Waits for the running copy; none is started after it. */
  end(): Promise<void>
}

export interface KeeperOptions {
  readonly folder: string
  readonly thread: Pick<VersionThread, 'ask'>
  /** The session found at opening; 0 for a board nobody has changed yet. */
  readonly foundSession: number
  readonly format: number
  /** The film's damage, once checked: nothing is copied before that, nor if it is damaged. */
  readonly looked: Promise<string | null>
  /** Interval of copies during work. */
  readonly everyMs?: number
  /** Throws if `board.sqlite` is no longer the file that was opened. */
  inPlace(): void
  /** Milliseconds since 1970. */
  now(): number
  readonly log: Log
}

const EVERY_MS = 5 * 60_000

/**
 * Copies the board as found, and then every five minutes in which something changed. A second safety net: errors here
 * never stop anything.
 */
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

/** Whether the session's final state is already in a snapshot. */
function isKept(folder: string, session: number): boolean {
  return listSnapshots(folder).some((snapshot) => snapshot.session === session && snapshot.turn === Infinity)
}
