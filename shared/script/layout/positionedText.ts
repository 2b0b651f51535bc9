/** A run of text on a page of paper. */
export interface PositionedText {
  readonly text: string
  /** Points from the page's left edge to its beginning, and from the top edge to its baseline. */
  readonly x: number
  readonly y: number
  /** Points. */
  readonly width: number
  readonly size: number
  /** It runs down from there, `width` long: its letters laid on their side, or set one under the other, centred on `x`. */
  readonly down?: 'turned' | 'set'
}

export interface PositionedPage {
  readonly width: number
  readonly height: number
  /** In any order. */
  readonly texts: readonly PositionedText[]
}
