import { inOrder } from '#shared/fields/inOrder.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '#shared/fields/shotFields.ts'

const placed = inOrder(SHOT_FIELDS, (id) => SHOT_FIELD[id].inspector?.after).filter((id) => SHOT_FIELD[id].inspector)

export const FIRST_FIELDS = placed.filter((id) => !SHOT_FIELD[id].inspector?.more)
/** Under "More". */
export const MORE_FIELDS = placed.filter((id) => SHOT_FIELD[id].inspector?.more)
