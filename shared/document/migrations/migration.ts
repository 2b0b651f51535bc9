/** Written out: the schema takes its version from the steps, and a step stays as it is whatever tables there come to be. */
type RowTable = 'project' | 'scene' | 'shot' | 'panel' | 'layer' | 'mark' | 'take' | 'card' | 'media'

/** A row as JSON holds it, before any schema has been asked. */
export type RawRow = Readonly<Record<string, unknown>>

/**
 * One step from the format before it: statements that add tables or columns, then pure transforms of rows, by table. A
 * table that is not named stays as it is. Each step lives in its own file NNNN-what-changes.ts and never changes once a
 * version with it was given out.
 */
export interface Migration {
  /** The version this step leads to. */
  readonly to: number
  /** What adds tables and columns, run before the rows are changed. It must leave the same schema as a new film has. */
  readonly sql?: readonly string[]
  readonly rows: { readonly [T in RowTable]?: (row: RawRow) => RawRow }
}
