import { panelPicturePath } from '#shared/contract/assets.ts'
import type { PreviewShow } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { panelPlace } from '#shared/document/select.ts'
import type { ActionContext, Place } from './actionContext.ts'
import { shotNumberOf } from './shotActions.ts'

/** Print quality: twice the panel's native size, at most what the host draws. px */
const SHARPNESS = 2

/** The panel as the host prints it, once all that was drawn is on disk. Fails with a sentence. */
async function pictureOf({ editor }: Pick<Place, 'editor'>, panel: PanelRow, show: PreviewShow): Promise<Blob> {
  if (!(await editor.settle())) throw new Error('the drawing could not be saved first')
  const answer = await fetch(panelPicturePath(editor.opened.project, panel.id, panel.width * SHARPNESS, show))
  if (!answer.ok) throw new Error('the panel could not be drawn')
  return answer.blob()
}

/** Hands the panel over as a PNG file: the browser's download, or the app's own way of saving one. */
export async function savePanelPicture(place: Place, show: PreviewShow): Promise<void> {
  const { panel } = place
  if (!panel) return
  const address = URL.createObjectURL(await pictureOf(place, panel, show))
  const link = document.createElement('a')
  link.href = address
  link.download = `${pictureName(place, panel)}${show === 'drawing' ? ' drawing' : ''}.png`
  link.click()
  // Let go of only after the download had time to take hold of it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export async function copyPanelPicture(context: ActionContext, place: Place): Promise<void> {
  const { panel } = place
  if (!panel) return
  // The promise is handed over as it is: a browser lets a page write to the clipboard only while the key press is fresh.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(place, panel, 'all') })])
  context.desk.say({ text: `Copied Shot ${shotNumberOf(place.board, panel.shotId)} as a picture.` })
}

/** "Tare 1A-2": the film, the shot, and which panel where there are several. */
function pictureName({ board }: Pick<Place, 'board'>, panel: PanelRow): string {
  const { index, count } = panelPlace(board, panel)
  const name = `${filmOf(board).title || 'Film'} ${shotNumberOf(board, panel.shotId)}${count > 1 ? `-${index}` : ''}`
  return name.replaceAll(/[\\/:*?"<>|]/g, '-')
}
