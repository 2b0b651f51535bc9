import type { ElementKind } from './screenplay.ts'

/** A line of a screenplay page. */
export interface PrintedLine {
  /** Index in the screenplay's elements. */
  readonly element: number
  /** UTF-16 offsets in `textOf` that element; the same for a line that the page adds. */
  readonly from: number
  readonly to: number
  readonly kind: ElementKind
  /** Column of its first character, 10 an inch, from the paper's left edge. */
  readonly x: number
  /** 0 to `LINES_A_PAGE` - 1; lines of two speeches side by side share one. */
  readonly row: number
  /** What the page itself says: "(MORE)", "MARA (CONT'D)". */
  readonly added?: string
}
