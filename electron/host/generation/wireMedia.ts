import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { mediaOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { attempt } from '../failures.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'

/** Longest side of a picture in a request, px: models don't look at more, and bodies would grow to tens of megabytes. */
export const WIRE_SIDE = 1536

/** By original: what leaves in its place. Remembered as long as the film is open. */
const made = new WeakMap<OpenFolder, Map<string, Promise<Result<MediaRow>>>>()

/**
 * A picture as it is sent, staged: itself if nothing about it must change, else a JPEG of at most WIRE_SIDE px,
 * upright, on white where transparent, without what a camera or a program wrote into it. Made once for a film, so that
 * the same picture leaves as the same bytes in every request. Failures: `pictures-missing`, `picture-unreadable`.
 */
export async function wireMedia(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'picture'>,
  { mediaId, label }: Pick<RequestPicture, 'mediaId' | 'label'>,
): Promise<Result<MediaRow>> {
  const known = made.get(open) ?? new Map<string, Promise<Result<MediaRow>>>()
  made.set(open, known)
  const before = await known.get(mediaId)
  if (before?.ok && (await open.media.prove(before.value.id)) === null) return before
  const making = makeWire(open, renderer, mediaId, label)
  known.set(mediaId, making)
  const result = await making
  if (!result.ok && known.get(mediaId) === making) known.delete(mediaId)
  return result
}

async function makeWire(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'picture'>,
  mediaId: MediaId,
  label: string,
): Promise<Result<MediaRow>> {
  const sent = await sentBefore(open, mediaId)
  if (sent) return ok(sent)
  const bytes = await open.media.read(mediaId)
  if (!bytes) return fail({ kind: 'pictures-missing', count: 1, names: [label] })
  const wire = await wireBytes(renderer, bytes, label)
  if (!wire.ok) return wire
  const own = mediaOf(open.store.board(), mediaId)
  if (own && Buffer.from(wire.value).equals(bytes)) return ok(own)
  const staged = await attempt(() => open.media.stage(wire.value, ''), open.folder)
  return staged.ok ? staged.value : staged
}

/** What left for this picture before, if it still has the bytes that left. */
async function sentBefore(open: OpenFolder, mediaId: MediaId): Promise<MediaRow | null> {
  const board = open.store.board()
  for (const { recipe } of allRows(board.take)) {
    const wire = recipe.request.pictures.find((picture) => picture.mediaId === mediaId)?.wire
    const row = wire === undefined ? undefined : mediaOf(board, wire)
    if (row && isWire(row) && (await open.media.prove(row.id)) === null) return row
  }
  return null
}

/** The bytes of a picture as they are sent. */
export async function wireBytes(
  renderer: Pick<PanelRenderer, 'picture'>,
  bytes: Uint8Array,
  label: string,
): Promise<Result<Uint8Array>> {
  const reading = readPicture(bytes)
  if ('why' in reading) return fail({ kind: 'picture-unreadable', name: label, detail: reading.why })
  try {
    return ok(await renderer.picture(bytes, { most: WIRE_SIDE, paper: '#ffffff', asIs: true }))
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return fail({ kind: 'picture-unreadable', name: label, detail })
  }
}

/** Every picture of a request, and what leaves in its place. */
export function idsIn({ pictures }: Pick<GenerationRequest, 'pictures'>): readonly MediaId[] {
  return [...new Set(pictures.flatMap(({ mediaId, wire }) => [mediaId, wire ?? mediaId]))]
}

/** Whether a picture may leave as it is: of a size and format that is sent. */
export function isWire({ type, width, height }: MediaRow): boolean {
  return type !== 'image/webp' && Math.max(width, height) <= WIRE_SIDE
}
