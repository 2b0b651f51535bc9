/** A decoded picture; an ImageBitmap in the window. */
export interface Picture {
  readonly width: number
  readonly height: number
  close(): void
}

/** Identifies a picture: of this panel, at this version, this wide (px). */
export interface Wish {
  readonly key: string
  readonly panelId: string
  readonly version: string
  readonly width: number
}

interface Kept<P> extends Omit<Wish, 'key'> {
  readonly picture: P
  readonly bytes: number
}

/** A cache of decoded pictures, limited in bytes; least recently used first to go. */
export interface KeptPictures<P> {
  readonly has: (key: string) => boolean
  /** The picture with this key, which counts as used now. */
  readonly look: (key: string) => P
  /** The key of a panel's best available picture; undefined if there is none. */
  readonly nearest: (panelId: string, version: string, width: number) => string | undefined
  readonly keep: (wish: Wish, picture: P) => void
  readonly bytes: () => number
  readonly dropAll: () => void
}

export function createKeptPictures<P extends Picture>(limitBytes: number): KeptPictures<P> {
  /** In order of last use. */
  const kept = new Map<string, Kept<P>>()
  const byPanel = new Map<string, Set<string>>()
  let total = 0

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

  function keep({ key, panelId, version, width }: Wish, picture: P): void {
    drop(key)
    const bytes = picture.width * picture.height * 4
    kept.set(key, { panelId, version, width, picture, bytes })
    total += bytes
    const keys = byPanel.get(panelId) ?? new Set()
    keys.add(key)
    byPanel.set(panelId, keys)
    // An older version is dropped once the new one is there in the same size.
    for (const each of keys) {
      const other = kept.get(each)!
      if (other.version !== version && other.width <= width) drop(each)
    }
    for (const each of kept.keys()) {
      if (total <= limitBytes || each === key) break
      drop(each)
    }
  }

  return {
    has: (key) => kept.has(key),
    look(key) {
      const found = kept.get(key)!
      kept.delete(key)
      kept.set(key, found)
      return found.picture
    },
    nearest: (panelId, version, width) =>
      [...(byPanel.get(panelId) ?? [])]
        .map((key) => ({ key, score: unlikeness(kept.get(key)!, version, width) }))
        .toSorted((a, b) => a.score - b.score)[0]?.key,
    keep,
    bytes: () => total,
    dropAll() {
      for (const key of kept.keys()) drop(key)
    },
  }
}

/** How far a picture is from the wanted one: the right version beats the right size; larger beats smaller. */
function unlikeness(each: Omit<Kept<unknown>, 'picture' | 'bytes'>, version: string, width: number): number {
  const size = each.width >= width ? each.width / width : (width / each.width) * 4
  return size + (each.version === version ? 0 : 1000)
}
