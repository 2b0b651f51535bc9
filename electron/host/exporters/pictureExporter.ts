import { rm } from 'node:fs/promises'
import type { Board } from '#shared/document/board.ts'
import { pictureFiles } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import type { PictureFile, PictureOptions } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import { marked } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { sourceUri } from '#shared/records/marks/sourceType.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import { FailureError } from '../failures.ts'
import { panelRecord } from '../paint/panelRecord.ts'
import { sha256 } from '../project/mediaStore.ts'
import type { PanelRenderer } from '../services.ts'
import { drawnPanel, picturesDrawn, takeShown } from './drawnPanel.ts'
import { picturesLayered, psdPanel } from './psdPanel.ts'
import type { ExportJob, HostExporter } from './hostExporter.ts'
import { inOnePiece, replaceFile } from './replaceFile.ts'

type PictureKind = 'png' | 'jpeg' | 'psd'
const ENDINGS: Readonly<Record<PictureKind, string>> = { png: 'png', jpeg: 'jpg', psd: 'psd' }

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
  kind: PictureKind,
): HostExporter<PictureOptions> {
  return {
    async pictures(open, options) {
      const panels = pictureFiles(open.store.board(), options).map(({ panel }) => panel.id)
      return kind === 'psd' ? picturesLayered(open, panels) : picturesDrawn(open, panels, options.show)
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
  readonly kind: PictureKind
  readonly renderer: PanelRenderer
}

async function writeOne(one: OnePicture): Promise<Written> {
  const { open, board, options, file, at, kind, renderer } = one
  const { id } = file.panel
  const take = takeShown(board, id, options)
  const show = options.show === 'drawing' ? 'drawing' : 'all'
  const record = take ? recordOfTake(board, take, at) : panelRecord(open, id, show, at)
  const bytes =
    kind === 'psd'
      ? await psdPanel(renderer, open, id, { ...options, record })
      : marked(await drawnPanel(renderer, open, id, { ...options, png: kind === 'png' }), record)
  const path = `${stemOf(one.path)}${file.suffix}.${ENDINGS[kind]}`
  await replaceFile(path, inOnePiece(bytes))
  return { file: path, bytes: bytes.length, sha256: sha256(bytes), record }
}

/** The path without the ending that every export of this kind has. */
function stemOf(path: string): string {
  return path.replace(/\.(?:png|jpe?g|psd)$/i, '')
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
