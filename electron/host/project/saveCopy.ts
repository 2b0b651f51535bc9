import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import type { RefusedRow } from '#shared/contract/methods.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { UnreadWrite } from '#shared/document/rowWrite.ts'
import type { TableName } from '#shared/document/schema.ts'
import { allRows, rowOf } from '#shared/document/table.ts'
import { FailureError } from '../failures.ts'
import { applyWrites } from './applyWrites.ts'
import { ANSWERS_FOLDER, FOREIGN_PICTURE } from './answersFolder.ts'
import { syncFile, syncFolder, writeDurably } from './durableFile.ts'
import { namesInside, pathInside } from './insideFilm.ts'
import { applyUnsaved } from './applyUnsaved.ts'
import { freePlace, makeBeside } from './makeBeside.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { PICTURE_FILE, createMediaStore } from './mediaStore.ts'
import { picturesMissing } from './pictureWatch.ts'
import { projectReadme } from './readme.ts'
import { SCRIPT_FILE } from './scriptFiles.ts'
import { scriptsMissing } from './scriptsMissing.ts'
import { sortWrites } from './sortWrites.ts'

/** The location of a copy, and what it lacks. */
export interface SavedCopy {
  readonly folder: string
  /** Where in the film the missing pictures are used. */
  readonly left: string[]
  /** Sentences on what of a damaged film can't be read. */
  readonly lost: string[]
  readonly refused: RefusedRow[]
}

export interface CopyOptions {
  /** Make the copy even if pictures are missing. */
  readonly evenIfMissing?: boolean
  /** A window's unsaved rows, applied on top of what is on disk. */
  readonly writes?: readonly UnreadWrite[]
  /** Aborted on cancel. */
  readonly signal?: AbortSignal
  /** Called once the copy is complete and on disk, before it gets its name. */
  readonly beforeNamed?: (place: string) => Promise<void>
  /** Milliseconds since 1970. */
  now(): number
}

/**
 * Copies the project as it is now to a folder that gets its name only once it is complete. Rows are read before media:
 * media are never removed, so every copied row has its bytes. Fails with `already-exists` if the name belongs to
 * anything but an empty folder; `wrong-place` inside another film; `pictures-missing` if a picture is missing, unless
 * `evenIfMissing`; `cancelled` if it was cancelled, leaving nothing behind.
 */
export async function saveCopy(open: OwnedFolder, folder: string, options: CopyOptions): Promise<SavedCopy> {
  const target = freePlace(folder)
  const writes = options.writes ?? []
  const board = boardWith(open.store.board(), writes)
  const film = whereNow(open)
  const whole = film === open.folder ? open : { ...open, media: createMediaStore(film, null) }
  const missing = await filesMissing(whole, board, options.signal)
  if (missing && !options.evenIfMissing) throw new FailureError(missing)
  let laid: LaidCopy = { lost: [], refused: [] }
  await makeBeside(target, async (growing) => {
    laid = await layCopy(open, film, growing, writes, options)
    await options.beforeNamed?.(target)
  })
  return { folder: target, left: missing?.names ?? [], lost: [...laid.lost], refused: [...laid.refused] }
}

/** Pictures and scripts. */
async function filesMissing(
  open: OwnedFolder,
  board: Board,
  signal: AbortSignal | undefined,
): Promise<Extract<Failure, { kind: 'pictures-missing' }> | null> {
  const ids = [...allRows(board.media)].map((row) => row.id)
  const pictures = await picturesMissing(open, ids, { board, signal })
  if (signal?.aborted) return null
  const scripts = await scriptsMissing(open.media, board)
  if (scripts.length === 0) return pictures
  const { count, names } = pictures ?? { count: 0, names: [] }
  return {
    kind: 'pictures-missing',
    count: count + scripts.length,
    scripts: scripts.length,
    names: [...names, ...scripts],
  }
}

/** A film that was moved while open has taken its pictures along. */
function whereNow(open: OwnedFolder): string {
  const trouble = open.trouble()
  return (trouble?.kind === 'gone' ? trouble.movedTo : null) ?? open.folder
}

interface LaidCopy {
  readonly lost: readonly string[]
  readonly refused: readonly RefusedRow[]
}

/** The board as it will be in the copy, to know which pictures it shows. */
function boardWith(board: Board, writes: readonly UnreadWrite[]): Board {
  return applyWrites(
    board,
    sortWrites(writes, filmOf(board).id, (table, id) => rowOf<TableName>(board[table], id)).sound,
  )
}

async function layCopy(
  open: OwnedFolder,
  film: string,
  growing: string,
  writes: readonly UnreadWrite[],
  options: CopyOptions,
): Promise<LaidCopy> {
  const { signal } = options
  signal?.throwIfAborted()
  for (const inner of ['media', 'previews', 'snapshots']) await mkdir(path.join(growing, inner))
  const file = path.join(growing, 'board.sqlite')
  const lost = open.backUp(file)
  const refused = writes.length > 0 ? await applyUnsaved(growing, writes, () => options.now()) : []
  await syncFile(file)
  signal?.throwIfAborted()
  await copyMedia(film, path.join(growing, 'media'), signal)
  await copyForeign(film, growing)
  const readme = projectReadme(filmOf(boardWith(open.store.board(), writes)).title)
  await writeDurably(path.join(growing, 'README.txt'), Buffer.from(readme))
  signal?.throwIfAborted()
  return { lost, refused }
}

/** Pictures that a take names and no window can show. */
async function copyForeign(film: string, to: string): Promise<void> {
  const names = namesInside(film, ANSWERS_FOLDER).filter((name) => FOREIGN_PICTURE.test(name))
  if (names.length === 0) return
  await mkdir(path.join(to, ANSWERS_FOLDER))
  for (const name of names) {
    const copy = path.join(to, ANSWERS_FOLDER, name)
    await copyFile(pathInside(film, `${ANSWERS_FOLDER}/${name}`), copy, constants.COPYFILE_FICLONE)
    await syncFile(copy)
  }
  await syncFolder(path.join(to, ANSWERS_FOLDER))
}

async function copyMedia(film: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  for (const group of namesInside(film, 'media')) {
    if (!/^[0-9a-f]{2}$/.test(group)) continue
    await mkdir(path.join(to, group))
    for (const name of namesInside(film, `media/${group}`)) {
      signal?.throwIfAborted()
      const inner = `media/${group}/${name}`
      if (!PICTURE_FILE.test(name) && !SCRIPT_FILE.test(name)) continue
      const copy = path.join(to, group, name)
      await copyFile(pathInside(film, inner), copy, constants.COPYFILE_FICLONE)
      await syncFile(copy)
    }
    await syncFolder(path.join(to, group))
  }
  await syncFolder(to)
}
