import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { MediaStore, PanelRenderer, WirePicture } from '../services.ts'

/** Longest side of a picture in a request, px: models don't look at more, and bodies would grow to tens of megabytes. */
export const WIRE_SIDE = 1536

/**
 * A request's pictures as sent. The sketch is sent as shown, byte for byte. References are re-encoded as JPEG of at
 * most WIRE_SIDE px, upright, on white where transparent: camera metadata (location, owner) and the original stay on
 * this computer. Failures: `pictures-missing`, `picture-unreadable`.
 */
export async function wirePictures(
  media: MediaStore,
  renderer: Pick<PanelRenderer, 'picture'>,
  request: GenerationRequest,
): Promise<Result<WirePicture[]>> {
  const made: WirePicture[] = []
  for (const picture of request.pictures) {
    const bytes = await media.read(picture.mediaId)
    if (!bytes) return fail({ kind: 'pictures-missing', count: 1, names: [picture.label] })
    const result = await wirePicture(picture, bytes, renderer)
    if (!result.ok) return result
    made.push(result.value)
  }
  return ok(made)
}

async function wirePicture(
  { role, label }: RequestPicture,
  bytes: Uint8Array,
  renderer: Pick<PanelRenderer, 'picture'>,
): Promise<Result<WirePicture>> {
  const reading = readPicture(bytes)
  if ('why' in reading) return fail({ kind: 'picture-unreadable', name: label, detail: reading.why })
  const { type, width, height } = reading.facts
  if (role === 'sketch' && Math.max(width, height) <= WIRE_SIDE && type !== 'image/webp')
    return ok({ label, role, type, bytes })
  try {
    return ok({
      label,
      role,
      type: 'image/jpeg',
      bytes: await renderer.picture(bytes, { most: WIRE_SIDE, paper: '#ffffff' }),
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return fail({ kind: 'picture-unreadable', name: label, detail })
  }
}
