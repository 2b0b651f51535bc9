import type { Failure } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { ChangeOrigin, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { ProjectRow, TableName } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'
import { FailureError, failureFrom } from '../failures.ts'
import type { ProjectStore } from '../services.ts'
import { applyWrites } from './applyWrites.ts'
import { createChangeOrder } from './changeOrder.ts'
import type { ChangeOutcome } from './changeOrder.ts'
import { checkDatabase } from './checkDatabase.ts'
import type { DurableLog } from './durableLog.ts'
import { watchFilm } from './filmPlace.ts'
import { createFolding } from './folding.ts'
import { readJobs, writeJob } from './ledger.ts'
import { watchIndex } from './logIndex.ts'
import { strandedBy } from './keepFamilies.ts'
import type { Stranded } from './keepFamilies.ts'
import type { LineagePoint } from './lineage.ts'
import { createLine } from './line.ts'
import type { Line } from './line.ts'
import { createPanelRevisions } from './panelRevisions.ts'
import { readBoard, readMarks } from './rowReader.ts'
import { createRowWriter } from './rowWriter.ts'
import { createRecentMarks } from './recentMarks.ts'
import { OF_THE_ARTIST } from './rescue.ts'
import type { Remembered } from './rescue.ts'
import { createSealedRows, readTallies } from './sealedRows.ts'
import { allSound, soundRemovals, sortWrites } from './sortWrites.ts'
import type { RowNow, SoundWrites } from './sortWrites.ts'
import { damageInPieces } from './soundness.ts'
import { inDatabase, pragma } from './sqlite.ts'
import { readSession } from './takeSnapshot.ts'
import { createTrash } from './trash.ts'
import type { Database } from './sqlite.ts'
import { createTransactions, placeFailure, tryRollback } from './transactions.ts'
import type { VersionThread } from './versionThread.ts'
import { writesAsKept } from './writesAsKept.ts'

export interface StoreOptions {
  readonly database: Database
  readonly folder: string
  /** What a write is answered with; null where the project can be written. */
  readonly refusal: Failure | null
  /** Brings writes to the disk; null where there are none. */
  readonly log: DurableLog | null
  /** Milliseconds since 1970. */
  now(): number
  /** Throws where another process has taken the lock of the film. */
  holdLock?(): void
  /** All that was saved so far is in the database itself. */
  saved?(point: LineagePoint, film: ProjectRow): void
}

export interface OwnedStore extends ProjectStore {
  readonly database: Database
  /** Work that waits its turn among the saves. */
  readonly inTurn: Line
  /** At any moment: throws where the database is not the file that was opened. */
  checkName(): void
  /** Before a copy: it takes along how far the film has come. */
  noteState(): void
  /** What a copy is made of where the files can't be relied on; null where nothing is written. */
  remembered(): Remembered | null
  /** Why nothing is written, or what was done to the film's files from outside, as it seems at this moment. */
  trouble(): Failure | null
  /**
   * Looks the whole database through before the next save, on `elsewhere` where this runtime can. Damage is answered, and
   * refuses every save after it.
   */
  lookThrough(elsewhere: Pick<VersionThread, 'ask'>): Promise<string | null>
  /** Whether the film's files are those that were opened, as they were left: looked at in turn, so that nothing of ours is under way. */
  lookAtPlace(): Promise<Failure | null>
  /** Writes what is still in line, then lets go of the database. */
  close(): Promise<void>
  /** Of a film that turned out to be none to write in: its files are left as they are. */
  letGo(): void
}

/** The rows of an open `board.sqlite`, which the caller has proved to be ours and of this version. */
export function createProjectStore({ database, folder, log, ...options }: StoreOptions): OwnedStore {
  const rows = createSealedRows(database)
  const revisions = createPanelRevisions(database, rows)
  const writer = createRowWriter(database, rows)
  const trash = createTrash(database, rows, () => options.now())
  const inTurn = createLine()
  const recent = createRecentMarks()
  const changes = createChangeOrder()
  let { refusal } = options
  const writing =
    log && createTransactions(database, folder, rows, watchFilm(folder), log, { at: options.now(), saved })
  const folding = writing && createFolding(writing, inTurn)
  /** The number of this session; 0 until its first change. */
  let session = 0
  let known: { board: Board; version: number } | null = null
  let remembered: Remembered | null = null
  const watched = log ? () => undefined : watchIndex(folder)

  /** What another program wrote shows in data_version; what we wrote ourselves is put into `known` as it is saved. */
  function board(): Board {
    const version = readOrLook(() => pragma(database, 'data_version'))
    if (known?.version === version) return known.board
    // Never of a file that was put in the film's place.
    writing?.look()
    known = { board: atOneMoment(database, () => readBoard(database, folder)), version }
    remember(known.board)
    return known.board
  }

  /** What can't be read because the film's files were changed under it says that, and not that the film is damaged. */
  function readOrLook<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      writing?.look()
      throw error
    }
  }

  function remember(now: Board): void {
    if (writing) remembered = { board: now, tallies: readTallies(database, OF_THE_ARTIST), recent: recent.rows }
  }

  /** Reads, where what SQLite has mapped is still there to be read. */
  function read<T>(work: () => T): T {
    return inDatabase(folder, () => {
      if (log) log.guardIndex()
      else watched()
      return work()
    })
  }

  function saved(point: LineagePoint): void {
    if (remembered) options.saved?.(point, filmOf(remembered.board))
  }

  function transaction(work: () => void, counts = true): void {
    if (refusal || !writing) throw new FailureError(refusal ?? { kind: 'read-only', path: folder })
    options.holdLock?.()
    writing.look()
    try {
      writing.run(work, counts)
      writer.ended(true)
    } catch (error) {
      writer.ended(false)
      // It may have reached the disk all the same, without being acknowledged.
      known = null
      throw error
    }
  }

  /** Of rows that are none of the board's. */
  function beside(work: () => void, counts = true): void {
    transaction(work, counts)
    if (remembered) remember(remembered.board)
  }

  function beginSession(): number {
    if (session > 0) return session
    // By the clock, so that a project that was put back to a snapshot never uses a number again.
    const next = Math.max(readSession(database) + 1, Math.floor(options.now() / 1000))
    rows.put('meta', ['session', String(next)])
    return next
  }

  const rowNow: RowNow = (table, id) =>
    table === 'mark' ? readOrLook(() => writer.markNow(id)) : rowOf<TableName>(board()[table], id)

  function saveEach(writes: readonly UnreadWrite[], from: ChangeOrigin | undefined): ChangeOutcome {
    if (refusal) throw new FailureError(refusal)
    const { sound, refused, gone } = sortWrites(writes, filmOf(board()).id, rowNow)
    const { order, also } = write(sound, writes, from)
    return { order, refused, also: [...also, ...gone.map(({ table, id }): WholeWrite => ({ table, id, row: null }))] }
  }

  function save(make: (board: Board) => readonly WholeWrite[]): readonly WholeWrite[] {
    if (refusal) throw new FailureError(refusal)
    const writes = allSound(make(board()), filmOf(board()).id, rowNow)
    if (writes.length > 0) write(writes, writes)
    return writes
  }

  /** `asked`: the writes as they came, of which `sound` is what can be kept. Gives the change its place, also where that is nothing. */
  function write(sound: SoundWrites, asked: readonly UnreadWrite[], from = changes.ofHost(options.now())) {
    const before = board()
    const stranded = strandedBy(before, applyWrites(before, sound), sound)
    const panels = sound.length > 0 ? put(sound, stranded) : new Set<string>()
    if (known) known = { ...known, board: applyWrites(known.board, [...sound, ...stranded.removals]) }
    if (known) remember(known.board)
    if (sound.length > 0) recent.saved([...sound, ...stranded.removals])
    const also = [...stranded.removals]
    const order = changes.made({ from, writes: writesAsKept(sound, asked), also, panels: [...panels] as PanelId[] })
    return { order, also }
  }

  function put(sound: SoundWrites, { fresh, removals }: Stranded): Set<string> {
    const all = [sound, soundRemovals(removals)]
    let next = 0
    const panels = new Set<string>()
    transaction(() => {
      next = beginSession()
      trash.note(all.flat())
      trash.keep(fresh)
      for (const writes of all) for (const panel of writer.write(writes)) panels.add(panel)
      revisions.touch(panels, next)
    })
    session = next
    revisions.settle(panels, session)
    return panels
  }

  function letGo(fold: boolean): void {
    folding?.stop()
    if (writing) writing.close(fold)
    else if (database.isOpen) database.close()
  }

  /** Writes in its turn, and waits outside of it until that is on disk: the next may be written meanwhile. */
  async function kept<T>(work: () => T): Promise<T> {
    const done = await inTurn(() => read(work))
    try {
      await writing?.promise()
    } catch (error) {
      throw new FailureError(failureFrom(error, folder))
    }
    folding?.after()
    return done
  }

  const lookHere = async (): Promise<string | null> => (await damageInPieces(database))[0] ?? null

  return {
    database,
    inTurn,
    checkName: () => writing?.checkName(),
    noteState() {
      if (!refusal) writing?.noteState()
    },
    remembered: () => remembered,
    trouble: () => refusal ?? placeFailure(writing, folder),
    lookThrough: (elsewhere) =>
      inTurn(async () => {
        const answer = await elsewhere.ask('look', { folder }, lookHere)
        // What it could not even begin to look at is looked at here, where the film is open.
        const first = answer.ok ? answer.value : await lookHere()
        if (first === null) return null
        refusal = { kind: 'damaged', path: folder, detail: first.replace(/\.$/, '') }
        return refusal.detail
      }),
    async lookAtPlace() {
      const look = (): Promise<Failure | null> =>
        inTurn(() =>
          // Closing takes the log away.
          database.isOpen ? placeFailure(writing, folder, () => options.holdLock?.()) : null,
        )
      if ((await look()) === null) return null
      // What a disk that is slow, or failed, does to the log is known once that has ended, and is no one else's doing.
      await writing?.synced()
      return look()
    },
    board() {
      try {
        return read(board)
      } catch (error) {
        // What was last known to be saved: the way to a copy begins with it.
        if (remembered === null) throw error
        return remembered.board
      }
    },
    marks(layerIds) {
      const marks = read(() => readMarks(database, folder, layerIds))
      if (!refusal) writer.remember(marks)
      return marks
    },
    marksRead: (marks) => writer.remember(marks, true),
    async save(writes) {
      await kept(() => save(() => writes))
    },
    saveEach: (writes, from) => changes.once(from, () => kept(() => saveEach(writes, from))),
    changes,
    change: (make) => kept(() => save(make)),
    panelRevision: (panelId) => read(() => revisions.of(panelId)),
    highestTakeNumber: (panelId) => read(() => readHighestTake(database, panelId)),
    jobs: () => read(() => readJobs(database, folder)),
    saveJob: (job) => kept(() => beside(() => writeJob(database, rows, job))),
    deleted: () => read(() => trash.list()),
    async sweepTrash(workedAt) {
      if (trash.hasExpired(workedAt)) await kept(() => beside(() => trash.sweep(workedAt), false))
    },
    check: () => Promise.resolve().then(() => read(() => checkDatabase(database, folder).report)),
    close: () =>
      inTurn(async () => {
        folding?.stop()
        try {
          if (session > 0) inDatabase(folder, () => transaction(() => revisions.writeCounts(session), false))
        } finally {
          try {
            if (!refusal) await writing?.fold()
          } finally {
            letGo(refusal === null)
          }
        }
      }),
    letGo: () => letGo(false),
  }
}

function readHighestTake(database: Database, panelId: string): number {
  const row = database.prepare('SELECT highest FROM take_number WHERE panel = ?').get(panelId) as
    { highest: number } | undefined
  return row?.highest ?? 0
}

/** Reads of several tables as they stood together, whatever another program writes meanwhile. */
function atOneMoment<T>(database: Database, read: () => T): T {
  database.exec('BEGIN')
  try {
    return read()
  } finally {
    tryRollback(database)
  }
}
