import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import type { DayTally } from '#shared/document/shooting.ts'
import type { ColumnFilter } from './columnFilter.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { HeadTally } from '#shared/document/headWords.ts'

/** A row that stands over others, which can be folded away. */
export type HeadRow =
  | {
      readonly kind: 'scene'
      readonly id: string
      readonly scene: SceneRow
      readonly number: string
      readonly tally: HeadTally
      /** Its numbers are. */
      readonly locked: boolean
    }
  | { readonly kind: 'day'; readonly id: string; readonly day: ShootDay | null; readonly tally: DayTally & HeadTally }
  /** Shots that have the same in the column that the list is grouped by; '' for nothing. */
  | { readonly kind: 'group'; readonly id: string; readonly label: string; readonly tally: HeadTally }

export interface ShotListRow {
  readonly kind: 'shot'
  readonly id: string
  readonly shot: ShotRow
  readonly number: string
}

export type ListRow = HeadRow | ShotListRow

export interface ListSort {
  readonly column: ColumnId
  readonly descending: boolean
}

export interface ListView {
  /** Words that a shot must all contain, in any of its fields or its scene's heading. */
  readonly filter: string
  /** At most one for each column; a shot passes all of them. */
  readonly filters?: readonly ColumnFilter[]
  /** null: film order, under their scenes. */
  readonly sort: ListSort | null
  /** Under a head for each of the column's values, instead of scenes or days. */
  readonly group?: ColumnId | null
  /** In shooting order, under its days. */
  readonly shooting?: boolean
}

export function isNarrowed({ filter, filters = [] }: Pick<ListView, 'filter' | 'filters'>): boolean {
  return filter.trim() !== '' || filters.length > 0
}

/** Its rows can be moved: they stand in story order, or all of them in shooting order. */
export function isInOrder(view: ListView): boolean {
  return view.sort === null && !view.group && (!view.shooting || !isNarrowed(view))
}
