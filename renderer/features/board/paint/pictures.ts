import { createKeptPictures } from './keptPictures.ts'
import type { KeptPictures, Picture, Wish } from './keptPictures.ts'

/** The widths, px, in which panel pictures are requested. */
export const MIP_WIDTHS = [120, 240, 480, 960] as const

/** The smallest mip that covers `pixels` device px across, within a tenth. */
export function mipFor(pixels: number): number {
  return MIP_WIDTHS.find((width) => width >= pixels * 0.9) ?? MIP_WIDTHS.at(-1)!
}

export interface Pictures<P extends Picture> {
  /**
   * A panel's best picture available now: the wanted mip, else the nearest other, of this version or, until that is
   * loaded, an older one. Requests what is missing.
   */
  pictureOf(panelId: string, version: string, width: number): P | undefined
  /** The same for what is out of sight: requested after what is visible. */
  pictureAhead(panelId: string, version: string, width: number): void
  /** Begins a frame: requests not repeated before `settle` are dropped. */
  begin(): void
  /**
   * Ends a frame: aborts fetches that nobody wants any more, and starts the first of the new ones. Again before the next
   * `begin`: starts what was requested since.
   */
  settle(): void
  /** How often something was requested that is not there: a look that leaves it as it was lacks nothing. */
  wished(): number
  bytes(): number
  dispose(): void
}

export interface PicturesOptions<P extends Picture> {
  /** Fetches and decodes; rejects if aborted or if there is no such picture. */
  readonly load: (panelId: string, width: number, version: string, signal: AbortSignal) => Promise<P>
  /** A visible picture arrived. */
  readonly arrived: () => void
  /** One that is out of sight did, which changes nothing that is shown. */
  readonly arrivedAhead: () => void
  readonly limitBytes?: number
  readonly atOnce?: number
  /** ms on a monotonic clock. */
  readonly now?: () => number
}

/** How long to wait before asking again for a picture that was unavailable, ms. */
const RETRY_MS = 4000
/** Maximum wait, for one that was unavailable again and again, ms. */
const LONGEST_RETRY_MS = 60_000

function longerWait(wait = RETRY_MS / 2): number {
  return Math.min(LONGEST_RETRY_MS, wait * 2)
}

interface Wished extends Wish {
  /** By what is visible. */
  readonly seen: boolean
}

/** Decoded previews, fetched on demand. */
export function createPictures<P extends Picture>(options: PicturesOptions<P>): Pictures<P> {
  const { limitBytes = 128 * 1024 * 1024 } = options
  const kept = createKeptPictures<P>(limitBytes)
  const fetches = createFetches(options, kept)
  let wishes = new Map<string, Wished>()
  let wished = 0

  /** The wanted size, or the next larger one if already loaded: it is as sharp, and saves a fetch. */
  function keyFor(panelId: string, version: string, width: number): string {
    const key = `${panelId}/${version}/${width}`
    const larger = `${panelId}/${version}/${width * 2}`
    return kept.has(key) || !kept.has(larger) ? key : larger
  }

  /** Wishes for it if it is not there yet, and says under which key it is. */
  function wishFor(panelId: string, version: string, width: number, seen: boolean): string {
    const key = keyFor(panelId, version, width)
    if (kept.has(key)) return key
    wished += 1
    if (seen || !wishes.has(key)) wishes.set(key, { key, panelId, version, width, seen })
    return key
  }

  return {
    pictureAhead: (panelId, version, width) => void wishFor(panelId, version, width, false),
    pictureOf(panelId, version, width) {
      const key = wishFor(panelId, version, width, true)
      if (kept.has(key)) return kept.look(key)
      const found = kept.nearest(panelId, version, width)
      return found === undefined ? undefined : kept.look(found)
    },
    begin() {
      wishes = new Map()
    },
    settle: () => fetches.wish(wishes),
    wished: () => wished,
    bytes: kept.bytes,
    dispose() {
      fetches.stop()
      kept.dropAll()
    },
  }
}

interface Fetches {
  /** Aborts what is no longer wanted, and starts as many of these as may run at once. */
  readonly wish: (wishes: ReadonlyMap<string, Wished>) => void
  readonly stop: () => void
}

function createFetches<P extends Picture>(options: PicturesOptions<P>, kept: KeptPictures<P>): Fetches {
  const { load, arrived, arrivedAhead, atOnce = 12, now = () => performance.now() } = options
  const flying = new Map<string, AbortController>()
  const failed = new Map<string, { readonly at: number; readonly wait: number }>()
  let wishes: ReadonlyMap<string, Wished> = new Map()
  let stopped = false
  let again: ReturnType<typeof setTimeout> | undefined

  async function fetchOne(wish: Wish): Promise<void> {
    const control = new AbortController()
    flying.set(wish.key, control)
    try {
      const picture = await load(wish.panelId, wish.width, wish.version, control.signal)
      if (stopped || control.signal.aborted) picture.close()
      else {
        failed.delete(wish.key)
        kept.keep(wish, picture)
        if (wishes.get(wish.key)?.seen === false) arrivedAhead()
        else arrived()
      }
    } catch {
      // The paper stays; asked again later, since a preview can be missing while the host is still making it.
      if (!control.signal.aborted) failed.set(wish.key, { at: now(), wait: longerWait(failed.get(wish.key)?.wait) })
    } finally {
      if (flying.get(wish.key) === control) flying.delete(wish.key)
      if (!stopped) pump()
    }
  }

  function pump(): void {
    for (const wish of wishes.values()) {
      if (flying.size >= atOnce) return
      if (kept.has(wish.key) || flying.has(wish.key)) continue
      const last = failed.get(wish.key)
      if (last && now() - last.at < last.wait) pumpLater()
      else void fetchOne(wish)
    }
  }

  /** A board at rest draws no frames, and so requests nothing again. */
  function pumpLater(): void {
    again ??= setTimeout(() => {
      again = undefined
      pump()
    }, RETRY_MS)
  }

  return {
    wish(next) {
      wishes = next
      for (const [key, control] of flying) if (!wishes.has(key)) control.abort()
      pump()
    },
    stop() {
      stopped = true
      clearTimeout(again)
      for (const control of flying.values()) control.abort()
    },
  }
}
