import type { Rows, TableName } from './schema.ts'

/** A row's parent id; '' for rows that belong to the film itself. */
export function parentOf<T extends TableName>(table: T, row: Rows[T]): string {
  const at = row as unknown as Record<string, string>
  const parent = {
    project: '',
    scene: '',
    shot: 'sceneId',
    panel: 'shotId',
    layer: 'panelId',
    mark: 'layerId',
    take: 'panelId',
    card: '',
    look: 'cardId',
    media: '',
    draft: '',
  }[table]
  return parent === '' ? '' : at[parent]!
}

/** A row's sort key among its siblings: its fractional key, or its id if siblings have no order. */
export function orderOf<T extends TableName>(_table: T, row: Rows[T]): string {
  return 'order' in row ? row.order : row.id
}
