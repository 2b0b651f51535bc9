import type { TextRun } from './model.ts'

export type Weight = 'regular' | 'strong'

/**
 * What laying out must know of letters, and can't know itself: whoever draws the pages brings the fonts. All in points.
 * Widths add up over the pieces that `breaks` cuts a text into.
 */
export interface Measure {
  width(text: string, size: number, weight: Weight): number
  /** One line as runs from left to right, each in the first font that has its letters. What no font has becomes a visible box. */
  runs(text: string, size: number, weight: Weight): TextRun[]
  /** Where a line may end (`must`: where it has to), in order; the last is the text's own end. Source: Unicode UAX #14. */
  breaks(text: string): readonly LineEnd[]
}

export interface LineEnd {
  readonly at: number
  readonly must: boolean
}
