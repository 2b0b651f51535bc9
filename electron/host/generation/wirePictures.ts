import { createCanvas } from '@napi-rs/canvas'
import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { GenerationRequest, RequestPicture } from '#shared/generation/recipe.ts'
import { loadUpright } from '../paint/loadUpright.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { MediaStore, WirePicture } from '../services.ts'

/** The longest side of a picture on the wire, px: more is not looked at and makes bodies of tens of megabytes. */
export const WIRE_SIDE = 1536
const QUALITY = 88

/**
 * A request's pictures as they go over the wire. The sketch goes as it was shown, byte for byte. References are made
 * anew as JPEG of at most WIRE_SIDE px, upright, on white where they are clear: what a camera wrote into the file (the
 * place, the owner) stays at home, and so does the original. Failures: `pictures-missing`, `picture-unreadable`.
 */
export async function wirePictures(media: MediaStore, request: GenerationRequest): Promise<Result<WirePicture[]>> {
  const made: WirePicture[] = []
  for (const picture of request.pictures) {
    const bytes = await media.read(picture.mediaId)
    if (!bytes) return fail({ kind: 'pictures-missing', count: 1, names: [picture.label] })
    const result = await wirePicture(picture, bytes)
    if (!result.ok) return result
    made.push(result.value)
  }
  return ok(made)
}

async function wirePicture({ role, label }: RequestPicture, bytes: Uint8Array): Promise<Result<WirePicture>> {
  const reading = readPicture(bytes)
  if ('why' in reading) return fail({ kind: 'picture-unreadable', name: label, detail: reading.why })
  const { type, width, height } = reading.facts
  if (role === 'sketch' && Math.max(width, height) <= WIRE_SIDE && type !== 'image/webp')
    return ok({ label, role, type, bytes })
  try {
    return ok({ label, role, type: 'image/jpeg', bytes: await asJpeg(bytes) })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return fail({ kind: 'picture-unreadable', name: label, detail })
  }
}

async function asJpeg(bytes: Uint8Array): Promise<Uint8Array> {
  const image = await loadUpright(bytes)
  const scale = Math.min(1, WIRE_SIDE / Math.max(image.width, image.height))
  const canvas = createCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  )
  const surface = canvas.getContext('2d')
  surface.fillStyle = '#ffffff'
  surface.fillRect(0, 0, canvas.width, canvas.height)
  surface.imageSmoothingQuality = 'high'
  surface.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.encode('jpeg', QUALITY)
}
