import { AI_STAMP, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { referenceOf } from '#shared/pages/reference.ts'
import { isModelTake, keptFromExport, mustStamp, showsModelWork } from '#shared/records/aiPolicy.ts'
import type { Board } from '#shared/document/board.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import { panelRecord } from '../paint/panelRecord.ts'
import { picturesShown } from '../paint/panelRenderer.ts'
import { SHOWN } from '../paint/shownKinds.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'

/** How a panel's picture leaves the film. */
export interface DrawnSo {
  /** The panel as the board shows it, without its takes, or the take that stands for it. */
  readonly show: 'all' | 'drawing' | 'reference'
  readonly stamp: boolean
  /** px. */
  readonly width: number
  readonly png: boolean
}

/** The take that a panel's picture is of; null for a drawing. */
export function takeShown(board: Board, panelId: string, { show }: Pick<DrawnSo, 'show'>): TakeRow | null {
  return show === 'reference' ? referenceOf(board, panelId) : null
}

/** A panel as a PNG or a JPEG, with what the film's AI policy keeps from every export left out and stamps put on. */
export function drawnPanel(
  renderer: PanelRenderer,
  open: OpenFolder,
  panelId: string,
  so: DrawnSo,
): Promise<Uint8Array> {
  const board = open.store.board()
  const take = takeShown(board, panelId, so)
  const stamp = stampFor(board, panelId, so)
  return renderer.render(open, panelId, {
    width: so.width,
    show: so.show === 'drawing' ? 'drawing' : 'all',
    png: so.png,
    without: keptFromExport(board),
    ...(stamp === null ? {} : { stamp }),
    ...(take ? { only: take.mediaId } : {}),
  })
}

/** How such a picture was made. `at`: ISO time. */
export async function recordDrawn(
  open: OpenFolder,
  panelId: string,
  { show }: Pick<DrawnSo, 'show'>,
  at: string,
): Promise<PictureRecord> {
  const board = open.store.board()
  const take = takeShown(board, panelId, { show })
  if (take) return recordOfTake(board, take, at)
  return panelRecord(open, panelId, show === 'drawing' ? 'drawing' : 'all', at)
}

/** "AI reference" or "Stand-in" on a picture that shows one; null for none. */
export function stampFor(board: Board, panelId: string, { show, stamp }: DrawnSo): string | null {
  const stamps = stamp || mustStamp(board)
  const take = takeShown(board, panelId, { show })
  if (take) return stamp || (stamps && isModelTake(take)) ? takeStamp(take) : null
  const kinds = SHOWN[show === 'drawing' ? 'drawing' : 'all']
  return stamps && keptFromExport(board).size === 0 && showsModelWork(board, panelId, kinds) ? AI_STAMP : null
}

/** Ids of the pictures in it that go out. */
export function picturesDrawn(open: OpenFolder, panelIds: readonly string[], show: DrawnSo['show']): Set<string> {
  const board = open.store.board()
  const without = keptFromExport(board)
  const shown = panelIds.flatMap((id) => {
    if (show !== 'reference') return picturesShown(open, id, show)
    return takeShown(board, id, { show })?.mediaId ?? []
  })
  return new Set(shown.filter((id) => !without.has(id)))
}
