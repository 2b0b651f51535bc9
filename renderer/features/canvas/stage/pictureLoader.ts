import type { MediaRow } from '#shared/document/schema.ts'
import { liesOnItsSide, orientationInChunks, uprightTransform } from '#shared/paint/orientation.ts'
import { makeCanvas } from './windowMaker.ts'
import type { Picture } from '#shared/paint/paintLayer.ts'

/** Pictures of the window by address. */
export interface PictureLoader {
  /** Before a pile is asked for: what it needs is kept, however many it has, and others are let go first. */
  readonly begin: () => void
  /** The decoded picture, upright, or null while it is on its way; `arrived` is called when it is there. */
  readonly get: (address: string, type?: MediaRow['type']) => Picture | null
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

  function load(address: string, type?: MediaRow['type']): void {
    decode(address, type).then(
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
    get(address, type) {
      const there = known.get(address)
      known.delete(address)
      known.set(address, { picture: there?.picture ?? null, round })
      if (there) return there.picture
      makeRoom()
      load(address, type)
      return null
    },
    dispose() {
      over = true
      known.clear()
    },
  }
}

async function decodeInWindow(address: string, type?: MediaRow['type']): Promise<Picture> {
  const decoded = await decodeSized(address)
  // The window turns JPEG and PNG as they say they are to be turned, and leaves WebP as it lies.
  const lies = type === 'image/webp' ? orientationInChunks(new Uint8Array(await bytesAt(address))) : 1
  if (lies === 1) return decoded
  const { source, width, height } = decoded
  const side = liesOnItsSide(lies)
  const { canvas, pen } = makeCanvas(side ? height : width, side ? width : height)
  pen.setTransform(...uprightTransform(lies, width, height))
  pen.drawImage(source as CanvasImageSource, 0, 0)
  return { source: canvas, width: canvas.width, height: canvas.height }
}

/** What windows still keep decoded (some refuse more), and what is made of larger pictures. */
const KEPT_PX = 64_000_000
const REDUCED_PX = 32_000_000

async function decodeSized(address: string): Promise<Picture> {
  const image = await loadImage(address)
  const { naturalWidth: width, naturalHeight: height } = image
  if (width * height <= KEPT_PX) {
    await image.decode()
    return { source: image, width, height }
  }
  const scale = Math.sqrt(REDUCED_PX / (width * height))
  const { canvas, pen } = makeCanvas(Math.round(width * scale), Math.round(height * scale))
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { source: canvas, width: canvas.width, height: canvas.height }
}

function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((loaded, failed) => {
    const image = new Image()
    image.addEventListener('load', () => loaded(image))
    image.addEventListener('error', () => failed(new Error('no picture')))
    image.src = address
  })
}

async function bytesAt(address: string): Promise<ArrayBuffer> {
  return (await fetch(address)).arrayBuffer()
}
