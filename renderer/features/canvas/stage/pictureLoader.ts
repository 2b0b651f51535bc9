import type { Picture } from '#shared/paint/paintLayer.ts'

/** Pictures of the window by address. */
export interface PictureLoader {
  /** The decoded picture, or null while it is on its way; `arrived` is called when it is there. */
  readonly get: (address: string) => Picture | null
  readonly dispose: () => void
}

const KEPT = 16

export function createPictureLoader(arrived: () => void): PictureLoader {
  const known = new Map<string, Picture | null>()
  let over = false

  function load(address: string): void {
    known.set(address, null)
    const image = new Image()
    image.src = address
    image.decode().then(
      () => {
        if (over) return
        known.set(address, { source: image, width: image.naturalWidth, height: image.naturalHeight })
        arrived()
      },
      // Left at null: it stays unasked until the panel is opened again, and the host says why a medium can't be read.
      () => undefined,
    )
  }

  return {
    get(address) {
      const there = known.get(address)
      if (there === undefined) {
        if (known.size >= KEPT) known.delete(known.keys().next().value!)
        load(address)
        return null
      }
      return there
    },
    dispose() {
      over = true
      known.clear()
    },
  }
}
