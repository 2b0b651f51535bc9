import type { ShotField } from '#shared/fields/field.ts'

/** What a cell needs to know of what it holds. */
export type CellField = Pick<
  ShotField,
  'id' | 'label' | 'kind' | 'terms' | 'offers' | 'open' | 'card' | 'text' | 'read'
>
