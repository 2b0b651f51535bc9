import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import type { MediaRow, TakeRow } from '#shared/document/schema.ts'
import { layersOf, mediaOf, takeOf } from '#shared/document/select.ts'
import { coverCrop } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { attempt } from '../failures.ts'
import type { ChangeAsked, ChangePictures, OpenFolder, PanelRenderer } from '../services.ts'
import { WIRE_SIDE } from './wireMedia.ts'

/**
 * The pictures that say where a take is to be changed: the crop of a region and its marked copy, or, without a region,
 * the take with the panel's drawing over it.
 */
export async function changePictures(
  open: OpenFolder,
  renderer: PanelRenderer,
  { takeId, region, ratio }: ChangeAsked,
): Promise<Result<ChangePictures>> {
  const take = takeOf(open.store.board(), takeId)
  if (!take) return fail({ kind: 'not-found', what: 'The take' })
  const bytes = await open.media.read(take.mediaId)
  if (!bytes) return fail({ kind: 'pictures-missing', count: 1, names: [`T${take.number}`] })
  if (!region) return drawnOn(open, renderer, take, bytes)
  const made = await attempt(async () => {
    const crop = { make: 'crop', take: bytes, region, ratio, most: WIRE_SIDE } as const
    return Promise.all([renderer.edit({ ...crop, marked: false }), renderer.edit({ ...crop, marked: true })])
  }, open.folder)
  if (!made.ok) return made
  const clean = await open.media.stage(made.value[0], 'Part')
  const marked = await open.media.stage(made.value[1], 'Marked')
  if (!clean.ok || !marked.ok) return clean.ok ? (marked as Result<never>) : clean
  return ok({ clean: clean.value, marked: marked.value })
}

async function drawnOn(
  open: OpenFolder,
  renderer: PanelRenderer,
  take: TakeRow,
  bytes: Uint8Array,
): Promise<Result<ChangePictures>> {
  const board = open.store.board()
  const layers = layersOf(board, take.panelId).filter(({ kind, visible }) => kind === 'drawing' && visible)
  const row = mediaOf(board, take.mediaId)
  if (!row || open.store.marks(layers.map(({ sharedFrom, id }) => sharedFrom ?? id)).length === 0)
    return ok({ clean: null, marked: null })
  const frame = frameOf(row, filmOf(board).ratio)
  const made = await attempt(async () => {
    const drawing = await renderer.render(open, take.panelId, { width: frame.width, show: 'ink', png: true })
    return renderer.edit({ make: 'drawn-on', take: bytes, drawing, frame, most: WIRE_SIDE })
  }, open.folder)
  if (!made.ok) return made
  const marked = await open.media.stage(made.value, 'Marked')
  return marked.ok ? ok({ clean: null, marked: marked.value }) : marked
}

/** The film's frame in the take's picture, as it lies under the drawing. */
function frameOf({ width, height }: MediaRow, ratio: number): Rect {
  return coverCrop(width, height, { x: 0, y: 0, width: ratio, height: 1 })
}
