import type { Picture } from '#shared/compositing/paintLayer.ts'
import type { HeldPicture, PictureDecoder, Size } from './decodePicture.ts'

/** Pictures that nobody draws with now are kept up to so many px together: about 80 MB. */
const KEPT_PX = 20_000_000

export interface PictureCache {
  /**
   * Hands the picture of these bytes to `work`, to draw it over so many px; it must be done with it when it returns. null where they
   * are no picture that can be shown.
   */
  use<T>(id: string, bytes: Uint8Array, over: Size, work: (picture: Picture | null) => T): Promise<T>
}

interface Entry {
  readonly picture: Promise<HeldPicture | null>
  users: number
  /** 0 until it is decoded. */
  px: number
}

/** Pictures by their hash (the same bytes are the same picture in every project); the longest unused go first. */
export function createPictureCache(decoder: PictureDecoder): PictureCache {
  const kept = new Map<string, Entry>()

  function enter(key: string, bytes: Uint8Array, over: Size): Entry {
    const entry: Entry = { picture: decoder.decode(bytes, over).catch(() => null), users: 0, px: 0 }
    void entry.picture.then((picture) => {
      if (picture) entry.px = picture.width * picture.height
      // What could not be read is asked for again next time: it may have been put right.
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

/** Up to the next of few sizes, so that views that differ a little share a picture. */
function rounded(px: number): number {
  return Math.ceil(2 ** (Math.ceil(Math.log2(Math.max(64, px)) * 2) / 2))
}
