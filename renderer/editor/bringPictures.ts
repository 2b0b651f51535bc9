import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import type { MediaRow, PanelRow } from '#shared/document/schema.ts'
import { activeLayerOf, numbersOf, panelOf } from '#shared/document/select.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import { layPictures } from '#shared/interchange/layPictures.ts'
import type { Editor } from './editor.ts'
import { readFileForPanel } from './readPictureFile.ts'
import type { Brought } from './readPictureFile.ts'
import { upload } from './upload.ts'

type Say = (message: { text: string; tone: 'warn' | 'plain' }) => void

/**
 * Adds pictures to a panel, each on its own layer under the active drawing, as one step. Reports, file by file, what
 * the project can't take and what was imported differently than it was.
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
  if (known.length > 0 && !lay(editor, panel, known))
    refusals.push('The panel was deleted meanwhile, so no picture was added.')
  if (notes.length > 0) say({ text: listed(notes), tone: 'plain' })
  if (refusals.length > 0) say({ text: listed(refusals), tone: 'warn' })
}

/** If there are more than the message can hold, the rest is counted. */
const MOST_SAID = 6

function listed(sentences: readonly string[]): string {
  const rest = sentences.length - MOST_SAID
  return [...sentences.slice(0, MOST_SAID), ...(rest > 0 ? [`And ${rest} more.`] : [])].join('\n')
}

interface Known {
  readonly row: MediaRow
  readonly brought: Brought
}

/** Uploads the bytes to the project; the host checks their size and pixels. */
async function keep(editor: Editor, brought: Brought): Promise<Known | { readonly refusal: string }> {
  const answer = await upload(editor.opened.project, brought.file)
  return answer.ok ? { row: answer.value, brought } : { refusal: sentence(answer.failure) }
}

/** False if the panel no longer exists. */
function lay(editor: Editor, panel: PanelRow, known: readonly Known[]): boolean {
  const now = editor.board()
  if (!panelOf(now, panel.id)) return false
  const pictures = known.map(({ row, brought: { fields, placement } }) => ({
    layerId: editor.newId('layer'),
    media: row,
    fields,
    placement: placement ?? null,
  }))
  const under = activeLayerOf(now, panel.id, editor.session.state().layerId)
  const what = known.length === 1 ? 'Picture' : `${known.length} Pictures`
  return editor.run(`Add ${what} to Shot ${numbersOf(now).shots.get(panel.shotId) ?? ''}`, (board) =>
    layPictures(board, panel.id, pictures, under?.id ?? null),
  )
}
