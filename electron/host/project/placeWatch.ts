import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { troubleSchema } from '#shared/contract/trouble.ts'
import type { Trouble, WholeSnapshot } from '#shared/contract/trouble.ts'
import type { OpenFolder, Tell } from '../services.ts'
import { systemFailure } from '../systemFailure.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { SYSTEM_EYES } from './placeEyes.ts'
import type { PlaceEyes } from './placeEyes.ts'

/** Tells the windows of an open film as soon as anything is done to its files, before anything is saved into them. */
export interface PlaceWatch {
  /** What is wrong now, and from here on every change (`project.trouble`), until the film is released. */
  look(open: OwnedFolder, handle: ProjectHandle): Promise<Trouble | null>
  release(open: OpenFolder): void
}

interface Watcher {
  now(): Promise<Trouble | null>
  stop(): void
}

/** Milliseconds from the first word of the system to a look: a rename, and a hand that draws, say many in a row. */
const SOON = 200
/** Between two looks that nobody called for: where a folder can't be watched, on a network disk, and for folders further up. */
const NOW_AND_THEN = 4000

export interface PlaceWatchOptions {
  readonly tell: Tell
  /** The newest earlier state of a film that is whole; null where there is none. */
  readonly findWhole: (folder: string) => Promise<WholeSnapshot | null>
  readonly eyes?: PlaceEyes
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

/** `became` is told of every change. */
function watchOver(
  open: OwnedFolder,
  { eyes = SYSTEM_EYES, findWhole }: PlaceWatchOptions,
  became: (trouble: Trouble | null) => void,
): Watcher {
  let seen: string | null = null
  let placed: Trouble | null = null
  let damage: Trouble | null = null
  let told = JSON.stringify(null)
  let stopped = false
  let looking: Promise<void> | null = null
  let wanted = false
  let waiting: (() => void) | null = null
  let ears: (() => void)[] = []

  const current = (): Trouble | null => placed ?? damage

  function say(): void {
    const words = JSON.stringify(current())
    if (stopped || words === told) return
    told = words
    became(current())
  }

  /** Anew after every change, since a folder that came back may be another, and the old one is no longer heard of. */
  function listen(): void {
    for (const end of ears) end()
    ears = []
    const [parent, name] = [path.dirname(open.folder), path.basename(open.folder)]
    hear(open.folder, () => true)
    hear(parent, (changed) => changed === null || changed === name)
  }

  function hear(folder: string, ours: (changed: string | null) => boolean): void {
    try {
      const end = eyes.watch(folder, (changed) => (ours(changed) ? soon() : undefined), lost)
      ears.push(end)
      function lost(): void {
        end()
        ears = ears.filter((each) => each !== end)
        soon()
      }
    } catch {
      // Looked at now and then instead.
    }
  }

  function soon(): void {
    waiting ??= eyes.after(SOON, () => {
      waiting = null
      void look()
    })
  }

  /** One look at a time, however slow the disk; what was asked for meanwhile is one more. */
  function look(): Promise<void> {
    if (looking) wanted = true
    looking ??= lookOnce().finally(() => {
      looking = null
      if (!wanted || stopped) return
      wanted = false
      void look()
    })
    return looking
  }

  async function lookOnce(): Promise<void> {
    const glance = await eyes.glance(open.folder)
    if (stopped || (glance === seen && placed === null)) return
    seen = glance
    const found = troubleOf(await whatIsWrong(open, eyes), open.folder)
    if (stopped) return
    const changed = (found === null) !== (placed === null)
    placed = found
    if (changed) listen()
    say()
  }

  listen()
  const end = eyes.every(NOW_AND_THEN, () => {
    if (ears.length < 2) listen()
    void look()
  })
  void open.looked
    .then(async (detail) => {
      if (detail === null) return
      const found: Trouble = { kind: 'damaged', path: open.folder, detail }
      damage = found
      say()
      // It is read through before it is offered, which takes a while.
      const snapshot = await findWhole(open.folder)
      if (snapshot) damage = { ...found, snapshot }
      say()
    })
    // A film that was closed meanwhile is not looked through to its end.
    .catch(() => undefined)

  return {
    async now() {
      await look()
      return current()
    },
    stop() {
      stopped = true
      end()
      waiting?.()
      for (const ear of ears) ear()
    },
  }
}

async function whatIsWrong(open: OwnedFolder, eyes: PlaceEyes): Promise<Failure | null> {
  const failure = (await open.lookAtPlace?.()) ?? null
  if (failure !== null) return failure
  const error = await eyes.whyNotWritten(open.folder)
  if (error === null) return null
  const why = systemFailure(error, open.folder)
  return why?.kind === 'no-permission' ? { kind: 'read-only', path: open.folder } : (why ?? null)
}

/** What befalls a disk for a moment (it is busy, the computer is out of files) is for a save to say, if it lasts. */
function troubleOf(failure: Failure | null, folder: string): Trouble | null {
  if (failure === null) return null
  if (failure.kind === 'not-found') return { kind: 'gone', path: folder, movedTo: null }
  const trouble = troubleSchema.safeParse(failure)
  return trouble.success ? trouble.data : null
}
