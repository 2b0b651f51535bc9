/** A row of a table that may be read wrongly or not wholly. `row`: 1-based. */
export interface OddRow {
  readonly row: number
  readonly why: string
}
