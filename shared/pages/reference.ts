import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { LayerRow, MediaRow, PanelRow, ShotRow, TakeRow } from '../document/schema.ts'
import { shortened } from '../document/shortened.ts'
import { layersOf, mediaOf, panelPlace, takeOf, takesOf } from '../document/select.ts'
import type { PixelCrop } from '../document/recipe.ts'
import { AI_STAMP, takeStamp } from '../generation/providers/providerOf.ts'
import { isModelTake, keptFromExport, mustStamp, showsModelWork } from '../records/aiPolicy.ts'
import type { PictureBox } from './model.ts'
import type { ExportOptions } from './model.ts'
import { cellText, cameraSummary } from './words.ts'

/**
 * The take that represents a panel in print: the kept one (the latest, if several); else the one laid under the
 * drawing (the topmost visible); else the latest. Struck takes are never printed, nor a model's where the film's policy
 * keeps them out of exports.
 */
export function referenceOf(board: Board, panelId: string): TakeRow | null {
  const kept = keptFromExport(board)
  const shown = takesOf(board, panelId).filter(
    (take) => !take.struck && mediaOf(board, take.mediaId) && !kept.has(take.mediaId),
  )
  const chosen = shown.findLast((take) => take.kept)
  if (chosen) return chosen
  const under = layersOf(board, panelId).findLast((layer) => layer.kind === 'take' && layer.visible && layer.takeId)
  const take = under?.takeId ? takeOf(board, under.takeId) : undefined
  return shown.find((other) => other.id === take?.id) ?? shown.at(-1) ?? null
}

/** The film's frame in a take's picture, in px of the unmodified original: its own crop, trimmed evenly to the ratio. */
export function takeFrame(take: TakeRow, media: MediaRow, ratio: number): PixelCrop {
  const whole = take.recipe.crop ?? { x: 0, y: 0, width: media.width, height: media.height }
  if (Math.abs(whole.width / whole.height / ratio - 1) < 0.005) return whole
  const width = Math.min(whole.width, whole.height * ratio)
  const height = Math.min(whole.height, whole.width / ratio)
  return { x: whole.x + (whole.width - width) / 2, y: whole.y + (whole.height - height) / 2, width, height }
}

export type PanelPicture = Pick<PictureBox, 'source' | 'alt' | 'stamp'>

/** The pictures for a panel: one, or two if both are requested and there is a take. A panel without a take shows its drawing. */
export function picturesOf(
  board: Board,
  shot: ShotRow,
  panel: PanelRow,
  options: Pick<ExportOptions, 'show' | 'stamp'>,
): PanelPicture[] {
  const take = options.show === 'drawing' ? null : referenceOf(board, panel.id)
  const stamped = options.stamp || mustStamp(board)
  const drawing = drawingOf(board, shot, panel, stamped)
  if (!take) return [drawing]
  const stamp = takeStamp(take)
  const reference: PanelPicture = {
    source: { of: 'take', takeId: take.id, mediaId: take.mediaId },
    alt: altOf(board, shot, panel, `${stamp}, take T${take.number}`),
    stamp: options.stamp || (stamped && isModelTake(take)) ? stamp : null,
  }
  return options.show === 'both' ? [drawing, reference] : [reference]
}

/** A drawing over, or beside, a picture that a model made is stamped like that picture. */
function drawingOf(board: Board, shot: ShotRow, panel: PanelRow, stamped: boolean): PanelPicture {
  const holds = keptFromExport(board).size === 0 && showsModelWork(board, panel.id, PRINTED)
  const what = holds ? `drawing with an ${AI_STAMP}` : 'drawing'
  return {
    source: { of: 'drawing', panelId: panel.id },
    alt: altOf(board, shot, panel, what),
    stamp: holds && stamped ? AI_STAMP : null,
  }
}

/** What a printed drawing shows besides its marks. */
const PRINTED: ReadonlySet<LayerRow['kind']> = new Set(['picture'])

/** "Shot 12A, panel 2 of 3, drawing: CU · Low. Mara at the door." */
function altOf(board: Board, shot: ShotRow, panel: PanelRow, what: string): string {
  const { index, count } = panelPlace(board, panel)
  const number = cellText(board, shot, 'shot')
  const place = count > 1 ? `, panel ${index} of ${count}` : ''
  const said = [cameraSummary(board, shot), shot.subject, shot.action].filter(Boolean).join('. ')
  return shortened(`Shot ${number}${place}, ${what}${said ? `: ${said}` : ''}`, 400)
}

export function filmRatio(board: Board): number {
  return filmOf(board).ratio
}
