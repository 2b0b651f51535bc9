import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Board } from '#shared/document/board.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { MarkRow, MediaRow } from '#shared/document/schema.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { mediaOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { compareFilms } from '#shared/versions/compareFilms.ts'
import type { ComparedFilms } from '#shared/versions/compareFilms.ts'
import { restoreFilm, restoreScene } from '#shared/versions/restoreFilm.ts'
import { FailureError } from '../failures.ts'
import { CURRENT_FORMAT } from './format.ts'
import { fileNameOf } from './mediaStore.ts'
import { openForReading } from './readOnlyDatabase.ts'
import { readBoard, readMarks } from './rowReader.ts'
import { openCopy } from './openCopy.ts'
import { listSnapshots } from './snapshotFiles.ts'
import { hasScript } from './scriptFiles.ts'
import type { Database } from './sqlite.ts'

export interface VersionJob {
  readonly folder: string
  /** A snapshot's name. */
  readonly version: string
}
export interface RestoreJob extends VersionJob {
  /** null: the whole film. */
  readonly sceneId: string | null
}

/** Rows that restore the film to an earlier state, to be saved like any other change. */
export interface Restoring {
  readonly writes: WholeWrite[]
  /** Current marks that the writes change or remove, and those of restored layers: what undo restores. */
  readonly held: MarkRow[]
  /** Its pictures and scripts whose bytes are no longer in media/. */
  readonly missing: string[]
}

export function compareVersion(job: VersionJob): ComparedFilms {
  return withBoth(job, ({ now, earlier, nowDatabase, earlierDatabase }) => {
    const inks = new Set([...allRows(earlier.layer)].map(inkIdOf))
    const differing = [...inks].filter((ink) => !sameInk(marksIn(nowDatabase, ink), marksIn(earlierDatabase, ink)))
    return compareFilms(now, earlier, new Set(differing))
  })
}

export function restoreVersion(job: RestoreJob): Restoring {
  return withBoth(job, ({ now, earlier, nowDatabase, earlierDatabase }) => {
    const restored = job.sceneId === null ? restoreFilm(now, earlier) : restoreScene(now, earlier, job.sceneId)
    const writes = writesOf(restored.board, diffBoards(now, restored.board))
    const shown = new Set<string>([...allRows(now.layer)].map(inkIdOf))
    const held: MarkRow[] = []
    const inks = [...restored.inks].map((ink) => ({
      ink,
      before: marksIn(nowDatabase, ink),
      after: marksIn(earlierDatabase, ink),
    }))
    // Marks of layers merged since return to their original layer; on the layer they are on now they are only removed.
    const placed = new Set(inks.flatMap(({ after }) => [...after.keys()]))
    for (const { ink, before, after } of inks) {
      if (sameInk(before, after) && shown.has(ink)) continue
      const rows = readMarks(nowDatabase, job.folder, [ink])
      held.push(...(shown.has(ink) ? rows.filter((row) => after.get(row.id) !== before.get(row.id)) : rows))
      for (const row of readMarks(earlierDatabase, job.folder, [ink]))
        if (after.get(row.id) !== before.get(row.id)) writes.push({ table: 'mark', id: row.id, row })
      for (const id of before.keys()) if (!placed.has(id)) writes.push({ table: 'mark', id, row: null })
    }
    return { writes, held, missing: missingPictures(job.folder, restored.board, writes) }
  })
}

interface Both {
  readonly now: Board
  readonly earlier: Board
  readonly nowDatabase: Database
  readonly earlierDatabase: Database
}

function withBoth<T>({ folder, version }: VersionJob, work: (both: Both) => T): T {
  const snapshot = listSnapshots(folder).find((each) => each.name === version)
  if (!snapshot) throw new FailureError({ kind: 'not-found', what: 'This version of the film' })
  const current = openForReading(folder, CURRENT_FORMAT, true)
  try {
    const opened = openCopy(snapshot.file, folder, CURRENT_FORMAT, false)
    try {
      const now = readBoard(current.database, folder)
      const earlier = readBoard(opened.database, folder)
      return work({ now, earlier, nowDatabase: current.database, earlierDatabase: opened.database })
    } finally {
      opened.database.close()
      opened.putAway()
    }
  } finally {
    current.database.close()
    current.putAway()
  }
}

function marksIn(database: Database, ink: string): ReadonlyMap<string, string> {
  const rows = database.prepare('SELECT id, data FROM mark WHERE parent = ?').all(ink) as unknown as {
    id: string
    data: string
  }[]
  return new Map(rows.map(({ id, data }) => [id, data]))
}

function sameInk(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([id, data]) => b.get(id) === data)
}

function missingPictures(folder: string, board: Board, writes: readonly WholeWrite[]): string[] {
  const ids = new Set<string>()
  for (const { table, row } of writes) {
    if (row === null) continue
    if (table === 'card') for (const id of row.mediaIds) ids.add(id)
    if (table === 'project' && row.logo !== null) ids.add(row.logo)
    if (table === 'look') for (const { mediaId } of row.pictures) ids.add(mediaId)
    if ((table === 'layer' || table === 'take') && row.mediaId !== null) ids.add(row.mediaId)
  }
  const rows = [...ids].flatMap((id) => mediaOf(board, id) ?? [])
  const scripts = writes.flatMap(({ table, row }) =>
    table === 'draft' && row !== null && !hasScript(folder, row.source) ? [row.name] : [],
  )
  return [
    ...rows.filter((row) => !existsSync(mediaFile(folder, row))).map((row) => row.name || fileNameOf(row)),
    ...scripts,
  ]
}

function mediaFile(folder: string, row: MediaRow): string {
  const name = fileNameOf(row)
  return path.join(folder, 'media', name.slice(0, 2), name)
}
