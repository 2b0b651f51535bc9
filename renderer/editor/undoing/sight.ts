import { createStore } from '#shared/store.ts'
import type { Spot } from './spot.ts'

/** A part of the window that shows part of the film, and can say what. */
export interface Surface {
  /** Looks once: whether a person sees a spot on it, as it is now. A long step has thousands of them. */
  readonly look: () => (spot: Spot) => boolean
  /** Brings the spot into view if it is anywhere on this surface; false if it is not. */
  readonly show: (spot: Spot) => boolean
}

/** What a person sees of the film. */
export interface Sight {
  readonly add: (surface: Surface) => () => void
  /** Looks once, as a surface does. */
  readonly look: () => (spot: Spot) => boolean
  readonly sees: (spot: Spot) => boolean
  /** Brings the spot into view, as soon as something that shows it is there. */
  readonly show: (spot: Spot) => void
  /** What was to be shown is done with: no surface that comes later moves for it. */
  readonly rest: () => void
  /** What was last to be shown, for what is folded away; null for nothing. */
  readonly wanted: () => Spot | null
  readonly listen: (changed: () => void) => () => void
}

export function createSight(): Sight {
  const surfaces = new Set<Surface>()
  const wanted = createStore<Spot | null>(null)
  let shown = true

  function tryShow(on: Iterable<Surface>): void {
    const spot = wanted.state()
    if (!spot || shown) return
    shown = [...on].map((surface) => surface.show(spot)).includes(true)
  }

  function look(): (spot: Spot) => boolean {
    const looks = [...surfaces].map((surface) => surface.look())
    // Without a window nothing is out of sight.
    return (spot) => looks.length === 0 || looks.some((sees) => sees(spot))
  }

  return {
    add(surface) {
      surfaces.add(surface)
      tryShow([surface])
      return () => surfaces.delete(surface)
    },
    look,
    sees: (spot) => look()(spot),
    show(spot) {
      shown = false
      wanted.set(spot)
      tryShow(surfaces)
    },
    rest() {
      shown = true
    },
    wanted: wanted.state,
    listen: wanted.listen,
  }
}

/** What the hand was shown last: the same step, with the window as it was left. */
export interface Arrived {
  readonly step: object
  readonly outline: object
  /** How often it was led there and nothing was seen: what can't be shown is done all the same. */
  readonly times: number
}

export interface InSight {
  readonly sees: (spot: Spot) => boolean
  readonly selected: (spot: Spot) => boolean
}

/** Times that a press leads to where nothing of its step can be shown. */
const TRIES = 2

/**
 * What a press of undo or redo does: goes to where its step is, or does it. A step is done at once if all of it is in
 * sight, or if some is and the rest is selected. After a press that went there (`arrived`), some is enough: a long step
 * may be larger than the window. What is in sight nowhere is done at once, and said.
 */
export function decide(spots: readonly Spot[], sight: InSight, arrived: Arrived | null): 'go' | 'do' | 'say' {
  if (spots.length === 0) return 'say'
  if (arrived) return arrived.times >= TRIES || spots.some(sight.sees) ? 'do' : 'go'
  return spots.every((spot) => sight.selected(spot) || sight.sees(spot)) && spots.some(sight.sees) ? 'do' : 'go'
}
