import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { panelOf } from '#shared/document/select.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import type { PictureTools } from '#shared/interchange/importer.ts'
import { readImport } from '#shared/interchange/importers.ts'
import { withProfile } from '#shared/interchange/pictures/colorProfile.ts'
import type { PictureToLay } from '#shared/interchange/layPictures.ts'
import { FailureError } from '../failures.ts'
import { oddity } from '../project/insideFilm.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { addPicture } from './addPicture.ts'

export interface Imported {
  /** Stored in the project's media, but not yet in a row of the board. */
  readonly pictures: readonly Omit<PictureToLay, 'layerId'>[]
  readonly note: string
  /** Sentences on what could not be imported. */
  readonly refused: readonly string[]
}

/**
 * Reads a local file for a panel and adds its pictures to the project. Can be cancelled between two pictures: those
 * already added stay in the media folder, unreferenced.
 */
export async function importFile(
  open: OpenFolder,
  renderer: PanelRenderer,
  panelId: PanelId,
  file: string,
  signal: AbortSignal,
): Promise<Imported> {
  const panel = panelOf(open.store.board(), panelId)
  if (!panel) throw new FailureError({ kind: 'not-found', what: 'The panel' })
  const reading = await readImport(await plainFile(file), filmFrame(panel, filmOf(open.store.board()).ratio), TOOLS)
  if ('refusal' in reading) return { pictures: [], note: '', refused: [reading.refusal] }
  const pictures: Imported['pictures'][number][] = []
  const refused: string[] = []
  for (const { file: picture, fields, placement } of reading.pictures) {
    if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
    const kept = await addPicture(renderer, open, new Uint8Array(await picture.arrayBuffer()), picture.name)
    if (kept.ok) pictures.push({ media: kept.value, fields, placement: placement ?? null })
    else refused.push(sentence(kept.failure))
  }
  return { pictures, note: reading.note ?? '', refused }
}

/** Reads the file in slices, on demand. A pipe or device would never end. */
async function plainFile(file: string): Promise<File> {
  const found = await stat(file)
  const wrong = found.isDirectory() ? 'a folder' : oddity(found)
  if (wrong !== null)
    throw new FailureError({ kind: 'picture-unreadable', name: path.basename(file), detail: `it is ${wrong}` })
  return new File([await openAsBlob(file)], path.basename(file))
}

const TOOLS: PictureTools<File> = {
  async png(name, { width, height, data }, profile) {
    const { encodePng } = await import('../paint/encodePng.ts')
    return new File([withProfile(await encodePng(width, height, data), profile)], name)
  },
  async decoded(file, name, kind) {
    // What a system alone can decode, a window asks it for.
    const { decodeForeign } = await import('../paint/decodeForeign.ts')
    return new File([Uint8Array.from(await decodeForeign(new Uint8Array(await file.arrayBuffer()), kind))], name)
  },
}
