import type { Picture } from '#shared/paint/paintLayer.ts'

/** Pictures of the window by address. */
export interface PictureLoader {
  /** Before a pile is asked for: what it needs is kept, however many it has, and others are let go first. */
  readonly begin: () => void
  /** The decoded picture, or null while it is on its way; `arrived` is called when it is there. */
  readonly get: (address: string) => Picture | null
  readonly dispose: () => void
}

/** Pictures kept although the pile at hand has none of them. */
const KEPT = 16

interface Entry {
  readonly picture: Picture | null
  readonly round: number
}

export function createPictureLoader(arrived: () => void, decode = decodeInWindow): PictureLoader {
  /** The longest unasked first. */
  const known = new Map<string, Entry>()
  let round = 0
  let over = false

  function load(address: string): void {
    decode(address).then(
      (picture) => {
        const entry = known.get(address)
        if (over || !entry) return
        known.set(address, { ...entry, picture })
        arrived()
      },
      // Left at null: it stays unasked until the panel is opened again, and the host says why a medium can't be read.
      () => undefined,
    )
  }

  function makeRoom(): void {
    for (const [address, entry] of known) {
      if (known.size <= KEPT || entry.round === round) return
      known.delete(address)
    }
  }

  return {
    begin() {
      round += 1
    },
    get(address) {
      const there = known.get(address)
      known.delete(address)
      known.set(address, { picture: there?.picture ?? null, round })
      if (there) return there.picture
      makeRoom()
      load(address)
      return null
    },
    dispose() {
      over = true
      known.clear()
    },
  }
}

async function decodeInWindow(address: string): Promise<Picture> {
  const image = new Image()
  image.src = address
  await image.decode()
  return { source: image, width: image.naturalWidth, height: image.naturalHeight }
}
