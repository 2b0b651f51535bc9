import type { Board } from '../../document/board.ts'
import type { SceneId, ShotId } from '../../document/ids.ts'
import type { ColumnMatch } from './matchColumns.ts'

export interface TableChoices {
  /** The row of the headings, from 0; null for none. */
  readonly head: number | null
  readonly columns: ColumnMatch
  /** An empty cell empties the field; else it leaves the field as it is. */
  readonly clear: boolean
}

export interface CellChange {
  /** The field: "Lens"; of the scene: "Scene heading". */
  readonly label: string
  readonly before: string
  readonly after: string
}

export interface UnreadCell {
  /** '' for the whole row. */
  readonly label: string
  readonly text: string
  /** A sentence's end: "type a number from 1 to 2,000". */
  readonly why: string
}

/** `scene`: the row is of a scene alone. `skipped`: the row was not read. */
export type RowKind = 'new' | 'changed' | 'same' | 'scene' | 'skipped'

export interface PlannedRow {
  /** In the file, 1-based. */
  readonly row: number
  readonly kind: RowKind
  readonly sceneId: SceneId | null
  readonly shotId: ShotId | null
  /** The shot's number as the film will show it, or that of the file; '' for none. */
  readonly number: string
  readonly changes: readonly CellChange[]
  readonly unread: readonly UnreadCell[]
}

/** What a table makes of a film. */
export interface TablePlan {
  /** The film with it. */
  readonly board: Board
  readonly rows: readonly PlannedRow[]
  readonly newScenes: readonly SceneId[]
  readonly newCards: readonly { readonly kind: 'cast' | 'location' | 'prop'; readonly name: string }[]
}
