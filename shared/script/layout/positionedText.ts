/** A run of text on a page of paper. */
export interface PositionedText {
  readonly text: string
  /** Points from the page's left edge to its beginning, and from the top edge to its baseline. */
  readonly x: number
  readonly y: number
  /** Points. */
  readonly width: number
  readonly size: number
}

export interface PositionedPage {
  readonly width: number
  readonly height: number
  /** In any order. */
  readonly texts: readonly PositionedText[]
}
