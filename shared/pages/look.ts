import type { Weight } from './measure.ts'

/**
 * The look of printed pages: black, one tint and hairlines. Words and lines are solid black, since a printer sets grey
 * ones as dots; what is quiet is small and light instead. Greys have three equal parts: they are printed in black alone.
 */
export const INK = '#000000'
/** What no longer counts: a cut shot, an omitted scene. */
export const FAINT = '#767676'
export const HAIR = '#000000'
export const BAND = '#ededed'
export const PAPER = '#ffffff'
/** The one colour, for generated pictures; text says so too, for black-and-white printers. */
export const MACHINE = '#14695c'

/** Points. */
export const HAIRLINE = 0.25
/** The frame of a picture, and of one that a model made. */
export const FRAME = {
  plain: { color: INK, weight: 0.35, dash: null },
  machine: { color: MACHINE, weight: 0.7, dash: [2.4, 1.6] },
} as const
export const MARGINS = {
  narrow: { top: 24, left: 22, right: 22, bottom: 27 },
  usual: { top: 30, left: 34, right: 34, bottom: 34 },
  /** Punched or bound at the left. */
  binding: { top: 30, left: 62, right: 30, bottom: 34 },
} as const
/** Line height relative to type size. */
export const LEADING = 1.3

export interface TextStyle {
  readonly size: number
  readonly weight: Weight
  readonly color: string
}

export function style(size: number, weight: Weight = 'regular', color: string = INK): TextStyle {
  return { size, weight, color }
}

/** Type sizes to choose from, as multiples of the usual one. */
export const TYPE_SCALE = { small: 0.9, usual: 1, large: 1.2 } as const
