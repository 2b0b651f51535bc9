import { WINDOW_PX } from '#shared/contract/assets.ts'
import { createRoom } from '../paint/room.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { readPicture } from './pictureHeader.ts'
import { pngPixelsAreWhole } from './pngPixels.ts'
import { isAnimated, mayBeClear } from './pictureTraits.ts'

export interface WindowPictures {
  /**
   * The picture as a window may have it: the original where it has at most `px` px, else one of about so many made of it. null where it
   * can't be had, and where it is none.
   */
  read(open: OpenFolder, id: string, px: number): Promise<Uint8Array | null>
}

/**
 * What is made of a larger one has a quarter of the px that it might have: where many are large, they are so all together, and a window holds
 * several of each. Of one alone that is still twice as sharp as a panel.
 */
const MADE = 0.25
const FEWEST_PX = 65_536
/** Originals that are read at the same time: each may have 256 MB. */
const AT_ONCE = 3

/**
 * A window decodes all of what it is handed, and several at the same time, whatever size they are shown at. So a large picture is
 * made smaller in the host, where decoding is bounded, and kept beside the previews. A moving one is made too: it would never be still.
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

/** The folder may come from anywhere: what lies in it under this name is looked at as any picture is. */
async function keptOf(open: OpenFolder, id: string, px: number): Promise<Uint8Array | null> {
  for (const ending of ['jpg', 'webp'] as const) {
    const kept = await open.media.readPreview(nameOf(id, px, ending))
    if (kept && isWithin(kept, px)) return kept
  }
  return null
}

/** Still, and of so many px at most. */
export function isWithin(bytes: Uint8Array, px: number): boolean {
  const reading = readPicture(bytes)
  return 'facts' in reading && reading.facts.width * reading.facts.height <= px && !isAnimated(bytes)
}

function nameOf(id: string, px: number, ending: 'jpg' | 'webp'): string {
  return `pictures/${id}-${px}.${ending}`
}
