import { inOrder } from '#shared/fields/inOrder.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '#shared/fields/shotFields.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'

/** The shot's number and its thumbnail; the rest are fields. */
export type ColumnId = 'shot' | 'panel' | ShotFieldId

export interface GridColumn {
  readonly id: ColumnId
  readonly label: string
  /** CSS px until a person resizes it. */
  readonly width: number
  /** What its cells hold; null if they are read-only. */
  readonly field: ShotFieldId | null
}

/** Every column of the shot list, in display order. */
export const COLUMNS: readonly GridColumn[] = [
  { id: 'shot', label: 'Shot', width: 76, field: null },
  { id: 'panel', label: 'Panel', width: 108, field: null },
  ...inOrder(SHOT_FIELDS, (id) => SHOT_FIELD[id].list?.after).flatMap((id): readonly GridColumn[] => {
    const { label, list } = SHOT_FIELD[id]
    return list ? [{ id, label: list.label ?? label, width: list.width, field: id }] : []
  }),
]

const HIDDEN_AT_FIRST: readonly ColumnId[] = SHOT_FIELDS.filter((id) => SHOT_FIELD[id].list?.hidden)
export const NARROWEST_PX = 44
const WIDEST_PX = 900

/** A person's choice: which columns are visible, and how wide. */
export interface ColumnChoice {
  readonly hidden: readonly ColumnId[]
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>
}

export const FIRST_CHOICE: ColumnChoice = { hidden: HIDDEN_AT_FIRST, widths: {} }

/** The visible columns. The shot's number is always one: without it rows could not be told apart. */
export function shownColumns(choice: ColumnChoice): readonly GridColumn[] {
  return COLUMNS.filter((column) => column.id === 'shot' || !choice.hidden.includes(column.id)).map((column) => ({
    ...column,
    width: choice.widths[column.id] ?? column.width,
  }))
}

export function withColumn(choice: ColumnChoice, id: ColumnId, shown: boolean): ColumnChoice {
  const others = choice.hidden.filter((other) => other !== id)
  return { ...choice, hidden: shown ? others : [...others, id] }
}

export function withWidth(choice: ColumnChoice, id: ColumnId, width: number): ColumnChoice {
  const limited = Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, width)))
  return { ...choice, widths: { ...choice.widths, [id]: limited } }
}

const IDS: readonly string[] = COLUMNS.map(({ id }) => id)
/** Columns that were added after choices stored without the list of columns at the time. */
const CAME_LATER: readonly string[] = ['aperture', 'avoid', 'looks'] satisfies readonly ColumnId[]

/** A choice as stored, with the columns that existed at the time. */
export function keptChoice(choice: ColumnChoice): object {
  return { ...choice, known: IDS }
}

/**
 * Reads a stored choice; a column added since has its default visibility. Whatever another version or a person stored,
 * the result is usable.
 */
export function readChoice(kept: unknown): ColumnChoice {
  if (typeof kept !== 'object' || kept === null) return FIRST_CHOICE
  const { hidden, widths, known } = kept as Record<string, unknown>
  const wasThere: readonly unknown[] = Array.isArray(known) ? known : IDS.filter((id) => !CAME_LATER.includes(id))
  const chosen: readonly unknown[] = Array.isArray(hidden) ? hidden : HIDDEN_AT_FIRST
  const hides = [
    ...chosen.filter((id) => IDS.includes(id as string) && wasThere.includes(id)),
    ...HIDDEN_AT_FIRST.filter((id) => !wasThere.includes(id)),
  ]
  const wide = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
    ([id, width]) => IDS.includes(id) && typeof width === 'number' && width >= NARROWEST_PX && width <= WIDEST_PX,
  )
  return { hidden: hides as ColumnId[], widths: Object.fromEntries(wide) }
}
