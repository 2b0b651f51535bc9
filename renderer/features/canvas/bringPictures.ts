import { sentence } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import { knowMedia } from '#shared/document/commands/film.ts'
import { fitPlacement } from '#shared/document/commands/pictures.ts'
import { addLayer } from '#shared/document/commands/layers.ts'
import type { MediaRow, PanelRow, Placement } from '#shared/document/schema.ts'
import { activeLayerOf, layersOf, numbersOf, panelOf } from '#shared/document/select.ts'
import { filmFrame } from '#shared/paint/filmFrame.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Editor } from '../../editor/editor.ts'
import { readFileForPanel } from './bringPicturesReading.ts'
import type { Brought } from './bringPicturesReading.ts'
import { upload } from '../../editor/upload.ts'

/** The files among what was dropped or pasted. */
export function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])]
}

/** Why a drop that carries no file brings nothing; null where it is about no picture at all. */
export function refusedDrop(data: DataTransfer | null): string | null {
  const address = data?.getData('text/uri-list') ?? ''
  if (!address || (data?.files.length ?? 0) > 0) return null
  return 'Framewright fetches no pictures from the network: save that picture on this computer, and drop the file.'
}

/**
 * Lays pictures on the panel at hand, each on a layer of its own under the active drawing, all as one step. What the project
 * can't take is said, file by file.
 */
export async function bringPictures(
  editor: Editor,
  files: readonly File[],
  say: (message: { text: string; tone: 'warn' }) => void,
): Promise<void> {
  const panel = panelOf(editor.board(), editor.session.state().panelId ?? '')
  if (!panel || files.length === 0) return
  if (!editor.canWrite) {
    say({ text: 'This project can only be read here, so no picture was added.', tone: 'warn' })
    return
  }
  const frame = filmFrame(panel, filmOf(editor.board()).ratio)
  const known: Known[] = []
  for (const file of files) {
    const reading = await readFileForPanel(file, frame)
    if ('refusal' in reading) {
      say({ text: reading.refusal, tone: 'warn' })
      continue
    }
    const answers = await Promise.all(reading.pictures.map((picture) => upload(editor.opened.project, picture.file)))
    answers.forEach((answer, at) => {
      if (answer.ok) known.push({ row: answer.value, brought: reading.pictures[at]! })
      else say({ text: sentence(answer.failure), tone: 'warn' })
    })
  }
  if (known.length > 0) layPictures(editor, panel, known)
}

interface Known {
  readonly row: MediaRow
  readonly brought: Brought
}

function layPictures(editor: Editor, panel: PanelRow, media: readonly Known[]): void {
  const now = editor.board()
  const frame = filmFrame(panel, filmOf(now).ratio)
  const active = activeLayerOf(now, panel.id, editor.session.state().layerId)
  const index = active ? layersOf(now, panel.id).findIndex((layer) => layer.id === active.id) : 0
  const rows = media.map((each) => ({ ...each, layerId: editor.newId('layer') }))
  const what = media.length === 1 ? 'Picture' : `${media.length} Pictures`
  editor.run(`Add ${what} to Shot ${numbersOf(now).shots.get(panel.shotId) ?? ''}`, (board) =>
    rows.reduce((next, { row, brought, layerId }, at) => {
      const fields = {
        kind: 'picture' as const,
        name: nameOf(row),
        mediaId: row.id,
        placement: brought.placement ?? placementOf(row, frame),
        ...brought.fields,
      }
      return addLayer(knowMedia(next, row), layerId, panel.id, Math.max(0, index) + at, fields)
    }, board),
  )
}

/** The file's own name without its ending. */
function nameOf(media: MediaRow): string {
  return media.name.replace(/\.[a-z0-9]{2,5}$/i, '') || 'Picture'
}

/** All of the picture inside the frame, in its middle; null where it has the frame's shape and simply fills it. */
export function placementOf(media: Pick<MediaRow, 'width' | 'height'>, frame: Rect): Placement | null {
  const shape = media.width / media.height / (frame.width / frame.height)
  if (shape > 0.98 && shape < 1.02) return null
  return fitPlacement(media, frame)
}
