import type { ProjectRow } from '#shared/document/schema.ts'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import type { SavedView } from '#shared/document/listViewSchema.ts'
import { SHOT_FIELDS } from '#shared/fields/shotFields.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { ListView } from './listRow.ts'

/** How the list is looked at, as a film keeps it. */
export function savedAs({
  filter,
  filters,
  sort,
  group,
  shooting,
}: Required<ListView>): Omit<SavedView, 'name' | 'columns' | 'order'> {
  return {
    filter,
    filters: filters.map((each) => ({ ...each, values: each.values === null ? null : [...each.values] })),
    sort: sort && { ...sort },
    group,
    shooting,
  }
}

/** A kept view for this film. A column that this program does not know is passed over. */
export function lookOf({ filter, filters, sort, group, shooting }: SavedView): Required<ListView> {
  return {
    filter,
    filters: filters.flatMap((each) => (isColumn(each.column) ? [{ ...each, column: each.column }] : [])),
    sort: sort && isColumn(sort.column) ? { ...sort, column: sort.column } : null,
    group: group !== null && isColumn(group) ? group : null,
    shooting,
  }
}

/** Without what asks for a column of the film's own that it no longer has: deleted here, in another window, or before a view was shown. */
export function withoutGone<View extends ListView>(film: ProjectRow, view: View): View {
  const here = (id: ColumnId): boolean => !isOwnKey(id) || id in film
  const { sort, group = null, filters = [] } = view
  if (
    (sort === null || here(sort.column)) &&
    (group === null || here(group)) &&
    filters.every((each) => here(each.column))
  )
    return view
  return {
    ...view,
    sort: sort && here(sort.column) ? sort : null,
    group: group !== null && here(group) ? group : null,
    filters: filters.filter(({ column }) => here(column)),
  }
}

function isColumn(id: string): id is ColumnId {
  return id === 'shot' || id === 'panel' || isOwnKey(id) || SHOT_FIELDS.some((each) => each === id)
}
