import type { Painter } from '../painter.ts'
import type { ToolIcon } from '../../toolIcon.ts'
import type { Surface } from '../surface.ts'

/** How a stroke is drawn, besides its kind of nib. */
export interface NibLook {
  /** Width in panel px at full pressure. */
  readonly size: number
  /** Seeds everything random, so that a stroke is drawn the same each time. */
  readonly seed: number
  readonly color: string
  /** How much of the tooth or the spray's droplets shows, 0..1; as usual if omitted. */
  readonly grain?: number | undefined
}

/**
 * Which ends of a stroke these points include: a live stroke is painted in parts. `alone`: on a surface of its own, to
 * be composited in the nib's mode later, so an eraser leaves ink and a marker has nothing to multiply with.
 */
export interface Ends {
  readonly start: boolean
  readonly end: boolean
  readonly alone?: boolean
  /** Length of the whole stroke (panel px) if these points are a part of it: a pen's tapers depend on it. */
  readonly length?: number
  /** Length of the stroke (panel px) before these points. */
  readonly before?: number
}
export const WHOLE: Ends = { start: true, end: true }

/** How a nib's ink combines with its layer: covers it, darkens it (multiplies) or erases it. */
export type Laid = 'ink' | 'tone' | 'cut'

/** Adjustable settings of a nib. `pressure`: whether it follows the pen's pressure. */
export type NibControl = 'size' | 'opacity' | 'steady' | 'grain' | 'pressure' | 'tilt'

/** The pen's movement from one point to the next: pressure, distance and time. */
export interface HandMove {
  /** 0..1: the pen's pressure, and the pressure stored for the previous point. */
  readonly pressure: number
  readonly before: number
  /** Panel px. */
  readonly px: number
  readonly ms: number
}

/**
 * The definition of a nib. The painter, bounds, live ink, tools, keys, commands and the format itself are built from
 * it. To add one, add a file with an entry and a line in `index.ts` and, once films were released without it, a new
 * format version (`document/migrations`).
 */
export interface NibEntry<Id extends string = string> {
  /** Stored in strokes' rows, so it never changes. */
  readonly id: Id
  readonly label: string
  /** What other programs call it: the palette finds it by these words too. */
  readonly alsoCalled?: string
  /** The letter key that selects it. */
  readonly key: string
  readonly icon: ToolIcon
  /** False if it has no digit key: a later nib leaves the others' digits alone. */
  readonly digit?: false
  /**
   * Paints pen points (unpacked, at least one, panel px) at full opacity. The surface's transform maps from panel px,
   * its fill is the nib's colour, and its state is restored afterwards; `scale` (device px per panel px) only affects
   * how finely curves and grain are subdivided.
   */
  readonly paint: (
    surface: Surface,
    look: NibLook,
    points: Float32Array,
    painter: Painter,
    scale: number,
    ends: Ends,
  ) => void
  /** Maximum width of its line in nib sizes, for bounds. */
  readonly widest: number
  /** How far (panel px) the middle of its line runs outside its points' rectangle (unpacked points); none if absent. */
  readonly strays?: (points: Float32Array) => number
  readonly laid: Laid
  /** Whether it overlaps its own ink, which must not show through a partly opaque stroke. */
  readonly overlaps: (size: number, scale: number) => boolean
  readonly live: LiveCut
  /** Drawn by a pen's eraser end, whichever tool is selected. */
  readonly tail?: true
  /** Snaps to the perspective, if that is on. */
  readonly snaps: boolean
  readonly controls: readonly NibControl[]
  /** Defaults: size in panel px, the rest as fractions. By default fully opaque and steadied by a third. */
  readonly start: { readonly size: number; readonly opacity?: number; readonly steady?: number }
  /** The pressure to store for a point, for nibs that depend on time: computed while drawing, since points have no timestamps. */
  readonly flow?: (hand: HandMove) => number
}

/**
 * How a live stroke is split: once its tail has `most` points, all but the last `kept` are settled, and the next part
 * begins `overlap` points before the settled end.
 */
export interface LiveCut {
  readonly most: number
  readonly kept: number
  readonly overlap: number
  /** How far ink can reach from the tail's points, in nib sizes. */
  readonly reach: number
  /** Tapers at the ends: their lengths in nib sizes, and the number of first points that smooth each other's pressure. */
  readonly tapers?: { readonly start: number; readonly end: number; readonly points: number }
}

/** Keeps an entry's id as a literal type, so that the names of all nibs form a union. */
export function nib<const Id extends string>(entry: NibEntry<Id>): NibEntry<Id> {
  return entry
}

export const EVERY_CONTROL: readonly NibControl[] = ['size', 'opacity', 'steady', 'pressure']

/** Length of a curve's straight segments in device px: on a bend of 10 px they stay within 0.15 px of it. */
export const FACET = 3.4
