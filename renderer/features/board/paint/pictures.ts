import { createKeptPictures } from './keptPictures.ts'
import type { KeptPictures, Picture, Wish } from './keptPictures.ts'

/** The widths, px, in which a panel's picture is asked for. */
export const MIP_WIDTHS = [120, 240, 480, 960] as const

/** The smallest mip that covers `pixels` device px across, within a tenth. */
export function mipFor(pixels: number): number {
  return MIP_WIDTHS.find((width) => width >= pixels * 0.9) ?? MIP_WIDTHS.at(-1)!
}

export interface Pictures<P extends Picture> {
  /**
   * The best picture of a panel that is there now: the wished mip, else the nearest other, of this version or, until
   * that is there, of an older one. Wishes for what is missing.
   */
  pictureOf(panelId: string, version: string, width: number): P | undefined
  /** Begins a frame: wishes that are not made again before `settle` are let go of. */
  begin(): void
  /** Ends a frame: fetches that nobody wishes for any more are aborted, the first of the new ones begin. */
  settle(): void
  /** Wishes of this frame so far. */
  wished(): number
  bytes(): number
  dispose(): void
}

export interface PicturesOptions<P extends Picture> {
  /** Fetches and decodes; rejects when aborted or when there is no such picture. */
  readonly load: (panelId: string, width: number, version: string, signal: AbortSignal) => Promise<P>
  /** A picture came in. */
  readonly arrived: () => void
  readonly limitBytes?: number
  readonly atOnce?: number
  /** ms on a clock that only goes forward. */
  readonly now?: () => number
}

/** How long a picture that could not be had is not asked for again, ms. */
const RETRY_MS = 4000

/** Decoded previews, fetched as they are wished for. */
export function createPictures<P extends Picture>(options: PicturesOptions<P>): Pictures<P> {
  const { limitBytes = 128 * 1024 * 1024 } = options
  const kept = createKeptPictures<P>(limitBytes)
  const fetches = createFetches(options, kept)
  let wishes = new Map<string, Wish>()

  /** The wished size, or the one above it where that is there already: it is as sharp, and need not be fetched. */
  function keyFor(panelId: string, version: string, width: number): string {
    const key = `${panelId}/${version}/${width}`
    const larger = `${panelId}/${version}/${width * 2}`
    return kept.has(key) || !kept.has(larger) ? key : larger
  }

  return {
    pictureOf(panelId, version, width) {
      const key = keyFor(panelId, version, width)
      if (kept.has(key)) return kept.look(key)
      wishes.set(key, { key, panelId, version, width })
      const found = kept.nearest(panelId, version, width)
      return found === undefined ? undefined : kept.look(found)
    },
    begin() {
      wishes = new Map()
    },
    settle: () => fetches.wish(wishes),
    wished: () => wishes.size,
    bytes: kept.bytes,
    dispose() {
      fetches.stop()
      kept.dropAll()
    },
  }
}

interface Fetches {
  /** Calls off what is no longer wished, and begins as many of these as may be under way at once. */
  readonly wish: (wishes: ReadonlyMap<string, Wish>) => void
  readonly stop: () => void
}

function createFetches<P extends Picture>(options: PicturesOptions<P>, kept: KeptPictures<P>): Fetches {
  const { load, arrived, atOnce = 6, now = () => performance.now() } = options
  const flying = new Map<string, AbortController>()
  const failedAt = new Map<string, number>()
  let wishes: ReadonlyMap<string, Wish> = new Map()
  let stopped = false

  async function fetchOne(wish: Wish): Promise<void> {
    const control = new AbortController()
    flying.set(wish.key, control)
    try {
      const picture = await load(wish.panelId, wish.width, wish.version, control.signal)
      if (stopped || control.signal.aborted) picture.close()
      else {
        kept.keep(wish, picture)
        arrived()
      }
    } catch {
      // The paper stays; asked again later, since a preview can be missing while the host is still making it.
      if (!control.signal.aborted) failedAt.set(wish.key, now())
    } finally {
      if (flying.get(wish.key) === control) flying.delete(wish.key)
      if (!stopped) pump()
    }
  }

  function pump(): void {
    for (const wish of wishes.values()) {
      if (flying.size >= atOnce) return
      if (kept.has(wish.key) || flying.has(wish.key)) continue
      if (now() - (failedAt.get(wish.key) ?? -Infinity) < RETRY_MS) continue
      failedAt.delete(wish.key)
      void fetchOne(wish)
    }
  }

  return {
    wish(next) {
      wishes = next
      for (const [key, control] of flying) if (!wishes.has(key)) control.abort()
      pump()
    },
    stop() {
      stopped = true
      for (const control of flying.values()) control.abort()
    },
  }
}
