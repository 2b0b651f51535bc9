import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { MediaStore, PanelRenderer, WirePicture } from '../services.ts'

/** The longest side of a picture on the wire, px: more is not looked at and makes bodies of tens of megabytes. */
export const WIRE_SIDE = 1536

/**
 * A request's pictures as they go over the wire. The sketch goes as it was shown, byte for byte. References are made
 * anew as JPEG of at most WIRE_SIDE px, upright, on white where they are clear: what a camera wrote into the file (the
 * place, the owner) stays at home, and so does the original. Failures: `pictures-missing`, `picture-unreadable`.
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
