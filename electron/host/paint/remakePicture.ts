import { createCanvas } from '@napi-rs/canvas'
import type { Rect } from '#shared/geometry/rect.ts'
import type { PictureDecoder } from './decodePicture.ts'
import type { PictureFacts } from '../project/pictureFacts.ts'
import { readPicture } from '../project/pictureHeader.ts'
import { mayBeClear } from '../project/pictureTraits.ts'
import { isPlainPicture } from '../project/plainPicture.ts'

/** A picture to re-encode: upright, smaller or cropped, without the file's metadata. */
export interface PictureJob {
  readonly bytes: Uint8Array
  /** As fractions of its width and height; null: all of it. */
  readonly crop: Rect | null
  /** Longer side of the result in px; never larger than the original's. */
  readonly most: number
  /** Background colour (#rrggbb); null: transparency is kept, and the result is a WebP. */
  readonly paper: string | null
  /** The bytes themselves, if nothing about them would change: plain, whole, small enough and opaque. */
  readonly asIs?: boolean
}

const QUALITY = 88
const ALL = { x: 0, y: 0, width: 1, height: 1 }

export async function remakePicture(decoder: PictureDecoder, job: PictureJob): Promise<Uint8Array> {
  const reading = readPicture(job.bytes)
  if ('why' in reading) throw new Error(reading.why)
  if (await staysAsIs(decoder, job, reading.facts)) return job.bytes
  const { crop, width, height } = partOf(reading.facts, job.crop ?? ALL)
  const scale = Math.min(1, job.most / Math.max(width, height))
  const over = { width: (width * scale) / crop.width, height: (height * scale) / crop.height }
  const picture = await decoder.decode(job.bytes, over)
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  try {
    const surface = canvas.getContext('2d')
    if (job.paper !== null) {
      surface.fillStyle = job.paper
      surface.fillRect(0, 0, canvas.width, canvas.height)
    }
    surface.imageSmoothingQuality = 'high'
    const [x, y] = [crop.x * picture.width, crop.y * picture.height]
    const [across, down] = [crop.width * picture.width, crop.height * picture.height]
    surface.drawImage(picture.source as never, x, y, across, down, 0, 0, canvas.width, canvas.height)
    picture.free()
    return job.paper === null ? await canvas.encode('webp', QUALITY) : await canvas.encode('jpeg', QUALITY)
  } finally {
    canvas.width = 1
    canvas.height = 1
  }
}

async function staysAsIs(decoder: PictureDecoder, job: PictureJob, facts: PictureFacts): Promise<boolean> {
  const { bytes, crop, most, asIs = false } = job
  if (!asIs || crop !== null || Math.max(facts.width, facts.height) > most || !isPlainPicture(bytes)) return false
  return facts.type === 'image/jpeg' || !mayBeClear(bytes) || isOpaque(decoder, bytes, facts)
}

/** Many programs write a transparency that nothing uses. */
async function isOpaque(decoder: PictureDecoder, bytes: Uint8Array, { width, height }: PictureFacts): Promise<boolean> {
  const picture = await decoder.decode(bytes, { width, height })
  const canvas = createCanvas(width, height)
  const surface = canvas.getContext('2d')
  surface.drawImage(picture.source as never, 0, 0, width, height)
  picture.free()
  const { data } = surface.getImageData(0, 0, width, height)
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}

/** The crop clamped to the picture, with its size in px. */
function partOf(whole: { width: number; height: number }, wanted: Rect): { crop: Rect; width: number; height: number } {
  const x = Math.min(Math.max(0, wanted.x), 1)
  const y = Math.min(Math.max(0, wanted.y), 1)
  const crop = { x, y, width: Math.min(wanted.width, 1 - x) || 1, height: Math.min(wanted.height, 1 - y) || 1 }
  return { crop, width: Math.max(1, crop.width * whole.width), height: Math.max(1, crop.height * whole.height) }
}
