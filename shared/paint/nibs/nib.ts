import type { Painter } from '../painter.ts'
import type { Surface } from '../surface.ts'

/** What a stroke is drawn with, beside its kind. */
export interface NibLook {
  /** Panel px across at full pressure. */
  readonly size: number
  /** Fixes whatever is left to chance, so that a stroke is drawn alike each time. */
  readonly seed: number
  readonly color: string
}

/**
 * Which ends of a stroke these points hold: a stroke under way is painted in parts. `alone`: on a surface of its own, from
 * where it is laid as its nib demands, so an eraser leaves ink and a marker multiplies with nothing.
 */
export interface Ends {
  readonly start: boolean
  readonly end: boolean
  readonly alone?: boolean
  /** Of the whole stroke (panel px), where these points are not all of it: a pen's ends are drawn out in keeping with it. */
  readonly length?: number
  /** How much of the stroke (panel px) lies before these points. */
  readonly before?: number
}
export const WHOLE: Ends = { start: true, end: true }

/** How a nib's ink meets what its layer holds: it covers it, darkens it (multiplies) or cuts it. */
export type Laid = 'ink' | 'tone' | 'cut'

/** What can be set of a nib. `pressure`: it follows the pen's pressure. */
export type NibControl = 'size' | 'opacity' | 'steady' | 'pressure'

/** The hand between a point and the next one: what it presses with, how far it went and in what time. */
export interface HandMove {
  /** 0..1: what the pen presses with, and what was kept of the point before. */
  readonly pressure: number
  readonly before: number
  /** Panel px. */
  readonly px: number
  readonly ms: number
}

/**
 * All that is to be known of a nib. The painter, bounds, live ink, tools, keys, commands and the format itself read it from
 * here: a new nib is a file with one of these and a line in `index.ts`, and, once films were given out without it, a new
 * version of the format (`document/migrations`).
 */
export interface NibEntry<Id extends string = string> {
  /** As a stroke's row names it, for good. */
  readonly id: Id
  readonly label: string
  /** The letter that takes it in hand. */
  readonly key: string
  /** False where it has no digit: a nib that came later leaves the others theirs. */
  readonly digit?: false
  /**
   * Paints pen points (unpacked, at least one, panel px) at full opacity. The surface's transform is from panel px, its fill is
   * the nib's colour, and it is restored afterwards; `scale` (device px per panel px) only decides how finely things are cut.
   */
  readonly paint: (
    surface: Surface,
    look: NibLook,
    points: Float32Array,
    painter: Painter,
    scale: number,
    ends: Ends,
  ) => void
  /** At most how wide its line is, in nib sizes: for bounds. */
  readonly widest: number
  readonly laid: Laid
  /** Whether it lays ink over its own ink, which must not show through a stroke that is only partly opaque. */
  readonly overlaps: (size: number, scale: number) => boolean
  readonly live: LiveCut
  /** A pen's tail end draws with it, whatever is in hand. */
  readonly tail?: true
  /** Follows the perspective, where that is on. */
  readonly snaps: boolean
  readonly controls: readonly NibControl[]
  /** As it lies on a new table: panel px, and parts of one. What is left out covers wholly and is steadied by a third. */
  readonly start: { readonly size: number; readonly opacity?: number; readonly steady?: number }
  /** What is kept as a point's pressure, for a nib that feels time: it is worked out while the hand moves, since points have no clock. */
  readonly flow?: (hand: HandMove) => number
}

/**
 * How a stroke under way is cut: a tail of `most` points is settled but for its last `kept`, and the next begins `overlap` points
 * before the settled end.
 */
export interface LiveCut {
  readonly most: number
  readonly kept: number
  readonly overlap: number
  /** How far its ink can reach from the points of its tail, in nib sizes. */
  readonly reach: number
  /** Where its ends are drawn out: over so many nib sizes, and how many first points steady each other's pressure. */
  readonly tapers?: { readonly start: number; readonly end: number; readonly points: number }
}

/** Keeps an entry's id as it is written, so that the names of all nibs are a type. */
export function nib<const Id extends string>(entry: NibEntry<Id>): NibEntry<Id> {
  return entry
}

export const EVERY_CONTROL: readonly NibControl[] = ['size', 'opacity', 'steady', 'pressure']

/** Device px of the straight pieces a curve is drawn with: on a bend of 10 px they stay within 0.15 px of it. */
export const FACET = 3.4
