/** The widths, px, in which a panel's picture is asked for. */
export const MIP_WIDTHS = [120, 240, 480, 960] as const

/** The smallest mip that covers `pixels` device px across, within a tenth. */
export function mipFor(pixels: number): number {
  return MIP_WIDTHS.find((width) => width >= pixels * 0.9) ?? MIP_WIDTHS.at(-1)!
}

/** A decoded picture; an ImageBitmap in the window. */
export interface Picture {
  readonly width: number
  readonly height: number
  close(): void
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

interface Kept<P> {
  readonly panelId: string
  readonly version: string
  readonly width: number
  readonly picture: P
  readonly bytes: number
}

interface Wish {
  readonly key: string
  readonly panelId: string
  readonly version: string
  readonly width: number
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

/** Decoded previews within a limit of bytes; what was looked at longest ago goes first. */
export function createPictures<P extends Picture>(options: PicturesOptions<P>): Pictures<P> {
  const { load, arrived, limitBytes = 128 * 1024 * 1024, atOnce = 6, now = () => performance.now() } = options
  /** In the order in which they were last looked at. */
  const kept = new Map<string, Kept<P>>()
  const byPanel = new Map<string, Set<string>>()
  const flying = new Map<string, AbortController>()
  const failedAt = new Map<string, number>()
  let wishes = new Map<string, Wish>()
  let total = 0
  let stopped = false

  function drop(key: string): void {
    const old = kept.get(key)
    if (!old) return
    kept.delete(key)
    total -= old.bytes
    const keys = byPanel.get(old.panelId)
    keys?.delete(key)
    if (keys?.size === 0) byPanel.delete(old.panelId)
    old.picture.close()
  }

  function keep(wish: Wish, picture: P): void {
    drop(wish.key)
    const bytes = picture.width * picture.height * 4
    kept.set(wish.key, { panelId: wish.panelId, version: wish.version, width: wish.width, picture, bytes })
    total += bytes
    const keys = byPanel.get(wish.panelId) ?? new Set()
    keys.add(wish.key)
    byPanel.set(wish.panelId, keys)
    // An older version goes once the same size of the new one is there.
    for (const key of keys) {
      const other = kept.get(key)!
      if (other.version !== wish.version && other.width <= wish.width) drop(key)
    }
    for (const key of kept.keys()) {
      if (total <= limitBytes || key === wish.key) break
      drop(key)
    }
  }

  async function fetchOne(wish: Wish): Promise<void> {
    const control = new AbortController()
    flying.set(wish.key, control)
    try {
      const picture = await load(wish.panelId, wish.width, wish.version, control.signal)
      if (stopped || control.signal.aborted) picture.close()
      else {
        keep(wish, picture)
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

  /** The wished size, or the one above it where that is there already: it is as sharp, and need not be fetched. */
  function keyFor(panelId: string, version: string, width: number): string {
    const key = `${panelId}/${version}/${width}`
    const larger = `${panelId}/${version}/${width * 2}`
    return kept.has(key) || !kept.has(larger) ? key : larger
  }

  function nearest(panelId: string, version: string, width: number): string | undefined {
    let chosen: string | undefined
    let score = Infinity
    for (const key of byPanel.get(panelId) ?? []) {
      const each = kept.get(key)!
      // A right version beats a right size; a larger picture beats a smaller one.
      const size = each.width >= width ? each.width / width : (width / each.width) * 4
      const value = size + (each.version === version ? 0 : 1000)
      if (value < score) {
        chosen = key
        score = value
      }
    }
    return chosen
  }

  return {
    pictureOf(panelId, version, width) {
      const key = keyFor(panelId, version, width)
      if (!kept.has(key)) wishes.set(key, { key, panelId, version, width })
      const found = kept.has(key) ? key : nearest(panelId, version, width)
      const shown = found === undefined ? undefined : kept.get(found)!
      if (shown) {
        kept.delete(found!)
        kept.set(found!, shown)
      }
      return shown?.picture
    },
    begin() {
      wishes = new Map()
    },
    settle() {
      for (const [key, control] of flying) if (!wishes.has(key)) control.abort()
      pump()
    },
    wished: () => wishes.size,
    bytes: () => total,
    dispose() {
      stopped = true
      for (const control of flying.values()) control.abort()
      for (const key of kept.keys()) drop(key)
    },
  }
}
