import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import { knowMedia } from '#shared/document/commands/film.ts'
import { fitPlacement } from '#shared/document/commands/pictures.ts'
import { addLayer } from '#shared/document/commands/layers.ts'
import type { MediaRow, PanelRow, Placement } from '#shared/document/schema.ts'
import { activeLayerOf, layersOf, numbersOf, panelOf } from '#shared/document/select.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Editor } from './editor.ts'
import { readFileForPanel } from './readPictureFile.ts'
import type { Brought } from './readPictureFile.ts'
import { upload } from './upload.ts'

type Say = (message: { text: string; tone: 'warn' | 'plain' }) => void

/**
 * Lays pictures on a panel, each on a layer of its own under the active drawing, all as one step. What the project can't
 * take is said, file by file, and what came in otherwise than it was.
 */
export async function bringPictures(
  editor: Editor,
  files: readonly File[],
  say: Say,
  panelId = editor.session.state().panelId,
): Promise<void> {
  const panel = panelOf(editor.board(), panelId ?? '')
  if (!panel || files.length === 0) return
  if (!editor.canWrite) {
    say({ text: 'This project can only be read here, so no picture was added.', tone: 'warn' })
    return
  }
  const frame = filmFrame(panel, filmOf(editor.board()).ratio)
  const known: Known[] = []
  const refusals: string[] = []
  const notes: string[] = []
  for (const file of files) {
    const reading = await readFileForPanel(file, frame)
    if ('refusal' in reading) {
      refusals.push(reading.refusal)
      continue
    }
    if (reading.note) notes.push(reading.note)
    for (const brought of reading.pictures) {
      const answer = await keep(editor, brought)
      if ('refusal' in answer) refusals.push(answer.refusal)
      else known.push(answer)
    }
  }
  if (known.length > 0 && !layPictures(editor, panel, known))
    refusals.push('The panel was deleted meanwhile, so no picture was added.')
  if (notes.length > 0) say({ text: listed(notes), tone: 'plain' })
  if (refusals.length > 0) say({ text: listed(refusals), tone: 'warn' })
}

/** More than the message can hold at once is counted. */
const MOST_SAID = 6

function listed(sentences: readonly string[]): string {
  const rest = sentences.length - MOST_SAID
  return [...sentences.slice(0, MOST_SAID), ...(rest > 0 ? [`And ${rest} more.`] : [])].join('\n')
}

interface Known {
  readonly row: MediaRow
  readonly brought: Brought
}

/** Brings the bytes into the project; the host looks at their size and their pixels. */
async function keep(editor: Editor, brought: Brought): Promise<Known | { readonly refusal: string }> {
  const answer = await upload(editor.opened.project, brought.file)
  return answer.ok ? { row: answer.value, brought } : { refusal: sentence(answer.failure) }
}

/** False where the panel is no longer there. */
function layPictures(editor: Editor, panel: PanelRow, media: readonly Known[]): boolean {
  const now = editor.board()
  if (!panelOf(now, panel.id)) return false
  const frame = filmFrame(panel, filmOf(now).ratio)
  const active = activeLayerOf(now, panel.id, editor.session.state().layerId)
  const index = active ? layersOf(now, panel.id).findIndex((layer) => layer.id === active.id) : 0
  const rows = media.map((each) => ({ ...each, layerId: editor.newId('layer') }))
  const what = media.length === 1 ? 'Picture' : `${media.length} Pictures`
  return editor.run(`Add ${what} to Shot ${numbersOf(now).shots.get(panel.shotId) ?? ''}`, (board) =>
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

/** The file's own name without its ending; what was pasted has none of its own. */
function nameOf(media: MediaRow): string {
  if (media.name === 'image.png') return 'Pasted picture'
  return media.name.replace(/\.[a-z0-9]{2,5}$/i, '') || 'Picture'
}

/** All of the picture inside the frame, in its middle; null where it has the frame's shape and simply fills it. */
export function placementOf(media: Pick<MediaRow, 'width' | 'height'>, frame: Rect): Placement | null {
  const shape = media.width / media.height / (frame.width / frame.height)
  if (shape > 0.98 && shape < 1.02) return null
  return fitPlacement(media, frame)
}
