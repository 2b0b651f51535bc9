import { panelPicturePath } from '#shared/contract/assets.ts'
import type { PictureShow } from '#shared/contract/assets.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { transportAnswerSchema } from '#shared/contract/transport.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { panelPlace } from '#shared/document/select.ts'
import { nameOnDisk } from '#shared/nameOnDisk.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { ActionContext, Notice, Place } from './actionContext.ts'
import type { Editor } from './editor.ts'
import { shotNumberOf } from './shotActions.ts'
import { saveAsFile } from './saveAsFile.ts'

/** Print quality: picture px per panel px, at most what the host draws. */
export const SHARPNESS = 2

/**
 * What is asked for: the panel as the film shows it, or a part of it (panel px); `anyway`: with missing pictures
 * crossed out.
 */
export interface PictureWish {
  readonly show: PictureShow
  readonly area?: Rect
  readonly anyway?: boolean
}

/** The panel's picture would lack others that are missing. */
class PicturesMissing extends Error {}

/** The panel, or a part of it, as the host prints it, once everything drawn is on disk. Fails with a sentence. */
export async function panelPicture(editor: Editor, panel: PanelRow, wish: PictureWish): Promise<Blob> {
  if (!(await editor.settle())) throw new Error('the drawing could not be saved first')
  const { show, ...part } = wish
  const width = Math.round((wish.area ?? panel).width * SHARPNESS)
  const answer = await fetch(panelPicturePath(editor.opened.project, panel.id, width, show, part))
  if (answer.status === 409) throw new PicturesMissing(await whyMissing(answer))
  if (!answer.ok) throw new Error('the panel could not be drawn')
  return answer.blob()
}

async function whyMissing(answer: Response): Promise<string> {
  const said = transportAnswerSchema.safeParse(await answer.json())
  return said.success && !said.data.ok ? sentence(said.data.failure) : 'A picture of the panel is missing.'
}

/**
 * Makes a picture and passes it on. If it would lack others, passes nothing on: says which, with a button that does it
 * all the same (`label`: "Save anyway").
 */
export async function handOver(
  say: (notice: Notice) => void,
  label: string,
  make: (anyway: boolean) => Promise<Blob>,
  give: (picture: Promise<Blob>) => Promise<void>,
): Promise<boolean> {
  const picture = make(false)
  // A clipboard given a promise that rejects reports only that it failed.
  const why = picture.then(
    () => null,
    (error: unknown) => error,
  )
  try {
    await give(picture)
    return true
  } catch (error) {
    const missing = await why
    if (!(missing instanceof PicturesMissing)) throw missing ?? error
    const again = () =>
      void give(make(true)).catch((second: unknown) =>
        say({ text: `That didn’t work: ${String(second)}`, tone: 'warn' }),
      )
    say({ text: missing.message, tone: 'warn', action: { label, run: again } })
    return false
  }
}

/** Saves a picture as a PNG file. */
export async function savePicture(picture: Promise<Blob>, name: string): Promise<void> {
  saveAsFile(await picture, `${name}.png`)
}

/** Passes the promise itself: a browser allows writing to the clipboard only right after the key press. */
export function copyPicture(picture: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
}

const ADDED: Readonly<Record<PictureShow, string>> = { all: '', drawing: ' without takes', ink: ' drawing' }

export async function savePanelPicture(context: ActionContext, place: Place, show: PictureShow): Promise<void> {
  const { editor, board, panel } = place
  if (!panel) return
  const name = `${pictureName(board, panel)}${ADDED[show]}`
  const make = (anyway: boolean) => panelPicture(editor, panel, { show, anyway })
  await handOver(context.appWindow.say, 'Save anyway', make, (picture) => savePicture(picture, name))
}

export async function copyPanelPicture(context: ActionContext, place: Place, show: 'all' | 'ink'): Promise<void> {
  const { editor, board, panel } = place
  if (!panel) return
  const what = show === 'ink' ? `the drawing of Shot` : 'Shot'
  const make = (anyway: boolean) => panelPicture(editor, panel, { show, anyway })
  await handOver(context.appWindow.say, 'Copy anyway', make, async (picture) => {
    await copyPicture(picture)
    context.appWindow.say({ text: `Copied ${what} ${shotNumberOf(board, panel.shotId)} as a picture.` })
  })
}

/** "Tare 1A-2": film, shot, and the panel if there are several. */
export function pictureName(board: Board, panel: PanelRow): string {
  const { index, count } = panelPlace(board, panel)
  const number = `${shotNumberOf(board, panel.shotId)}${count > 1 ? `-${index}` : ''}`
  return nameOnDisk(`${nameOnDisk(filmOf(board).title, 'Film')} ${number}`, 'Panel', 200)
}
