/**
 * Nodes by what they stand for now. As many are made as were ever in sight at once and may be kept beside, whatever the length of the film.
 */
export interface Pool<N> {
  /**
   * Begins a frame: what is not asked for until `settle` is let go of. `keep`: how many of those that were let go of stay what they were,
   * in case they come back.
   */
  readonly begin: (keep?: number) => void
  /** The node that stands for `key`, or did when it was let go of; else the one let go of longest ago, beyond those kept; else one that was forgotten; else a new one. */
  readonly nodeFor: (key: string) => N
  /** Ends a frame: nodes that nothing asked for are let go of. */
  readonly settle: () => void
  /** What was let go of may look otherwise by now: it comes back as a newcomer. */
  readonly forget: () => void
  /** Those in use, in the order in which they were first asked for. */
  readonly inUse: () => Iterable<N>
}

export interface PoolRules<N> {
  readonly make: () => N
  readonly letGo: (node: N) => void
  /** It was let go of and stands for nothing any more. */
  readonly forgotten?: (node: N) => void
  /** It is to stand for something else than it did. */
  readonly renew?: (node: N) => void
  /** It stands again for what it did when it was let go of. */
  readonly bringBack?: (node: N) => void
}

interface Used<N> {
  readonly node: N
  frame: number
}

export function createPool<N>({ make, letGo, forgotten, renew, bringBack }: PoolRules<N>): Pool<N> {
  const used = new Map<string, Used<N>>()
  /** Let go of, longest ago first, by what they still stand for. */
  const kept = new Map<string, N>()
  const free: N[] = []
  let [frame, keep] = [0, 0]

  function* inUse(): Iterable<N> {
    for (const { node } of used.values()) yield node
  }

  function newcomer(): N {
    // Those beyond the limit go first: while others are free, what is kept would grow past it.
    const [oldest] = kept.size > keep ? kept : []
    if (oldest) kept.delete(oldest[0])
    const node = oldest?.[1] ?? free.pop()
    if (node === undefined) return make()
    renew?.(node)
    return node
  }

  function comeBack(key: string): N | undefined {
    const node = kept.get(key)
    if (node === undefined) return undefined
    kept.delete(key)
    bringBack?.(node)
    return node
  }

  return {
    begin(most = 0) {
      frame += 1
      keep = most
    },
    nodeFor(key) {
      const known = used.get(key)
      if (known) {
        known.frame = frame
        return known.node
      }
      const node = comeBack(key) ?? newcomer()
      used.set(key, { node, frame })
      return node
    },
    settle() {
      for (const [key, each] of used) {
        if (each.frame === frame) continue
        used.delete(key)
        letGo(each.node)
        kept.set(key, each.node)
      }
    },
    forget() {
      for (const node of kept.values()) forgotten?.(node)
      free.push(...kept.values())
      kept.clear()
    },
    inUse,
  }
}
