/** A hand on the filmstrip. Pure: what it is over comes with the events. */
export type StripHand =
  /** Down on a panel; `held`: long enough to pick it up. */
  | { readonly kind: 'pressed'; readonly press: StripPress; readonly held: boolean }
  | { readonly kind: 'turning'; readonly press: StripPress }
  | { readonly kind: 'scrolling'; readonly press: StripPress; readonly x: number }
  /** `gap`: where it would drop, 0 before the first panel. */
  | { readonly kind: 'carrying'; readonly press: StripPress; readonly gap: number }

export interface StripPress {
  readonly pointerId: number
  readonly pointerType: string
  /** The panel's place on the strip. */
  readonly place: number
  /** CSS px. */
  readonly x: number
  readonly y: number
}

/** What is under the pointer: the panel's place and the nearest gap. */
export interface StripSpot {
  readonly place: number
  readonly gap: number
}

export type StripEvent =
  | { readonly kind: 'press'; readonly press: StripPress }
  | ({ readonly kind: 'move'; readonly pointerId: number; readonly x: number; readonly y: number } & StripSpot)
  | { readonly kind: 'held' }
  | { readonly kind: 'release'; readonly pointerId: number }
  | { readonly kind: 'lost'; readonly pointerId: number }
  | { readonly kind: 'escape' }

export type StripEffect =
  | { readonly kind: 'capture'; readonly pointerId: number }
  | { readonly kind: 'turn'; readonly place: number }
  | { readonly kind: 'scroll'; readonly by: number }
  | { readonly kind: 'drop'; readonly from: number; readonly gap: number }
  /** The press was a gesture: the click that follows it chooses nothing. */
  | { readonly kind: 'noClick' }

type Stepped = readonly [StripHand | null, readonly StripEffect[]]

/** CSS px that a press moves before it is a gesture. */
const STARTS_AFTER = 6

/**
 * A mouse carries the panel it drags. A pen that moves along the strip turns its pages, and a finger moves the strip;
 * either carries a panel after resting on it.
 */
export function stripHand(hand: StripHand | null, event: StripEvent): Stepped {
  if (event.kind === 'press') return hand ? [hand, []] : [{ kind: 'pressed', press: event.press, held: false }, []]
  if (!hand || ('pointerId' in event && event.pointerId !== hand.press.pointerId)) return [hand, []]
  switch (event.kind) {
    case 'held':
      return hand.kind === 'pressed'
        ? [{ ...hand, held: true }, [{ kind: 'turn', place: hand.press.place }]]
        : [hand, []]
    case 'move':
      return moved(hand, event)
    case 'release':
      return [null, hand.kind === 'carrying' ? [{ kind: 'drop', from: hand.press.place, gap: hand.gap }] : []]
    case 'escape':
    case 'lost':
      return [null, []]
  }
}

function moved(hand: StripHand, { x, y, place, gap }: Extract<StripEvent, { kind: 'move' }>): Stepped {
  switch (hand.kind) {
    case 'pressed': {
      const { press, held } = hand
      if (Math.hypot(x - press.x, y - press.y) < STARTS_AFTER) return [hand, []]
      const begun: readonly StripEffect[] = [{ kind: 'capture', pointerId: press.pointerId }, { kind: 'noClick' }]
      if (held || press.pointerType === 'mouse') return [{ kind: 'carrying', press, gap }, begun]
      if (press.pointerType === 'pen') return [{ kind: 'turning', press }, [...begun, { kind: 'turn', place }]]
      return [{ kind: 'scrolling', press, x }, [...begun, { kind: 'scroll', by: press.x - x }]]
    }
    case 'turning':
      return [hand, [{ kind: 'turn', place }]]
    case 'scrolling':
      return [{ ...hand, x }, [{ kind: 'scroll', by: hand.x - x }]]
    case 'carrying':
      return [{ ...hand, gap }, []]
  }
}
