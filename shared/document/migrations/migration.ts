/**
 * Spelled out rather than imported: the schema takes its version from the migrations, and a migration must not change
 * when tables are added.
 */
type RowTable = 'project' | 'scene' | 'shot' | 'panel' | 'layer' | 'mark' | 'take' | 'card' | 'look' | 'media' | 'draft'

/** A row as parsed from JSON, not yet validated. */
export type RawRow = Readonly<Record<string, unknown>>

/**
 * One step from the previous format: SQL that adds tables or columns, then pure row transforms by table. Tables that
 * are not listed stay as they are. Each step has its own file NNNN-what-changes.ts and never changes once a version
 * with it was released.
 */
export interface Migration {
  /** The version this step leads to. */
  readonly to: number
  /** SQL that adds tables and columns, run before rows are transformed. It must produce the same schema as a new film has. */
  readonly sql?: readonly string[]
  /** Tables of the board that it adds. */
  readonly tables?: readonly RowTable[]
  readonly rows: { readonly [T in RowTable]?: (row: RawRow) => RawRow }
}
