import type { Picture } from '#shared/compositing/picture.ts'
import type { HeldPicture, PictureDecoder, Size } from './decodePicture.ts'

/** Unused pictures are cached up to this total in px: about 80 MB. */
const KEPT_PX = 20_000_000

export interface PictureCache {
  /**
   * Passes the picture of these bytes to `work`, to draw it over so many px; it must not be used after `work` returns.
   * null if the bytes are not a displayable picture.
   */
  use<T>(id: string, bytes: Uint8Array, over: Size, work: (picture: Picture | null) => T): Promise<T>
}

interface Entry {
  readonly picture: Promise<HeldPicture | null>
  users: number
  /** 0 until decoded. */
  px: number
}

/**
 * Caches pictures by content hash (the same bytes are the same picture in every project); least recently used are
 * evicted first.
 */
export function createPictureCache(decoder: PictureDecoder): PictureCache {
  const kept = new Map<string, Entry>()

  function enter(key: string, bytes: Uint8Array, over: Size): Entry {
    const entry: Entry = { picture: decoder.decode(bytes, over).catch(() => null), users: 0, px: 0 }
    void entry.picture.then((picture) => {
      if (picture) entry.px = picture.width * picture.height
      // Failures are not cached: the file may have been repaired.
      else kept.delete(key)
    })
    return entry
  }

  function trim(): void {
    let total = [...kept.values()].reduce((sum, { px }) => sum + px, 0)
    for (const [key, entry] of kept) {
      if (total <= KEPT_PX) return
      if (entry.users > 0 || entry.px === 0) continue
      total -= entry.px
      kept.delete(key)
      void entry.picture.then((picture) => picture?.free())
    }
  }

  return {
    async use(id, bytes, over, work) {
      const wanted = { width: rounded(over.width), height: rounded(over.height) }
      const key = `${id}@${wanted.width}x${wanted.height}`
      const entry = kept.get(key) ?? enter(key, bytes, wanted)
      kept.delete(key)
      kept.set(key, entry)
      entry.users += 1
      try {
        return work(await entry.picture)
      } finally {
        entry.users -= 1
        trim()
      }
    },
  }
}

/** Rounds up to one of a few sizes, so that slightly different views share a picture. */
function rounded(px: number): number {
  return Math.ceil(2 ** (Math.ceil(Math.log2(Math.max(64, px)) * 2) / 2))
}
