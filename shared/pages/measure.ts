import type { TextRun } from './model.ts'

/** `script`: the typewriter face of screenplays, ten characters to an inch at 12 pt. */
export type Weight = 'regular' | 'strong' | 'script'

/**
 * Font metrics, supplied by whoever draws the pages. All in points. Widths add up over the pieces that `breaks` cuts a
 * text into.
 */
export interface Measure {
  width(text: string, size: number, weight: Weight): number
  /** One line as runs from left to right, each in the first font with its glyphs. Characters in no font become a visible box. */
  runs(text: string, size: number, weight: Weight): TextRun[]
  /** Line break opportunities in order (`must`: a mandatory one); the last is the end of the text. Source: Unicode UAX #14. */
  breaks(text: string): readonly LineEnd[]
}

export interface LineEnd {
  readonly at: number
  readonly must: boolean
}
