import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { ShotFields } from '../document/commands/shots.ts'
import { editShot } from '../document/commands/shots.ts'
import { withoutAts } from '../document/mentions.ts'
import type { RequestDraft } from '../document/requestDraft.ts'
import type { PanelId } from '../document/ids.ts'
import type { GenerationRequest, OptionAxis } from '../document/recipe.ts'
import type { PanelRow, TakeRow } from '../document/schema.ts'
import { panelOf, takesOf } from '../document/select.ts'
import { ANGLES, LENSES_MM, SIZES, termOf } from '../film/vocabulary.ts'
import { composeRequest } from './compose.ts'
import { composingOptions, draftOf, draftedRequest } from './draftedRequest.ts'
import { isHosted, serviceOf } from './providers/providerOf.ts'

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
 * The request for a panel as if its shot had this value, with what the artist changed in the panel's request. The sketch
 * is left out: it shows one framing, and would hold every option to it; so would a wording of the field that is tried.
 */
export function optionRequest(
  board: Board,
  panelId: PanelId,
  { axis, value, provider }: { readonly axis: OptionAxis; readonly value: string; readonly provider: string },
): GenerationRequest {
  const panel = panelOf(board, panelId)
  if (!panel) return { ...composeRequest(board, panelId, { sketch: null, provider }), option: { axis, value } }
  const tried = editShot(board, panel.shotId, optionFields(axis, value))
  const draft = draftFor(draftOf(panel), axis, provider)
  const composed = composeRequest(tried, panelId, { ...composingOptions(draft, filmOf(board)), sketch: null })
  return { ...draftedRequest(composed, draft, (text) => withoutAts(board, text)), option: { axis, value } }
}

/** The panel's draft, for this provider, in which the field that is tried speaks for itself. */
function draftFor(draft: RequestDraft, axis: OptionAxis, provider: string): RequestDraft {
  const tried = `shot.${axis}`
  return {
    ...draft,
    requestReworded: draft.requestReworded.filter(({ from }) => from !== tried),
    requestWithout: draft.requestWithout.filter((from) => from !== tried),
    requestAsked: { ...draft.requestAsked, provider },
  }
}

/** The hosted provider of the options: the one that the panel's request goes to, or the film's service. */
export function optionService(board: Board, panel: PanelRow): string {
  const { provider = '' } = composingOptions(draftOf(panel), filmOf(board))
  return isHosted(provider) ? provider : serviceOf(filmOf(board)).id
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
