import { rm } from 'node:fs/promises'
import type { Board } from '#shared/document/board.ts'
import { AI_STAMP, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { pictureFiles } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import type { PictureFile, PictureOptions } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import { referenceOf } from '#shared/pages/reference.ts'
import { isModelTake, keptFromExport, mustStamp, showsModelWork } from '#shared/records/aiPolicy.ts'
import { marked } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { sourceUri } from '#shared/records/marks/sourceType.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import { FailureError } from '../failures.ts'
import { SHOWN, picturesShown } from '../paint/panelRenderer.ts'
import { panelRecord } from '../paint/panelRecord.ts'
import { sha256 } from '../project/mediaStore.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import type { ExportJob, HostExporter } from './hostExporter.ts'
import { replaceFile } from './replaceFile.ts'

interface Written {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly record: PictureRecord
}

/**
 * Writes every panel as a picture of its own beside the chosen name ("Film 001 12A.png"), each with its record in it,
 * and all records in one file ("Film.record.json"), which is written last and gives the path of the whole.
 */
export function pictureExporter(
  renderer: PanelRenderer,
  now: () => number,
  kind: 'png' | 'jpeg',
): HostExporter<PictureOptions> {
  return {
    async pictures(open, options) {
      const board = open.store.board()
      const without = keptFromExport(board)
      const shown = pictureFiles(board, options).flatMap(({ panel }) => shownOf(open, panel.id, options))
      return new Set(shown.filter((id) => !without.has(id)))
    },
    async write(job) {
      const { open, options, signal, progress } = job
      const board = open.store.board()
      const files = pictureFiles(board, options)
      if (files.length === 0) throw new FailureError({ kind: 'not-found', what: 'A panel to write as a picture' })
      const at = new Date(now()).toISOString()
      const written: Written[] = []
      try {
        for (const file of files) {
          if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
          written.push(await writeOne({ ...job, board, file, at, kind, renderer }))
          progress(written.length, files.length)
        }
        const path = `${stemOf(job.path)}.record.json`
        const told = new TextEncoder().encode(`${JSON.stringify(recordFile(written, at), null, 2)}\n`)
        const size = await replaceFile(path, inOnePiece(told))
        return { path, count: files.length, bytes: written.reduce((sum, { bytes }) => sum + bytes, size) }
      } catch (error) {
        // An export that was cancelled or failed leaves nothing that looks whole.
        for (const { file } of written) await rm(file, { force: true })
        throw error
      }
    },
  }
}

interface OnePicture extends ExportJob<PictureOptions> {
  readonly board: Board
  readonly file: PictureFile
  readonly at: string
  readonly kind: 'png' | 'jpeg'
  readonly renderer: PanelRenderer
}

async function writeOne(one: OnePicture): Promise<Written> {
  const { open, board, options, file, at, kind, renderer } = one
  const { id } = file.panel
  const take = options.show === 'reference' ? referenceOf(board, id) : null
  const without = keptFromExport(board)
  const show = options.show === 'drawing' ? 'drawing' : 'all'
  const stamp = stampFor(board, id, options)
  const drawn = await renderer.render(open, id, {
    width: options.width,
    show,
    png: kind === 'png',
    without,
    ...(stamp === null ? {} : { stamp }),
    ...(take ? { only: take.mediaId } : {}),
  })
  const record = take ? recordOfTake(board, take, at) : panelRecord(open, id, show, at)
  const bytes = marked(drawn, record)
  const path = `${stemOf(one.path)} ${file.suffix}.${kind === 'png' ? 'png' : 'jpg'}`
  await replaceFile(path, inOnePiece(bytes))
  return { file: path, bytes: bytes.length, sha256: sha256(bytes), record }
}

/** "AI reference" or "Stand-in" on a picture that shows one; null for none. */
function stampFor(board: Board, panelId: string, { show, stamp }: PictureOptions): string | null {
  const stamps = stamp || mustStamp(board)
  const take = show === 'reference' ? referenceOf(board, panelId) : null
  if (take) return stamp || (stamps && isModelTake(take)) ? takeStamp(take) : null
  const kinds = SHOWN[show === 'drawing' ? 'drawing' : 'all']
  return stamps && keptFromExport(board).size === 0 && showsModelWork(board, panelId, kinds) ? AI_STAMP : null
}

function shownOf(open: OpenFolder, panelId: string, { show }: PictureOptions): string[] {
  if (show !== 'reference') return picturesShown(open, panelId, show)
  const take = referenceOf(open.store.board(), panelId)
  return take ? [take.mediaId] : []
}

/** The path without the ending that every export of this kind has. */
function stemOf(path: string): string {
  return path.replace(/\.(?:png|jpe?g)$/i, '')
}

function recordFile(written: readonly Written[], at: string): object {
  return {
    says: 'A record by Framewright of how these pictures were made. It is no signed content credential.',
    at,
    pictures: written.map(({ file, record, ...rest }) => ({
      file: file.split(/[/\\]/).at(-1),
      ...rest,
      digitalSourceType: sourceUri(record.sourceType),
      ...record,
    })),
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
