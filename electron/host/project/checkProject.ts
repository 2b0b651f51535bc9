import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { CheckReport } from '#shared/contract/model.ts'
import type { Board } from '#shared/document/board.ts'
import { picturePlaces } from '#shared/document/picturePlaces.ts'
import type { DraftRow, MediaRow } from '#shared/document/schema.ts'
import { draftsOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import type { OpenFolder } from '../services.ts'
import { answerNotes } from './answerNotes.ts'
import { namesInside, openInside } from './insideFilm.ts'
import { PICTURE_FILE, fileNameOf } from './mediaStore.ts'
import { SCRIPT_FILE, scriptFileName } from './scriptFiles.ts'

/**
 * Checks the database, every reference, and the bytes of every file in media/, read again from disk. Changes nothing.
 * Throws an AbortError if cancelled.
 */
export async function checkProject(open: OpenFolder, signal?: AbortSignal): Promise<CheckReport> {
  const database = await open.store.check()
  signal?.throwIfAborted()
  const found = await hashMedia(open.folder, signal)
  const board = open.store.board()
  const files = await withLater(open.folder, board, found, signal)
  const named = new Set(namedIn(board))
  const orphans = new Map([...files].filter(([name]) => !named.has(name)))
  const problems = [...database.problems, ...fileProblems(orphans)]
  const places = picturePlaces(board)
  for (const row of allRows(board.media)) problems.push(...pictureProblems(row, files, places.get(row.id) ?? []))
  for (const row of draftsOf(board)) problems.push(...scriptProblems(row, files))
  return {
    ok: problems.length === 0,
    counts: { ...database.counts, 'media files': files.size },
    problems,
    notes: [...orphanNotes(orphans), ...(await answerNotes(open, signal))],
  }
}

/** Unreferenced files, left by undone or removed rows. They are kept, since a version or an undo may need them. */
function orphanNotes(orphans: ReadonlyMap<string, MediaFile>): string[] {
  return [...orphans.keys()].map(
    (name) => `The ${kindOf(name)} ${placeOf(name)} belongs to nothing in the film now, and is kept.`,
  )
}

interface MediaFile {
  readonly hash: string
  readonly bytes: number
}

/** By file name. Other files in media/ (leftovers of a crash, bytes set aside) are not part of the project. */
async function hashMedia(folder: string, signal: AbortSignal | undefined): Promise<Map<string, MediaFile>> {
  const files = new Map<string, MediaFile>()
  for (const group of namesInside(folder, 'media')) {
    if (!/^[0-9a-f]{2}$/.test(group)) continue
    for (const name of namesInside(folder, `media/${group}`)) {
      if (!(PICTURE_FILE.test(name) || SCRIPT_FILE.test(name)) || !name.startsWith(group)) continue
      const file = await hashFile(folder, name, signal)
      if (file) files.set(name, file)
    }
  }
  return files
}

/** The files that the film has rows for. */
function namedIn(board: Board): readonly string[] {
  return [...[...allRows(board.media)].map(fileNameOf), ...draftsOf(board).map(({ source }) => scriptFileName(source))]
}

/** With those that came while the others were read, as when a take lands: their rows are in the board already. */
async function withLater(
  folder: string,
  board: Board,
  found: ReadonlyMap<string, MediaFile>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, MediaFile>> {
  const files = new Map(found)
  for (const name of namedIn(board)) {
    const file = files.has(name) ? null : await hashFile(folder, name, signal)
    if (file) files.set(name, file)
  }
  return files
}

/** null if there is no such file. */
async function hashFile(folder: string, name: string, signal: AbortSignal | undefined): Promise<MediaFile | null> {
  signal?.throwIfAborted()
  const file = await openInside(folder, `media/${name.slice(0, 2)}/${name}`)
  if (!file) return null
  const bytes = (await file.stat()).size
  const hash = createHash('sha256')
  // The stream closes the file.
  await pipeline(file.createReadStream(), hash, signal ? { signal } : {})
  return { hash: hash.digest('hex'), bytes }
}

function fileProblems(files: ReadonlyMap<string, MediaFile>): string[] {
  return [...files]
    .filter(([name, file]) => !name.startsWith(file.hash))
    .map(([name]) => `The ${kindOf(name)} ${placeOf(name)} is damaged: its bytes are not those it was saved with.`)
}

function pictureProblems(
  row: MediaRow,
  files: ReadonlyMap<string, MediaFile>,
  places: readonly string[],
): readonly string[] {
  const about = [row.name === '' ? '' : `“${row.name}”`, ...places].filter(Boolean).join('; ')
  return fileProblem(fileNameOf(row), row.bytes, about, files)
}

function scriptProblems(
  { name, source }: Pick<DraftRow, 'name' | 'source'>,
  files: ReadonlyMap<string, MediaFile>,
): readonly string[] {
  return fileProblem(scriptFileName(source), source.bytes, name === '' ? '' : `“${name}”`, files)
}

/** `about`: what the file is, for people; '' if nothing is known. */
function fileProblem(
  name: string,
  bytes: number,
  about: string,
  files: ReadonlyMap<string, MediaFile>,
): readonly string[] {
  const file = files.get(name)
  const the = `The ${kindOf(name)} ${placeOf(name)}${about === '' ? '' : ` (${about})`}`
  if (!file) return [`${the} is missing.`]
  if (!name.startsWith(file.hash)) return [`${the} is damaged: its bytes are not those it was saved with.`]
  if (file.bytes !== bytes) return [`${the} is said to have ${bytes} bytes and has ${file.bytes}.`]
  return []
}

const kindOf = (name: string): string => (SCRIPT_FILE.test(name) ? 'script' : 'picture')
const placeOf = (name: string): string => `media/${name.slice(0, 2)}/${name}`
