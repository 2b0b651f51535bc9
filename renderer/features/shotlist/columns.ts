import type { ShotField } from '#shared/fields/field.ts'
import { inOrder } from '#shared/fields/inOrder.ts'
import type { ListColumns } from '#shared/document/listViewSchema.ts'
import type { Board } from '#shared/document/board.ts'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import { ownFieldsOf } from '#shared/fields/filmFields.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '#shared/fields/shotFields.ts'

export interface GridColumn {
  readonly id: ColumnId
  readonly label: string
  /** CSS px until a person resizes it. */
  readonly width: number
  /** What its cells hold; null if they are read-only. */
  readonly field: FieldId | null
}

/** Columns that every film has, in display order. */
export const COLUMNS: readonly GridColumn[] = [
  { id: 'shot', label: 'Shot', width: 76, field: null },
  { id: 'panel', label: 'Panel', width: 108, field: null },
  ...inOrder(SHOT_FIELDS, (id) => SHOT_FIELD[id].list?.after).flatMap((id): readonly GridColumn[] => {
    const { label, list } = SHOT_FIELD[id]
    return list ? [{ id, label: list.label ?? label, width: list.width, field: id }] : []
  }),
]

const filmColumns = new WeakMap<readonly ShotField[], readonly GridColumn[]>()

/** Every column of a film's shot list, its own last. */
export function columnsOf(board: Board): readonly GridColumn[] {
  const own = ownFieldsOf(board)
  const known = filmColumns.get(own)
  if (known) return known
  const columns = [
    ...COLUMNS,
    ...own.flatMap(({ id, label, list }): readonly GridColumn[] =>
      isOwnKey(id) && list ? [{ id, label, width: list.width, field: id }] : [],
    ),
  ]
  filmColumns.set(own, columns)
  return columns
}

const HIDDEN_AT_FIRST: readonly ColumnId[] = SHOT_FIELDS.filter((id) => SHOT_FIELD[id].list?.hidden)
export const NARROWEST_PX = 44
const WIDEST_PX = 900

/** A person's choice: which columns are visible, and how wide. */
export interface ColumnChoice {
  readonly hidden: readonly ColumnId[]
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>
  /** From left to right; what is not in it stands behind, in its usual place. Number and picture always come first. */
  readonly order: readonly ColumnId[]
}

export const FIRST_CHOICE: ColumnChoice = { hidden: HIDDEN_AT_FIRST, widths: {}, order: [] }

/** Columns in the chosen order. */
export function inChosenOrder(columns: readonly GridColumn[], { order }: ColumnChoice): readonly GridColumn[] {
  const places = new Map(order.map((id, place) => [id, place]))
  const placeOf = ({ id, field }: GridColumn): number => (field === null ? -1 : (places.get(id) ?? order.length))
  return columns.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The visible columns. The shot's number is always one: without it rows could not be told apart. */
export function shownColumns(columns: readonly GridColumn[], choice: ColumnChoice): readonly GridColumn[] {
  return inChosenOrder(columns, choice)
    .filter((column) => column.id === 'shot' || !choice.hidden.includes(column.id))
    .map((column) => ({ ...column, width: choice.widths[column.id] ?? column.width }))
}

/** Moves a column before another, or behind the last visible one for null; the same choice if it stands there. */
export function withPlaced(
  columns: readonly GridColumn[],
  choice: ColumnChoice,
  id: ColumnId,
  before: ColumnId | null,
): ColumnChoice {
  const all = inChosenOrder(columns, choice)
    .filter(({ field }) => field !== null)
    .map((column) => column.id)
  const shown = all.filter((each) => !choice.hidden.includes(each))
  const next = shown[shown.indexOf(id) + 1] ?? null
  if (before === id || before === next || !all.includes(id)) return choice
  const others = all.filter((each) => each !== id)
  const at = before === null ? others.indexOf(shown.at(-1)!) + 1 : others.indexOf(before)
  return at < 0 ? choice : { ...choice, order: others.toSpliced(at, 0, id) }
}

/**
 * The gap between columns nearest to a place in their header (CSS px from its left): 0 before the first. Number and
 * picture stay in front.
 */
export function gapAcross(columns: readonly GridColumn[], x: number): number {
  const fixed = columns.filter(({ field }) => field === null).length
  let left = 0
  const gap = columns.findIndex(({ width }) => {
    left += width
    return x < left - width / 2
  })
  return Math.max(fixed, gap < 0 ? columns.length : gap)
}

/** Moves a column past the next visible one; the same choice at the ends. */
export function withMoved(
  columns: readonly GridColumn[],
  choice: ColumnChoice,
  id: ColumnId,
  by: -1 | 1,
): ColumnChoice {
  const all = inChosenOrder(columns, choice)
    .filter(({ field }) => field !== null)
    .map((column) => column.id)
  const shown = all.filter((each) => each === id || !choice.hidden.includes(each))
  const next = shown[shown.indexOf(id) + by]
  if (next === undefined) return choice
  const others = all.filter((each) => each !== id)
  return { ...choice, order: others.toSpliced(others.indexOf(next) + (by > 0 ? 1 : 0), 0, id) }
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
export function keptChoice({ hidden, widths, order }: ColumnChoice): ListColumns {
  return { hidden: [...hidden], widths: { ...(widths as Record<string, number>) }, order: [...order], known: [...IDS] }
}

/**
 * Reads a stored choice; a column added since has its default visibility. Whatever another version or a person stored,
 * the result is usable.
 */
export function readChoice(kept: unknown): ColumnChoice {
  if (typeof kept !== 'object' || kept === null) return FIRST_CHOICE
  const { hidden, widths, known, order } = kept as Record<string, unknown>
  const wasThere: readonly unknown[] = Array.isArray(known) ? known : IDS.filter((id) => !CAME_LATER.includes(id))
  const chosen: readonly unknown[] = Array.isArray(hidden) ? hidden : HIDDEN_AT_FIRST
  const hides = [
    ...chosen.filter((id) => isColumn(id) && (wasThere.includes(id) || isOwn(id))),
    ...HIDDEN_AT_FIRST.filter((id) => !wasThere.includes(id)),
  ]
  const wide = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
    ([id, width]) => isColumn(id) && typeof width === 'number' && width >= NARROWEST_PX && width <= WIDEST_PX,
  )
  const placed: readonly unknown[] = Array.isArray(order) ? order : []
  return { hidden: hides as ColumnId[], widths: Object.fromEntries(wide), order: placed.filter(isColumn) as ColumnId[] }
}

function isOwn(id: unknown): boolean {
  return typeof id === 'string' && isOwnKey(id)
}

function isColumn(id: unknown): boolean {
  return IDS.includes(id as string) || isOwn(id)
}
