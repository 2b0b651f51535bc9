/** What a workbook of one sheet holds. */
export interface SheetToWrite {
  /** Up to 31 characters, none of []:*?/\ and no apostrophe. */
  readonly name: string
  /** In the properties and at the foot of each printed page. */
  readonly title: string
  /** Stands over every printed page and in the file's properties. */
  readonly note: string
  /** ISO date. */
  readonly createdAt: string
  /** Widths in characters. */
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: readonly {
    /** One for each column: text, numbers, '' for nothing. Text is never run as a formula. */
    readonly cells: readonly (string | number)[]
    /** A JPEG. */
    readonly picture?: { readonly bytes: Uint8Array; readonly alt: string }
  }[]
  /** Columns at the left that stay in view; the head always does. */
  readonly frozenColumns: number
  /** The pictures' column, and their size in px at 96 to the inch. */
  readonly picture?: { readonly column: number; readonly width: number; readonly height: number }
}
