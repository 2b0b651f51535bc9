import type { MediaRow } from '#shared/document/schema.ts'
import { liesOnItsSide, orientationInChunks, uprightTransform } from '#shared/paint/orientation.ts'
import { makeCanvas } from './windowMaker.ts'
import type { Picture } from '#shared/compositing/picture.ts'

/** The window's pictures, by address. */
export interface PictureLoader {
  /** Call before requesting a stack: keeps what it needs, however many there are, and drops others first. */
  readonly begin: () => void
  /** The decoded picture, upright, or null while it is loading; calls `arrived` when it is there. */
  readonly get: (address: string, type?: MediaRow['type']) => Picture | null
  /** It was unavailable when it was requested. */
  readonly failed: (address: string) => boolean
  /** The next `get` requests it again. */
  readonly forget: (address: string) => void
  readonly dispose: () => void
}

/** How many pictures to keep that the current stack does not need, and their total px: about 64 MB. */
const KEPT = 16
const KEPT_PX = 16_000_000

interface Entry {
  readonly picture: Picture | null
  readonly failed: boolean
  readonly round: number
  /** Which request it belongs to: an answer to a request from before it was forgotten does not count. */
  readonly asking: number
}

export function createPictureLoader(arrived: () => void, decode = decodeInWindow): PictureLoader {
  /** Least recently requested first. */
  const known = new Map<string, Entry>()
  let round = 0
  let askings = 0
  let over = false

  function settled(address: string, asking: number, fields: Partial<Entry>): void {
    const entry = known.get(address)
    if (over || entry?.asking !== asking) return
    known.set(address, { ...entry, ...fields })
    arrived()
  }

  function load(address: string, asking: number, type?: MediaRow['type']): void {
    decode(address, type).then(
      (picture) => settled(address, asking, { picture }),
      () => settled(address, asking, { failed: true }),
    )
  }

  /** Only what the last stack did not need: the next one may need all of that again. */
  function makeRoom(): void {
    let px = 0
    for (const entry of known.values()) if (entry.round !== round) px += pxOf(entry)
    for (const [address, entry] of known) {
      if (entry.round === round || (known.size <= KEPT && px <= KEPT_PX)) return
      px -= pxOf(entry)
      known.delete(address)
    }
  }

  return {
    begin() {
      makeRoom()
      round += 1
    },
    get(address, type) {
      const there = known.get(address)
      known.delete(address)
      if (there) {
        known.set(address, { ...there, round })
        return there.picture
      }
      const asking = (askings += 1)
      known.set(address, { picture: null, failed: false, round, asking })
      load(address, asking, type)
      return null
    },
    failed: (address) => known.get(address)?.failed ?? false,
    forget: (address) => void known.delete(address),
    dispose() {
      over = true
      known.clear()
    },
  }
}

function pxOf({ picture }: Entry): number {
  return picture ? picture.width * picture.height : 0
}

async function decodeInWindow(address: string, type?: MediaRow['type']): Promise<Picture> {
  const decoded = await decodeSized(address)
  // The window rotates JPEG and PNG as their orientation says, and leaves WebP unrotated.
  const lies = type === 'image/webp' ? orientationInChunks(new Uint8Array(await bytesAt(address))) : 1
  if (lies === 1) return decoded
  const { source, width, height } = decoded
  const side = liesOnItsSide(lies)
  const { canvas, context } = makeCanvas(side ? height : width, side ? width : height)
  context.setTransform(...uprightTransform(lies, width, height))
  context.drawImage(source as CanvasImageSource, 0, 0)
  return { source: canvas, width: canvas.width, height: canvas.height }
}

/** The host sends the window no picture larger than it keeps decoded. */
async function decodeSized(address: string): Promise<Picture> {
  const image = await loadImage(address)
  await image.decode()
  return { source: image, width: image.naturalWidth, height: image.naturalHeight }
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
