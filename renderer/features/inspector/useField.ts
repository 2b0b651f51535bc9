import type { ShotField } from '#shared/fields/field.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import { useBoard } from '../../editor/useEditor.ts'

/** What is known of a field; of a column that has just gone, what will never be shown. */
export function useField(id: FieldId): ShotField {
  return fieldOf(useBoard(), id) ?? SHOT_FIELD.notes
}
