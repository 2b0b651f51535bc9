import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { LayerRow, MediaRow } from '#shared/document/schema.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { isNote, layersOf, panelOf } from '#shared/document/select.ts'
import { attempt } from '../failures.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { WIRE_SIDE } from './wireMedia.ts'

/**
 * The panel's drawing in the film's frame, as it would be sent, stored under its hash; null if nothing is drawn. It
 * includes visible imported pictures, but never takes, and arrows and texts only with `notes`.
 */
export async function sketchOf(
  open: OpenFolder,
  renderer: PanelRenderer,
  panelId: PanelId,
  notes = false,
): Promise<Result<MediaRow | null>> {
  const board = open.store.board()
  if (!panelOf(board, panelId)) return fail({ kind: 'not-found', what: 'The panel' })
  if (!isDrawn(open, panelId, notes)) return ok(null)
  const shown = shownLayers(open, panelId)
  // Never sent without the pictures that were drawn over: that would pay for a different picture.
  const pictures = shown.filter(({ kind }) => kind === 'picture').flatMap(({ mediaId }) => mediaId ?? [])
  const missing = await picturesMissing(open, pictures)
  if (missing) return fail(missing)
  const { ratio } = filmOf(board)
  const width = ratio >= 1 ? WIRE_SIDE : Math.round(WIRE_SIDE * ratio)
  const rendered = await attempt(
    () => renderer.render(open, panelId, { width, show: 'sketch', notes, ratio }),
    open.folder,
  )
  return rendered.ok ? open.media.stage(rendered.value, 'Sketch') : rendered
}

/** Whether a sketch of the panel would show anything. */
export function isDrawn(open: OpenFolder, panelId: PanelId, notes = false): boolean {
  const shown = shownLayers(open, panelId)
  if (shown.some((layer) => layer.kind === 'picture' && layer.mediaId !== null)) return true
  const drawings = shown.filter((layer) => layer.kind === 'drawing').map(inkIdOf)
  return drawings.some((ink) => open.store.marks([ink]).some((mark) => notes || !isNote(mark)))
}

function shownLayers(open: OpenFolder, panelId: PanelId): LayerRow[] {
  return layersOf(open.store.board(), panelId).filter((layer) => layer.visible && layer.opacity > 0)
}
