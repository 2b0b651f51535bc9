/**
 * Nodes keyed by what they show. Makes as many as were ever visible at once plus those kept in reserve, whatever the
 * length of the film.
 */
export interface Pool<N> {
  /**
   * Begins a frame: what is not requested until `settle` is released. `keep`: how many released nodes keep their
   * content, in case they come back.
   */
  readonly begin: (keep?: number) => void
  /**
   * The node that shows `key`, or did when it was released; else, if as many as may be are kept, the one released longest
   * ago; else a forgotten one; else a new one.
   */
  readonly nodeFor: (key: string) => N
  /** As `nodeFor`, but calls back only where the node does not show `key` as it is since `change`. */
  readonly fill: (key: string, show: (node: N) => void) => void
  /** What keys stand for may look different now. */
  readonly change: () => void
  /** A node in use shows `key`. */
  readonly shows: (key: string) => boolean
  /** The released node that still shows `key`. */
  readonly kept: (key: string) => N | undefined
  /**
   * Between frames: fills a node that nothing uses, and keeps it for when `key` is requested; if as many as may be are
   * kept, in place of the one released longest ago that is not `wanted`. False if all of them are.
   */
  readonly keep: (key: string, fill: (node: N) => void, wanted: ReadonlySet<string>) => boolean
  /** Ends a frame: releases nodes that nothing requested. */
  readonly settle: () => void
  /** What released nodes show will not be requested again: they come back as new ones. */
  readonly forget: () => void
  /** Between frames: empties one that was forgotten and has not come back since. False if there is none. */
  readonly emptyOne: () => boolean
  /** What released nodes show may be stale: each is told so, and kept. */
  readonly doubt: () => void
  /** Those in use, in the order in which they were first requested. */
  readonly inUse: () => Iterable<N>
}

export interface PoolRules<N> {
  readonly make: () => N
  readonly letGo: (node: N) => void
  /** It was forgotten a while ago: what it holds is freed. */
  readonly emptied?: (node: N) => void
  /** It was released, and what it shows may be stale. */
  readonly doubted?: (node: N) => void
  /** It is about to show something else. */
  readonly renew?: (node: N) => void
  /** It shows again what it did when it was released. */
  readonly bringBack?: (node: N) => void
}

interface Used<N> {
  readonly node: N
  frame: number
  /** The number of changes when it was filled. */
  filled: number
}

export function createPool<N>(rules: PoolRules<N>): Pool<N> {
  const used = new Map<string, Used<N>>()
  const reserve = createReserve(rules)
  let [frame, changes] = [0, 0]

  function use(key: string): Used<N> {
    const known = used.get(key)
    if (known) {
      known.frame = frame
      return known
    }
    const taken = { node: reserve.comeBack(key) ?? reserve.newcomer(), frame, filled: -1 }
    used.set(key, taken)
    return taken
  }

  function* inUse(): Iterable<N> {
    for (const { node } of used.values()) yield node
  }

  return {
    begin(most = 0) {
      frame += 1
      reserve.limit(most)
    },
    nodeFor: (key) => use(key).node,
    fill(key, show) {
      const taken = use(key)
      if (taken.filled === changes) return
      taken.filled = changes
      show(taken.node)
    },
    change: () => void (changes += 1),
    settle() {
      for (const [key, each] of used) {
        if (each.frame === frame) continue
        used.delete(key)
        reserve.release(key, each.node)
      }
    },
    shows: (key) => used.has(key),
    kept: reserve.kept,
    keep(key, fill, wanted) {
      const node = reserve.room(wanted)
      if (node === undefined) return false
      fill(node)
      reserve.release(key, node)
      return true
    },
    forget: reserve.forget,
    emptyOne: reserve.emptyOne,
    doubt: reserve.doubt,
    inUse,
  }
}

/** The nodes that nothing uses. */
interface Reserve<N> {
  readonly limit: (most: number) => void
  readonly kept: (key: string) => N | undefined
  readonly comeBack: (key: string) => N | undefined
  readonly newcomer: () => N
  /** As `newcomer`, but keeps no more than may be kept, and all that are wanted. */
  readonly room: (wanted: ReadonlySet<string>) => N | undefined
  readonly release: (key: string, node: N) => void
  readonly forget: () => void
  readonly emptyOne: () => boolean
  readonly doubt: () => void
}

function createReserve<N>({ make, letGo, emptied, doubted, renew, bringBack }: PoolRules<N>): Reserve<N> {
  /** Released nodes, longest ago first, by the key they still show. */
  const kept = new Map<string, N>()
  const forgotten = createForgotten(emptied)
  let keep = 0

  function take(known: N | undefined): N {
    const node = known ?? forgotten.take()
    if (node === undefined) return make()
    renew?.(node)
    return node
  }

  /** The one released longest ago, unless it is `wanted`. */
  function drop(wanted?: ReadonlySet<string>): N | undefined {
    for (const [key, node] of kept) {
      if (wanted?.has(key)) continue
      kept.delete(key)
      return node
    }
    return undefined
  }

  return {
    limit: (most) => void (keep = most),
    kept: (key) => kept.get(key),
    comeBack(key) {
      const node = kept.get(key)
      if (node === undefined) return undefined
      kept.delete(key)
      bringBack?.(node)
      return node
    },
    // What is kept is reused before it grows past its limit, also while others are free.
    newcomer: () => take(kept.size >= keep ? drop() : undefined),
    room(wanted) {
      if (kept.size < keep) return take(undefined)
      const node = drop(wanted)
      return node && take(node)
    },
    release(key, node) {
      letGo(node)
      kept.set(key, node)
    },
    forget() {
      forgotten.add(kept.values())
      kept.clear()
    },
    emptyOne: forgotten.emptyOne,
    doubt() {
      for (const node of kept.values()) doubted?.(node)
    },
  }
}

interface Forgotten<N> {
  readonly add: (nodes: Iterable<N>) => void
  readonly take: () => N | undefined
  readonly emptyOne: () => boolean
}

/**
 * Those that show nothing of use. What takes the place of one reuses what it holds: freeing that and beginning anew takes
 * longer.
 */
function createForgotten<N>(emptied?: (node: N) => void): Forgotten<N> {
  const full: N[] = []
  const empty: N[] = []
  return {
    add: (nodes) => void full.push(...nodes),
    take: () => full.pop() ?? empty.pop(),
    emptyOne() {
      const node = full.pop()
      if (node === undefined) return false
      emptied?.(node)
      empty.push(node)
      return true
    },
  }
}
