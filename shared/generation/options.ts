import type { Board } from '../document/board.ts'
import type { ShotFields } from '../document/commands/shots.ts'
import { editShot } from '../document/commands/shots.ts'
import type { PanelId } from '../document/ids.ts'
import type { GenerationRequest, OptionAxis } from '../document/recipe.ts'
import type { TakeRow } from '../document/schema.ts'
import { panelOf, takesOf } from '../document/select.ts'
import { ANGLES, LENSES_MM, SIZES, termOf } from '../film/vocabulary.ts'
import { composeRequest } from './compose.ts'

/** One value of a field that a panel can be tried at. */
export interface Option {
  readonly value: string
  /** "MCU", "35 mm". */
  readonly label: string
}

/** The values of a field, in the trade's order. */
export function optionsOf(axis: OptionAxis): readonly Option[] {
  if (axis === 'lensMm') return LENSES_MM.map((mm) => ({ value: String(mm), label: `${mm} mm` }))
  return (axis === 'size' ? SIZES : ANGLES).map(({ id, label }) => ({ value: id, label }))
}

/** The shot's fields at this value; none for a value that there is not. */
export function optionFields(axis: OptionAxis, value: string): ShotFields {
  if (axis === 'size') {
    const size = termOf(SIZES, value)?.id
    return size ? { size } : {}
  }
  if (axis === 'angle') {
    const angle = termOf(ANGLES, value)?.id
    return angle ? { angle } : {}
  }
  const lensMm = Number(value)
  return Number.isFinite(lensMm) && lensMm > 0 ? { lensMm, lensToMm: null } : {}
}

/**
 * The request for a panel as if its shot had this value. The sketch is left out: it shows one framing, and would hold
 * every option to it.
 */
export function optionRequest(
  board: Board,
  panelId: PanelId,
  { axis, value, provider }: { readonly axis: OptionAxis; readonly value: string; readonly provider: string },
): GenerationRequest {
  const shotId = panelOf(board, panelId)?.shotId
  const tried = shotId ? editShot(board, shotId, optionFields(axis, value)) : board
  return { ...composeRequest(tried, panelId, { sketch: null, provider }), option: { axis, value } }
}

/** The newest take of each value, in the order of the values. */
export function optionTakes(board: Board, panelId: string, axis: OptionAxis): readonly TakeRow[] {
  const newest = new Map<string, TakeRow>()
  for (const take of takesOf(board, panelId).toSorted((one, other) => one.number - other.number)) {
    const { option } = take.recipe.request
    if (option?.axis === axis && !take.struck) newest.set(option.value, take)
  }
  return optionsOf(axis).flatMap(({ value }) => newest.get(value) ?? [])
}
