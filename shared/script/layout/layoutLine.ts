/** A stretch of text on a line, apart from the next by a gap that no space between words has. */
export interface Segment {
  /** Column of its first character: in characters of the script's type, from the paper's left edge. */
  readonly x: number
  readonly text: string
  /** Column behind its last character, where letters of several widths stand on a line. */
  readonly end?: number
}

/** A printed line of a script of which only the layout says what it is. */
export interface LayoutLine {
  /** From 1, through all pages. */
  readonly line: number
  /** From 0. */
  readonly page: number
  /** Its place on the page, in lines from the top. */
  readonly y: number
  /** One at least; from left to right. */
  readonly segments: readonly Segment[]
  /** An empty line or more stands above it. The first of a page has none. */
  readonly gap: boolean
  readonly firstOnPage: boolean
}

/** A line of the script itself: without what the page adds to it. */
export interface ScriptLine extends LayoutLine {
  /** The scene's number in the margins. */
  readonly number?: string
  /** An asterisk stands in its right margin. */
  readonly revised?: true
  /** As the page itself is numbered ("12A"). */
  readonly label?: string
  /** The speech before it was marked (MORE) where its page ended. */
  readonly goesOn?: true
}

export function textOfLine({ segments }: LayoutLine): string {
  return segments.map(({ text }) => text).join(' ')
}
