import { inOrder } from '#shared/fields/inOrder.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '#shared/fields/shotFields.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'

/** The shot's number and its thumbnail; the rest are fields. */
export type ColumnId = 'shot' | 'panel' | ShotFieldId

export interface GridColumn {
  readonly id: ColumnId
  readonly label: string
  /** CSS px until a person makes it wider or narrower. */
  readonly width: number
  /** What its cells hold; null where they are only looked at. */
  readonly field: ShotFieldId | null
}

/** Every column of the shot list, in the order in which they stand. */
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

/** What a person chose: which columns show, and how wide. */
export interface ColumnChoice {
  readonly hidden: readonly ColumnId[]
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>
}

export const FIRST_CHOICE: ColumnChoice = { hidden: HIDDEN_AT_FIRST, widths: {} }

/** The columns that show. The shot's number always does: without it no row could be told from another. */
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
/** Columns that came after choices that do not say which columns there were. */
const CAME_LATER: readonly string[] = ['aperture' satisfies ColumnId]

/** A choice as it is remembered, with the columns that there were to choose from. */
export function keptChoice(choice: ColumnChoice): object {
  return { ...choice, known: IDS }
}

/**
 * Reads a remembered choice; a column that is new since shows as it does at first. Whatever was kept by another version or by hand,
 * a usable choice comes out.
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
