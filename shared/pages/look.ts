import type { Weight } from './measure.ts'

/** The look of printed pages. Chosen to hold up on a grey office printer: two inks, one tint, hairlines. */
export const INK = '#1c1b19'
export const QUIET = '#63615b'
export const HAIR = '#c4c1b8'
export const BAND = '#efece5'
export const PAPER = '#ffffff'
/** The one colour, for generated pictures; text says so too, for black-and-white printers. */
export const MACHINE = '#14695c'

/** Points. */
export const HAIRLINE = 0.4
export const MARGIN = { top: 30, side: 34, bottom: 34 } as const
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
