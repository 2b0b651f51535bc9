import { randomBytes } from 'node:crypto'
import { projectHandleSchema } from '#shared/contract/model.ts'
import type { OpenedProject, ProjectHandle, Trust } from '#shared/contract/model.ts'
import type { FilmChange } from '#shared/contract/change.ts'
import type { Board } from '#shared/document/board.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { TableName } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import { FailureError } from '../failures.ts'
import type { OpenFolder, Tell } from '../services.ts'
import { HOST_ORIGIN } from './changeOrder.ts'
import { createWorkQueue } from './workQueue.ts'
import type { WorkQueue } from './workQueue.ts'
import type { Caller } from '../visits.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { realFolder } from './realFolder.ts'

/** The projects that this host has open, by handle. */
export interface OpenProjects {
  /**
   * Opens with `make`, or returns the handle under which this host already has the folder open for writing: a reloaded
   * window must find its project writable. `make` receives whether this host has the folder open for reading. Each
   * open needs its close; the last one releases the folder.
   */
  open(folder: string, by: Opener, make: (isOpenHere: boolean) => Promise<OwnedFolder>): Promise<OpenedProject>
  /** Opens what `make` creates, under a new handle; if the folder exists, `make` refuses. */
  create(by: Opener, make: () => Promise<OwnedFolder>): Promise<OpenedProject>
  /** An unknown handle is a `not-found` failure. */
  of(handle: ProjectHandle): OwnedFolder
  /** Undoes one open of this caller; does nothing if it has none. */
  close(handle: ProjectHandle, by: Opener): Promise<void>
  /** Closes whatever this caller has open. */
  closeOf(by: Opener): Promise<void>
  /** The folders this caller has open. */
  foldersOf(by: Opener): string[]
  closeAll(): Promise<void>
}

/** Identifies who opened a film, by object identity. */
export type Opener = Pick<Caller, 'gone'>

interface Entry {
  readonly handle: ProjectHandle
  readonly folder: OwnedFolder
  /** Its openers, one entry per open. */
  readonly openers: Opener[]
}

/**
 * `release` ends other services' use of a folder before it is closed; `trustOf` says what the film may do here;
 * `settle` waits for its requests in flight, null if there are none.
 */
export function createOpenProjects(
  release: (open: OpenFolder) => Promise<void>,
  trustOf: (open: OpenFolder) => Trust,
  settle: (open: OpenFolder) => Promise<void> | null,
  tell: Tell,
): OpenProjects {
  /** Serialises opening and closing, so that a folder is never opened while it is being closed. */
  const inTurn = createWorkQueue()
  const films = createOpenFilms({ release, trustOf, settle, tell, inTurn })
  return {
    open: (folder, by, make) =>
      inTurn(async () => {
        const here = films.at(folder)
        const known = here.find((entry) => entry.folder.access === 'write')
        if (!known) return films.enter(by, () => make(here.length > 0))
        known.openers.push(by)
        return films.handOver(known, by)
      }),
    create: (by, make) => inTurn(() => films.enter(by, make)),
    of(handle) {
      const entry = films.of(handle)
      if (!entry) throw new FailureError({ kind: 'not-found', what: 'This open project' })
      return entry.folder
    },
    close: (handle, by) =>
      inTurn(async () => {
        const entry = films.of(handle)
        if (entry) await films.takeBack(entry, by)
      }),
    closeOf: (by) =>
      inTurn(async () => {
        for (const entry of films.all()) while (entry.openers.includes(by)) await films.takeBack(entry, by)
      }),
    foldersOf: (by) =>
      [...films.all()].filter(({ openers }) => openers.includes(by)).map(({ folder }) => folder.folder),
    closeAll: () =>
      inTurn(async () => {
        for (const entry of films.all()) await films.end(entry)
      }),
  }
}

interface OpenFilmParts {
  readonly release: (open: OpenFolder) => Promise<void>
  readonly trustOf: (open: OpenFolder) => Trust
  readonly settle: (open: OpenFolder) => Promise<void> | null
  readonly tell: Tell
  readonly inTurn: WorkQueue
}

/** The open films and their openers. All methods but `of`, `at` and `all` must be called in the queue. */
interface OpenFilms {
  of(handle: ProjectHandle): Entry | undefined
  at(folder: string): Entry[]
  /** Safe to iterate even if one is closed meanwhile. */
  all(): Iterable<Entry>
  enter(by: Opener, make: () => Promise<OwnedFolder>): Promise<OpenedProject>
  /** A caller that has gone meanwhile can't close it. */
  handOver(entry: Entry, by: Opener): Promise<OpenedProject>
  takeBack(entry: Entry, by: Opener): Promise<void>
  end(entry: Entry): Promise<void>
}

function createOpenFilms({ release, trustOf, settle, tell, inTurn }: OpenFilmParts): OpenFilms {
  const entries = new Map<ProjectHandle, Entry>()

  async function end(entry: Entry): Promise<void> {
    entries.delete(entry.handle)
    try {
      await release(entry.folder)
    } finally {
      await entry.folder.close()
    }
  }

  async function handOver(entry: Entry, by: Opener): Promise<OpenedProject> {
    if (!by.gone.aborted) return describe(entry, trustOf(entry.folder))
    await takeBack(entry, by)
    throw new FailureError({ kind: 'cancelled' })
  }

  async function takeBack(entry: Entry, by: Opener): Promise<void> {
    const at = entry.openers.indexOf(by)
    if (at < 0) return
    entry.openers.splice(at, 1)
    if (entry.openers.length > 0) return
    const settling = settle(entry.folder)
    if (!settling) return end(entry)
    // The window goes on at once; the film is closed when its paid requests have ended, unless it was reopened.
    const closeStill = (): Promise<void> =>
      entries.get(entry.handle) === entry && entry.openers.length === 0 ? end(entry) : Promise.resolve()
    void settling.then(() => inTurn(closeStill)).catch(() => undefined)
  }

  return {
    of: (handle) => entries.get(handle),
    at(folder) {
      const place = realFolder(folder)
      return [...entries.values()].filter((entry) => realFolder(entry.folder.folder) === place)
    },
    all: () => entries.values(),
    async enter(by, make) {
      const handle = projectHandleSchema.parse(`open_${randomBytes(12).toString('hex')}`)
      const entry: Entry = { handle, folder: await make(), openers: [by] }
      entries.set(handle, entry)
      entry.folder.store.changes.listen((change) =>
        tell({ name: 'board.changed', value: { project: handle, change: forWindows(entry, change) } }),
      )
      return handOver(entry, by)
    },
    handOver,
    takeBack,
    end,
  }
}

/** A film's only window knows its own change, so it only gets its position. */
function forWindows({ openers }: Entry, change: FilmChange): FilmChange {
  return openers.length > 1 || change.from.origin === HOST_ORIGIN ? change : { ...change, writes: [] }
}

function describe({ handle, folder }: Entry, trust: Trust): OpenedProject {
  const board = folder.store.board()
  return {
    project: handle,
    folder: folder.folder,
    access: folder.access,
    readOnlyBecause: folder.readOnlyBecause,
    trust,
    damage: folder.damage,
    notes: [...folder.notes],
    order: folder.store.changes.last(),
    rows: rowsOf(board),
  }
}

function rowsOf(board: Board): OpenedProject['rows'] {
  const light = TABLE_NAMES.filter((table) => table !== 'mark')
  return Object.fromEntries(
    light.map((table) => [table, [...allRows<TableName>(board[table])]]),
  ) as unknown as OpenedProject['rows']
}
