import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import { contactTakes } from '#shared/generation/besidePictures.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { attempt } from '../failures.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { WIRE_SIDE } from './wireMedia.ts'

const NO_PANEL: Failure = { kind: 'not-found', what: 'The panel' }

/** The kept takes of the panel's scene on one sheet, staged under its hash; null if none is kept. */
export async function contactSheetOf(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'sheet'>,
  panelId: PanelId,
): Promise<Result<MediaRow | null>> {
  const board = open.store.board()
  if (!panelOf(board, panelId)) return fail(NO_PANEL)
  const takes = contactTakes(board, panelId)
  if (takes.length === 0) return ok(null)
  const missing = await picturesMissing(
    open,
    takes.map(({ mediaId }) => mediaId),
  )
  if (missing) return fail(missing)
  const pictures: Uint8Array[] = []
  for (const { mediaId } of takes) {
    const bytes = await open.media.read(mediaId)
    if (bytes) pictures.push(bytes)
  }
  const { ratio } = filmOf(board)
  const sheet = await attempt(() => renderer.sheet(pictures, { ratio, most: WIRE_SIDE }), open.folder)
  return sheet.ok ? open.media.stage(sheet.value, 'Contact sheet') : sheet
}

/** The stand-in's staging of the panel's shot, without its slate, staged under its hash. */
export async function stagingOf(open: OpenFolder, panelId: PanelId, signal: AbortSignal): Promise<Result<MediaRow>> {
  const board = open.store.board()
  if (!panelOf(board, panelId)) return fail(NO_PANEL)
  const { staging } = composeRequest(board, panelId, { sketch: null })
  // Loaded with the first staging: few requests have one.
  const { stagedPicture } = await import('./providers/standIn/standInProvider.ts')
  const made = await attempt(() => stagedPicture(staging, signal), open.folder)
  if (!made.ok) return made
  return made.value ? open.media.stage(made.value, 'Staging') : fail({ kind: 'cancelled' })
}
