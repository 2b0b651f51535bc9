import type { MediaId, PanelId } from '../document/ids.ts'
import type { Rect } from '../geometry/rect.ts'
import type { ProjectHandle } from './model.ts'

/**
 * Where bytes are fetched from and sent to, relative to the window's own origin. One handler in the host answers these
 * paths for the private protocol and for the loopback web host alike.
 *
 *   GET  /p/<project>/media/<sha256>                     the untouched original
 *   GET  /p/<project>/shown/<sha256>?px=4000000           the picture as a window shows it: the original where it has so few
 *                                                        px, else one of about so many made of it, upright (JPEG, WebP)
 *   GET  /p/<project>/preview/<panelId>?w=480&show=all   a panel rendered at that width (JPEG), for the board
 *   GET  /p/<project>/panel/<panelId>.png?w=3840&show=all  a panel at print quality (PNG, on white), to save or to copy, as
 *                                                        the film's AI policy has it;
 *                                                        with &area=x,y,width,height (panel px) that part of it; where a
 *                                                        picture of it is lost 409 and a `Result`, unless &anyway=1
 *   POST /p/<project>/media?name=<file name>             bytes in, JSON `Result<MediaRow>` out
 *   POST /p/<project>/script?name=<file name>            a script's bytes in, JSON `Result<DraftSource>` out; to be looked at
 *                                                        (`script.look`), and kept once it is imported
 *   GET  /fonts/<name>                                   the fonts that the PDF embeds
 */
/**
 * `drawing`: without takes, on white, as pages print it; `table`: the same on the paper of the look; `sketch`: what was drawn
 * alone, on white, without a camera's frames and without notes.
 */
export type PreviewShow = 'all' | 'drawing' | 'table' | 'sketch'
/** `ink`: only what was drawn, without paper, pictures, takes and camera moves. */
export type PictureShow = 'all' | 'drawing' | 'ink'

export function mediaPath(project: ProjectHandle, mediaId: MediaId | string): string {
  return `/p/${project}/media/${mediaId.replace(/^media_/, '')}`
}

/** The most px of any picture served to a window. */
export const WINDOW_PX = 32_000_000
/** Px of a picture in a list, on a card or on a page: none of these is larger than a window. */
export const LISTED_PX = 4_000_000

/** The version a window displays; `px`: its maximum size, at most WINDOW_PX. */
export function shownPath(project: ProjectHandle, mediaId: MediaId | string, px: number = LISTED_PX): string {
  return `/p/${project}/shown/${mediaId.replace(/^media_/, '')}?px=${Math.min(px, WINDOW_PX)}`
}

/** `version` changes whenever the panel's picture does, so a window never shows a stale one. */
export function previewPath(
  project: ProjectHandle,
  panelId: PanelId | string,
  width: number,
  version: number | string,
  show: PreviewShow = 'all',
): string {
  return `/p/${project}/preview/${panelId}?w=${width}&show=${show}&v=${version}`
}

/**
 * `width` in px, at most 8192. `area`: the part of the panel to show, which may extend past its frame; by default the
 * film frame. `anyway`: don't fail on missing pictures but cross them out.
 */
export function panelPicturePath(
  project: ProjectHandle,
  panelId: PanelId | string,
  width: number,
  show: PictureShow,
  { area, anyway = false }: { readonly area?: Rect | undefined; readonly anyway?: boolean } = {},
): string {
  const part = area ? `&area=${[area.x, area.y, area.width, area.height].join(',')}` : ''
  return `/p/${project}/panel/${panelId}.png?w=${width}&show=${show}${part}${anyway ? '&anyway=1' : ''}`
}

const HALF_CHARACTER = /\p{Surrogate}/gu

export function uploadPath(project: ProjectHandle, name: string): string {
  // A lone surrogate, which some systems allow in file names, can't be URL-encoded.
  return `/p/${project}/media?name=${encodeURIComponent(name.replaceAll(HALF_CHARACTER, '\ufffd'))}`
}

export function scriptUploadPath(project: ProjectHandle, name: string): string {
  return `/p/${project}/script?name=${encodeURIComponent(name.replaceAll(HALF_CHARACTER, '\ufffd'))}`
}

export function fontPath(name: string): string {
  return `/fonts/${encodeURIComponent(name)}`
}
