import { WINDOW_PX } from '#shared/contract/assets.ts'
import { createRoom } from '../paint/room.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { readPicture } from './pictureHeader.ts'
import { pngPixelsAreWhole } from './pngPixels.ts'
import { isAnimated, mayBeClear } from './pictureTraits.ts'

export interface WindowPictures {
  /**
   * The version of a picture for a window: the original if it has at most `px` px, else a copy of about that size.
   * null if it is missing or not a picture.
   */
  read(open: OpenFolder, id: string, px: number): Promise<Uint8Array | null>
}

/**
 * Copies get a quarter of the px allowed: if one picture is large, usually many are, and a window holds several of
 * each. A single one is still twice as sharp as a panel.
 */
const MADE = 0.25
const FEWEST_PX = 65_536
/** Number of originals read at once: each may have 256 MB. */
const AT_ONCE = 3

/**
 * A window decodes all of what it gets, several at once, whatever size they are shown at. So a large picture is
 * downscaled in the host, where decoding is bounded, and cached with the previews. So is an animated one, which would
 * never be still.
 */
export function createWindowPictures(renderer: Pick<PanelRenderer, 'picture'>): WindowPictures {
  const underWay = new Map<string, Promise<Uint8Array | null>>()
  const room = createRoom(AT_ONCE)

  async function find(open: OpenFolder, id: string, px: number): Promise<Uint8Array | null> {
    if ((await open.media.prove(id)) !== null) return null
    const kept = await keptOf(open, id, px)
    return kept ?? make(open, id, px)
  }

  async function make(open: OpenFolder, id: string, px: number): Promise<Uint8Array | null> {
    const bytes = await open.media.read(id)
    const reading = bytes && readPicture(bytes)
    if (!bytes || !reading || 'why' in reading) return null
    if (isWithin(bytes, px)) return bytes
    if (reading.facts.type === 'image/png' && !(await pngPixelsAreWhole(bytes))) return null
    const { width, height } = reading.facts
    const scale = Math.min(1, Math.sqrt((px * MADE) / (width * height)))
    const most = Math.max(1, Math.floor(Math.max(width, height) * scale))
    const clear = mayBeClear(bytes)
    const made = await renderer.picture(bytes, { most, paper: clear ? null : '#ffffff' })
    if (open.access === 'write') open.media.keepPreview(nameOf(id, px, clear ? 'webp' : 'jpg'), made, () => false)
    return made
  }

  return {
    read(open, id, asked) {
      if (!/^[0-9a-f]{64}$/.test(id)) return Promise.resolve(null)
      const px = Math.round(Math.max(FEWEST_PX, Math.min(WINDOW_PX, Number.isFinite(asked) ? asked : WINDOW_PX)))
      const key = `${open.folder}/${id}/${px}`
      const found = underWay.get(key) ?? room.use(1, () => find(open, id, px)).finally(() => underWay.delete(key))
      underWay.set(key, found)
      return found
    },
  }
}

/** The folder may come from anywhere: a cached file is checked like any picture. */
async function keptOf(open: OpenFolder, id: string, px: number): Promise<Uint8Array | null> {
  for (const ending of ['jpg', 'webp'] as const) {
    const kept = await open.media.readPreview(nameOf(id, px, ending))
    if (kept && isWithin(kept, px)) return kept
  }
  return null
}

/** Not animated, and at most so many px. */
export function isWithin(bytes: Uint8Array, px: number): boolean {
  const reading = readPicture(bytes)
  return 'facts' in reading && reading.facts.width * reading.facts.height <= px && !isAnimated(bytes)
}

function nameOf(id: string, px: number, ending: 'jpg' | 'webp'): string {
  return `pictures/${id}-${px}.${ending}`
}
