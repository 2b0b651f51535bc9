import type { MediaStore } from '#host/services.ts'
import type { Picture } from '#shared/paint/paintLayer.ts'
import { loadUpright } from './loadUpright.ts'

/** Decoded pictures are kept up to so many px together: about 160 MB. */
const KEPT_PX = 40_000_000

export interface PictureCache {
  /** The decoded picture; null where the bytes are missing or are no picture. */
  read(media: Pick<MediaStore, 'read'>, id: string): Promise<Picture | null>
}

/** Pictures by their hash (the same bytes are the same picture in every project); the longest unused go first. */
export function createPictureCache(): PictureCache {
  const kept = new Map<string, Promise<Picture | null>>()
  const sizes = new Map<string, number>()

  function trim(): void {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    for (const [id, size] of sizes) {
      if (total <= KEPT_PX || sizes.size <= 1) return
      total -= size
      sizes.delete(id)
      kept.delete(id)
    }
  }

  return {
    async read(media, id) {
      const known = kept.get(id)
      const pending = known ?? decode(media, id)
      kept.delete(id)
      kept.set(id, pending)
      const picture = await pending
      // What could not be read is asked for again next time: it may have arrived.
      if (!picture) kept.delete(id)
      else {
        sizes.delete(id)
        sizes.set(id, picture.width * picture.height)
        trim()
      }
      return picture
    },
  }
}

async function decode(media: Pick<MediaStore, 'read'>, id: string): Promise<Picture | null> {
  const bytes = await media.read(id)
  if (!bytes) return null
  try {
    const source = await loadUpright(bytes)
    return { source, width: source.width, height: source.height }
  } catch {
    return null
  }
}
