/** What the hand is doing at this moment, such as a line that is being drawn. */
export interface HandAtWork {
  readonly busy: () => boolean
  /** Ends it as if the hand had been lifted: what was done so far is a finished step. */
  readonly end: () => void
  /** Who knows what it does, until the returned function is called. */
  readonly follow: (hand: Pick<HandAtWork, 'busy' | 'end'>) => () => void
}

export function createHandAtWork(): HandAtWork {
  const hands = new Set<Pick<HandAtWork, 'busy' | 'end'>>()
  return {
    busy: () => [...hands].some((hand) => hand.busy()),
    end: () => hands.forEach((hand) => hand.end()),
    follow(hand) {
      hands.add(hand)
      return () => hands.delete(hand)
    },
  }
}
