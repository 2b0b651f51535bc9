import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { CheckReport } from '#shared/contract/model.ts'
import { picturePlaces } from '#shared/document/picturePlaces.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import type { OpenFolder } from '../services.ts'
import { answerNotes } from './answerNotes.ts'
import { namesInside, openInside } from './insideFilm.ts'
import { fileNameOf } from './mediaStore.ts'

/**
 * Checks the database, every reference, and the bytes of every file in media/, read again from disk. Changes nothing.
 * Throws an AbortError if cancelled.
 */
export async function checkProject(open: OpenFolder, signal?: AbortSignal): Promise<CheckReport> {
  const database = await open.store.check()
  signal?.throwIfAborted()
  const files = await hashMedia(open.folder, signal)
  const board = open.store.board()
  const named = new Set([...allRows(board.media)].map(fileNameOf))
  const orphans = new Map([...files].filter(([name]) => !named.has(name)))
  const problems = [...database.problems, ...fileProblems(orphans)]
  const places = picturePlaces(board)
  for (const row of allRows(board.media)) problems.push(...rowProblems(row, files, places.get(row.id) ?? []))
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
    (name) => `The picture media/${name.slice(0, 2)}/${name} belongs to nothing in the film now, and is kept.`,
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
      if (!/^[0-9a-f]{64}\.(png|jpg|webp)$/.test(name) || !name.startsWith(group)) continue
      signal?.throwIfAborted()
      const file = await openInside(folder, `media/${group}/${name}`)
      if (!file) continue
      const bytes = (await file.stat()).size
      const hash = createHash('sha256')
      // The stream closes the file.
      await pipeline(file.createReadStream(), hash, signal ? { signal } : {})
      files.set(name, { hash: hash.digest('hex'), bytes })
    }
  }
  return files
}

function fileProblems(files: ReadonlyMap<string, MediaFile>): string[] {
  return [...files]
    .filter(([name, file]) => !name.startsWith(file.hash))
    .map(
      ([name]) =>
        `The picture media/${name.slice(0, 2)}/${name} is damaged: its bytes are not those it was saved with.`,
    )
}

function rowProblems(row: MediaRow, files: ReadonlyMap<string, MediaFile>, places: readonly string[]): string[] {
  const name = fileNameOf(row)
  const file = files.get(name)
  const about = [row.name === '' ? '' : `“${row.name}”`, ...places].filter(Boolean).join('; ')
  const called = about === '' ? '' : ` (${about})`
  if (!file) return [`The picture media/${name.slice(0, 2)}/${name}${called} is missing.`]
  if (!name.startsWith(file.hash))
    return [
      `The picture media/${name.slice(0, 2)}/${name}${called} is damaged: its bytes are not those it was saved with.`,
    ]
  if (file.bytes !== row.bytes)
    return [
      `The picture media/${name.slice(0, 2)}/${name}${called} is said to have ${row.bytes} bytes and has ${file.bytes}.`,
    ]
  return []
}
