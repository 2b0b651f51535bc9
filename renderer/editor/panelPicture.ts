import { panelPicturePath } from '#shared/contract/assets.ts'
import type { PictureShow } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { panelPlace } from '#shared/document/select.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { ActionContext, Place } from './actionContext.ts'
import type { Editor } from './editor.ts'
import { shotNumberOf } from './shotActions.ts'

/** Print quality: px of a picture to a panel px, at most what the host draws. */
export const SHARPNESS = 2

/** The panel, or a part of it, as the host prints it, once all that was drawn is on disk. Fails with a sentence. */
export async function panelPicture(editor: Editor, panel: PanelRow, show: PictureShow, area?: Rect): Promise<Blob> {
  if (!(await editor.settle())) throw new Error('the drawing could not be saved first')
  const width = Math.round((area ?? panel).width * SHARPNESS)
  const answer = await fetch(panelPicturePath(editor.opened.project, panel.id, width, show, area))
  if (!answer.ok) throw new Error('the panel could not be drawn')
  return answer.blob()
}

/** Hands a picture over as a PNG file: the browser's download, or the app's own way of saving one. */
export async function savePicture(picture: Promise<Blob>, name: string): Promise<void> {
  const address = URL.createObjectURL(await picture)
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.png`
  link.click()
  // Let go of only after the download had time to take hold of it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The promise is handed over as it is: a browser lets a page write to the clipboard only while the key press is fresh. */
export function copyPicture(picture: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
}

const ADDED: Readonly<Record<PictureShow, string>> = { all: '', drawing: ' without takes', ink: ' drawing' }

export async function savePanelPicture({ editor, board, panel }: Place, show: PictureShow): Promise<void> {
  if (!panel) return
  await savePicture(panelPicture(editor, panel, show), `${pictureName(board, panel)}${ADDED[show]}`)
}

export async function copyPanelPicture(context: ActionContext, place: Place, show: 'all' | 'ink'): Promise<void> {
  const { editor, board, panel } = place
  if (!panel) return
  await copyPicture(panelPicture(editor, panel, show))
  const what = show === 'ink' ? `the drawing of Shot` : 'Shot'
  context.desk.say({ text: `Copied ${what} ${shotNumberOf(board, panel.shotId)} as a picture.` })
}

/** "Tare 1A-2": the film, the shot, and which panel where there are several. */
export function pictureName(board: Board, panel: PanelRow): string {
  const { index, count } = panelPlace(board, panel)
  const name = `${filmOf(board).title || 'Film'} ${shotNumberOf(board, panel.shotId)}${count > 1 ? `-${index}` : ''}`
  return name.replaceAll(/[\\/:*?"<>|]/g, '-')
}
