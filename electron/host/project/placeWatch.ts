import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { troubleSchema } from '#shared/contract/trouble.ts'
import type { Trouble, WholeSnapshot } from '#shared/contract/trouble.ts'
import type { OpenFolder, Tell } from '../services.ts'
import { systemFailure } from '../systemFailure.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { SYSTEM_PROBE } from './placeProbe.ts'
import type { PlaceProbe } from './placeProbe.ts'

/** Notifies an open film's windows as soon as its files are changed from outside, before anything is saved into them. */
export interface PlaceWatch {
  /** Returns what is wrong now, and sends every later change (`project.trouble`) until the film is released. */
  look(open: OwnedFolder, handle: ProjectHandle): Promise<Trouble | null>
  release(open: OpenFolder): void
}

interface Watcher {
  now(): Promise<Trouble | null>
  stop(): void
}

/** Debounce in ms from the first notification to a check: a rename, and drawing, cause many in a row. */
const SOON = 200
/** Polling interval in ms: for folders that can't be watched, network disks, and parent folders. */
const NOW_AND_THEN = 4000

export interface PlaceWatchOptions {
  readonly tell: Tell
  /** A film's newest intact snapshot; null if there is none. */
  readonly findWhole: (folder: string) => Promise<WholeSnapshot | null>
  readonly eyes?: PlaceProbe
}

export function createPlaceWatch(options: PlaceWatchOptions): PlaceWatch {
  const { tell } = options
  const watched = new Map<OpenFolder, Watcher>()
  return {
    async look(open, handle) {
      if (open.lookAtPlace === null) return null
      const known = watched.get(open)
      if (known) return known.now()
      const watcher = watchOver(open, options, (trouble) => {
        tell({ name: 'project.trouble', value: { project: handle, trouble } })
      })
      watched.set(open, watcher)
      return watcher.now()
    },
    release(open) {
      watched.get(open)?.stop()
      watched.delete(open)
    },
  }
}

/** Calls `became` on every change. */
function watchOver(
  open: OwnedFolder,
  { eyes = SYSTEM_PROBE, findWhole }: PlaceWatchOptions,
  became: (trouble: Trouble | null) => void,
): Watcher {
  const known = createKnownTrouble(became)
  const ears = createFolderWatches(open.folder, eyes, soon)
  const look = oneAtATime(lookOnce, () => stopped)
  let seen: string | null = null
  let stopped = false
  let waiting: (() => void) | null = null

  function soon(): void {
    waiting ??= eyes.after(SOON, () => {
      waiting = null
      void look()
    })
  }

  async function lookOnce(): Promise<void> {
    const glance = await eyes.glance(open.folder)
    if (stopped || (glance === seen && known.place() === null)) return
    seen = glance
    const found = troubleOf(await whatIsWrong(open, eyes), open.folder)
    if (stopped) return
    const changed = (found === null) !== (known.place() === null)
    known.placed(found)
    if (changed) ears.listen()
    known.say()
  }

  ears.listen()
  const end = eyes.every(NOW_AND_THEN, () => {
    if (ears.missSome()) ears.listen()
    void look()
  })
  // The verification of a film that was closed meanwhile is abandoned.
  void hearOfDamage(open, findWhole, known).catch(() => undefined)

  return {
    async now() {
      await look()
      return known.current()
    },
    stop() {
      stopped = true
      known.stop()
      end()
      waiting?.()
      ears.stop()
    },
  }
}

/** A film's known trouble, and what was last sent about it. */
interface KnownTrouble {
  current(): Trouble | null
  /** What is wrong with the film's files on disk. */
  place(): Trouble | null
  placed(found: Trouble | null): void
  damaged(found: Trouble): void
  /** Sends the current state, unless it was the last one sent. */
  say(): void
  stop(): void
}

function createKnownTrouble(became: (trouble: Trouble | null) => void): KnownTrouble {
  let placed: Trouble | null = null
  let damage: Trouble | null = null
  let told = JSON.stringify(null)
  let stopped = false
  const current = (): Trouble | null => placed ?? damage
  return {
    current,
    place: () => placed,
    placed(found) {
      placed = found
    },
    damaged(found) {
      damage = found
    },
    say() {
      const words = JSON.stringify(current())
      if (stopped || words === told) return
      told = words
      became(current())
    },
    stop() {
      stopped = true
    },
  }
}

/** File system watches on a film's folder and its parent. */
interface FolderWatches {
  /** Renewed after every change: a folder that came back may be a different one, and the old watch no longer fires. */
  listen(): void
  /** True if one of the two can't be watched and is polled instead. */
  missSome(): boolean
  stop(): void
}

function createFolderWatches(place: string, eyes: PlaceProbe, heard: () => void): FolderWatches {
  const [parent, name] = [path.dirname(place), path.basename(place)]
  let ears: (() => void)[] = []

  function hear(folder: string, ours: (changed: string | null) => boolean): void {
    try {
      const end = eyes.watch(folder, (changed) => (ours(changed) ? heard() : undefined), lost)
      ears.push(end)
      function lost(): void {
        end()
        ears = ears.filter((each) => each !== end)
        heard()
      }
    } catch {
      // Falls back to polling.
    }
  }

  function stop(): void {
    for (const end of ears) end()
  }

  return {
    listen() {
      stop()
      ears = []
      hear(place, () => true)
      hear(parent, (changed) => changed === null || changed === name)
    },
    missSome: () => ears.length < 2,
    stop,
  }
}

/** One check at a time, however slow the disk; requests meanwhile add one more. */
function oneAtATime(look: () => Promise<void>, isOver: () => boolean): () => Promise<void> {
  let looking: Promise<void> | null = null
  let wanted = false
  function ask(): Promise<void> {
    if (looking) wanted = true
    looking ??= look().finally(() => {
      looking = null
      if (!wanted || isOver()) return
      wanted = false
      void ask()
    })
    return looking
  }
  return ask
}

async function hearOfDamage(
  open: OwnedFolder,
  findWhole: PlaceWatchOptions['findWhole'],
  known: KnownTrouble,
): Promise<void> {
  const detail = await open.looked
  if (detail === null) return
  const found: Trouble = { kind: 'damaged', path: open.folder, detail }
  known.damaged(found)
  known.say()
  // It is verified before it is offered, which takes a while.
  const snapshot = await findWhole(open.folder)
  if (snapshot) known.damaged({ ...found, snapshot })
  known.say()
}

async function whatIsWrong(open: OwnedFolder, eyes: PlaceProbe): Promise<Failure | null> {
  const failure = (await open.lookAtPlace?.()) ?? null
  if (failure !== null) return failure
  const error = await eyes.whyNotWritten(open.folder)
  if (error === null) return null
  const why = systemFailure(error, open.folder)
  return why?.kind === 'no-permission' ? { kind: 'read-only', path: open.folder } : (why ?? null)
}

/** Transient disk errors (busy, too many open files) are left for a save to report, if they last. */
function troubleOf(failure: Failure | null, folder: string): Trouble | null {
  if (failure === null) return null
  if (failure.kind === 'not-found') return { kind: 'gone', path: folder, movedTo: null }
  const trouble = troubleSchema.safeParse(failure)
  return trouble.success ? trouble.data : null
}
