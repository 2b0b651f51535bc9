/** Nodes by what they stand for now. As many are made as were ever in sight at once, whatever the length of the film. */
export interface Pool<N> {
  /** Begins a frame: what is not asked for until `settle` is let go of. */
  readonly begin: () => void
  /** The node that stood for `key` in the last frame, else one that stands for nothing, else a new one. */
  readonly nodeFor: (key: string) => N
  /** Ends a frame: nodes that nothing asked for are hidden, and wait for the next newcomer. */
  readonly settle: () => void
  /** Those in use, in the order in which they were first asked for. */
  readonly inUse: () => Iterable<N>
}

interface Used<N> {
  readonly node: N
  frame: number
}

export function createPool<N>(make: () => N, letGo: (node: N) => void): Pool<N> {
  const used = new Map<string, Used<N>>()
  const free: N[] = []
  let frame = 0

  function* inUse(): Iterable<N> {
    for (const { node } of used.values()) yield node
  }

  return {
    begin() {
      frame += 1
    },
    nodeFor(key) {
      const known = used.get(key)
      if (known) {
        known.frame = frame
        return known.node
      }
      const node = free.pop() ?? make()
      used.set(key, { node, frame })
      return node
    },
    settle() {
      for (const [key, each] of used) {
        if (each.frame === frame) continue
        used.delete(key)
        letGo(each.node)
        free.push(each.node)
      }
    },
    inUse,
  }
}
