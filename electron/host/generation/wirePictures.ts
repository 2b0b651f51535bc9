import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import { pictureType } from '../project/pictureHeader.ts'
import type { MediaStore, PanelRenderer, WirePicture } from '../services.ts'
import { wireBytes } from './wireMedia.ts'

/**
 * A request's pictures as sent: the bytes that were shown, which its `wire` names. A picture without one, in a request
 * from before they were kept, is made now. Failures: `pictures-missing`, `picture-unreadable`.
 */
export async function wirePictures(
  media: MediaStore,
  renderer: Pick<PanelRenderer, 'picture'>,
  request: Pick<GenerationRequest, 'pictures'>,
): Promise<Result<WirePicture[]>> {
  const all: WirePicture[] = []
  for (const picture of request.pictures) {
    const result = await wirePicture(media, renderer, picture)
    if (!result.ok) return result
    all.push(result.value)
  }
  return ok(all)
}

async function wirePicture(
  media: MediaStore,
  renderer: Pick<PanelRenderer, 'picture'>,
  { role, label, use, mediaId, wire }: RequestPicture,
): Promise<Result<WirePicture>> {
  const bytes = await media.read(wire ?? mediaId)
  if (!bytes) return fail({ kind: 'pictures-missing', count: 1, names: [label] })
  const sent = wire === undefined ? await wireBytes(renderer, bytes, label) : ok(bytes)
  if (!sent.ok) return sent
  const type = pictureType(sent.value)
  if (type === null) return fail({ kind: 'picture-unreadable', name: label, detail: 'it is not a PNG or JPEG' })
  return ok({ label, role, ...(use ? { use } : {}), type, bytes: sent.value })
}
