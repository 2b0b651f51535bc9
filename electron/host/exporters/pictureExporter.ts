import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { numbersOf, panelPlace } from '#shared/document/select.ts'
import { isCut } from '#shared/document/whatCounts.ts'
import { pictureFiles, sheetFiles } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import type { PictureFile, PictureOptions, SheetFile } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import { marked } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { sourceUri } from '#shared/records/marks/sourceType.ts'
import { recordOfSheet } from '#shared/records/panelRecord.ts'
import { FailureError } from '../failures.ts'
import { panelRecord } from '../paint/panelRecord.ts'
import { sha256 } from '../project/mediaStore.ts'
import type { PanelRenderer } from '../services.ts'
import { drawnPanel, picturesDrawn, recordDrawn } from './drawnPanel.ts'
import { picturesLayered, psdPanel } from './psdPanel.ts'
import type { ExportJob, HostExporter } from './hostExporter.ts'
import { dropAll, inOnePiece, putAll, readyFile } from './replaceFile.ts'
import type { ReadyFile } from './replaceFile.ts'

type PictureKind = 'png' | 'jpeg' | 'psd'
const ENDINGS: Readonly<Record<PictureKind, string>> = { png: 'png', jpeg: 'jpg', psd: 'psd' }

interface Written {
  readonly file: ReadyFile
  readonly sha256: string
  readonly record: PictureRecord
}

/**
 * Writes every panel as a picture of its own beside the chosen name ("Film 001 12A.png"), each with its record in it,
 * and all records in one file ("Film.record.json"), which gives the path of the whole. None is in its place before all are complete.
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
      const one = { ...job, board, at: new Date(now()).toISOString(), kind, renderer }
      const makers =
        options.as === 'sheet' && kind !== 'psd'
          ? sheetFiles(board, options).map((file) => () => writeSheet(one, file))
          : pictureFiles(board, options).map((file) => () => writeOne(one, file))
      if (makers.length === 0) throw new FailureError({ kind: 'not-found', what: 'A panel to write as a picture' })
      const done: Written[] = []
      try {
        for (const make of makers) {
          if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
          done.push(await make())
          progress(done.length, makers.length)
        }
        const told = new TextEncoder().encode(`${JSON.stringify(recordFile(done, one.at), null, 2)}\n`)
        const record = await readyFile(`${stemOf(job.path)}.record.json`, inOnePiece(told))
        const pictures = done.map(({ file }) => file)
        await putAll([...pictures, record])
        return {
          path: record.path,
          count: makers.length,
          bytes: pictures.reduce((sum, { bytes }) => sum + bytes, record.bytes),
          files: pictures.map(({ path }) => path),
        }
      } catch (error) {
        // Those of an earlier export stay what they were.
        await dropAll(done.map(({ file }) => file))
        throw error
      }
    },
  }
}

interface Writing extends ExportJob<PictureOptions> {
  readonly board: Board
  readonly at: string
  readonly kind: PictureKind
  readonly renderer: PanelRenderer
}

async function writeOne(one: Writing, file: PictureFile): Promise<Written> {
  const { open, options, kind, renderer } = one
  const { id } = file.panel
  const record =
    kind === 'psd' ? await panelRecord(open, id, 'layered', one.at) : await recordDrawn(open, id, options, one.at)
  const bytes =
    kind === 'psd'
      ? await psdPanel(renderer, open, id, { ...options, record })
      : marked(await drawnPanel(renderer, open, id, { ...options, png: kind === 'png' }), record)
  return keepMarked(one, file.suffix, bytes, record)
}

/** Many panels in one picture, each left out, stamped and recorded as it would be alone. */
async function writeSheet(one: Writing, { panels, suffix }: SheetFile): Promise<Written> {
  const { open, board, options, kind, renderer, signal } = one
  const { across, width } = options
  const numbers = numbersOf(board).shots
  const pictures: Uint8Array[] = []
  for (const { panel } of panels) {
    if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
    pictures.push(
      await drawnPanel(renderer, open, panel.id, { ...options, width: Math.ceil(width / across), png: true }),
    )
  }
  const labels = panels.map(({ shot, panel }) => {
    const { index, count } = panelPlace(board, panel)
    return { text: `${numbers.get(shot.id) ?? ''}${count > 1 ? `  ${index}/${count}` : ''}`, struck: isCut(shot) }
  })
  const laid = { ratio: filmOf(board).ratio, most: width, across, labels, png: kind === 'png' }
  const record = recordOfSheet(
    board,
    `Contact sheet, shots${suffix}`,
    await Promise.all(panels.map(({ panel }) => recordDrawn(open, panel.id, options, one.at))),
    one.at,
  )
  return keepMarked(one, suffix, marked(await renderer.sheet(pictures, laid), record), record)
}

async function keepMarked(one: Writing, suffix: string, bytes: Uint8Array, record: PictureRecord): Promise<Written> {
  const path = `${stemOf(one.path)}${suffix}.${ENDINGS[one.kind]}`
  return { file: await readyFile(path, inOnePiece(bytes)), sha256: sha256(bytes), record }
}

/** The path without the ending that every export of this kind has. */
function stemOf(path: string): string {
  return path.replace(/\.(?:png|jpe?g|psd)$/i, '')
}

function recordFile(written: readonly Written[], at: string): object {
  return {
    says: 'A record by Framewright of how these pictures were made. It is no signed content credential.',
    at,
    pictures: written.map(({ file, sha256: hash, record }) => ({
      file: file.path.split(/[/\\]/).at(-1),
      bytes: file.bytes,
      sha256: hash,
      digitalSourceType: sourceUri(record.sourceType),
      ...record,
    })),
  }
}
