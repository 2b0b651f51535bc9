import { filmOf } from '#shared/document/board.ts'
import { allRows } from '#shared/document/table.ts'
import { modelPictures, mustStamp, noteModelWork } from '#shared/records/aiPolicy.ts'
import { modelWorkOf } from '#shared/records/marks/sourceType.ts'
import type { ModelWork } from '#shared/records/marks/sourceType.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder } from '../services.ts'
import { readMarks } from './readMarks.ts'

/** A picture never changes under its id, so that each is read once while its film is open. */
const read = new WeakMap<OpenFolder, Map<string, Promise<ModelWork | null>>>()

/** What a picture says itself of a model's part in it, in its XMP, its IPTC or its credential; null for nothing. */
export async function modelWorkIn(open: OpenFolder, mediaId: string): Promise<ModelWork | null> {
  const known = read.get(open) ?? new Map<string, Promise<ModelWork | null>>()
  read.set(open, known)
  const asked = known.get(mediaId) ?? look(open, mediaId, () => known.delete(mediaId))
  known.set(mediaId, asked)
  return asked
}

async function look(open: OpenFolder, mediaId: string, isMissing: () => void): Promise<ModelWork | null> {
  const bytes = await attempt(() => open.media.read(mediaId))
  if (!bytes.ok || !bytes.value) {
    isMissing()
    return null
  }
  const { sourceUri, credential } = await readMarks(bytes.value)
  return modelWorkOf(sourceUri) ?? modelWorkOf(credential?.sourceUri ?? '')
}

/** Of these pictures, those that say so. */
export async function modelWorkAmong(open: OpenFolder, ids: readonly string[]): Promise<Map<string, ModelWork>> {
  const found = new Map<string, ModelWork>()
  for (const id of ids) {
    const work = await modelWorkIn(open, id)
    if (work) found.set(id, work)
  }
  return found
}

/**
 * Reads the pictures of a film's layers and its logo before they are shown in an export, where that depends on what
 * they say: its policy keeps a model's pictures from it, or stamps them. `stamp`: the artist wants them stamped.
 */
export async function learnModelWork(open: OpenFolder, stamp: boolean): Promise<void> {
  const board = open.store.board()
  if (!stamp && !mustStamp(board)) return
  const made = modelPictures(board)
  const laid = [...allRows(board.layer)].flatMap(({ mediaId }) => mediaId ?? [])
  const ids = [...new Set([...laid, filmOf(board).logo ?? []].flat())].filter((id) => !made.has(id))
  noteModelWork((await modelWorkAmong(open, ids)).keys())
}
