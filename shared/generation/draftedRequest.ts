import type { GenerationRequest, RequestPicture, WordsPiece } from '../document/recipe.ts'
import type { RequestDraft, Reworded } from '../document/requestDraft.ts'
import type { PanelRow, ProjectRow } from '../document/schema.ts'
import { LATER_PANEL_BLANKS } from '../document/schema.ts'
import { same } from '../document/board.ts'
import { CAMERA_FIELDS } from './cameraWords.ts'
import type { ComposeOptions } from './compose.ts'
import { pictureKey } from './pictureKey.ts'
import { winsWords } from './winsWords.ts'

/** Nothing was changed. */
export const NO_DRAFT: RequestDraft = LATER_PANEL_BLANKS

export { pictureKey }

/** The choices of a draft that composing needs. */
export function composingOptions(
  draft: RequestDraft,
  film: Pick<ProjectRow, 'provider'>,
): Omit<ComposeOptions, 'sketch'> {
  const { provider: chosen, model, imageSize, thinking, seed } = draft.requestAsked
  const { follow, notes, beside, without, order } = draft.requestPictures
  const provider = chosen ?? film.provider
  return {
    provider,
    free: draft.requestLast,
    follow,
    notes,
    beside,
    ...(without.length + order.length > 0 ? { wish: { without, order } } : {}),
    ...(model?.provider === provider ? { model: model.model } : {}),
    ...(imageSize ? { imageSize } : {}),
    ...(thinking ? { thinking } : {}),
    ...(seed === null ? {} : { seed }),
  }
}

/**
 * The composed request with the artist's changes: pieces reworded or left out, pictures left out or in another order.
 * `say`: a text with the bare names of the cards that it mentions.
 */
export function draftedRequest(
  composed: GenerationRequest,
  draft: RequestDraft,
  say: (text: string) => string = (text) => text,
): GenerationRequest {
  const { without, order } = draft.requestPictures
  const left = composed.pictures.filter((picture) => !without.includes(pictureKey(picture)))
  const pictures = order.length === 0 ? left : left.toSorted((a, b) => placeIn(order, a) - placeIn(order, b))
  const sketched = pictures.some(({ role }) => role === 'sketch')
  const pieces = withPinned(withWins(composed, pictures), draft.requestReworded)
    .filter((piece) => !draft.requestWithout.includes(piece.from))
    .map((piece) => ({ ...piece, text: say(wordingOf(piece, draft.requestReworded).text) }))
    .filter((piece) => piece.text.trim() !== '' && (piece.from !== 'sketch' || sketched))
  const { follow, ...rest } = composed
  return { ...rest, pieces, pictures, ...(sketched && follow ? { follow } : {}) }
}

/** Which picture wins is said of those that are left. */
function withWins({ pieces, follow = 'closely' }: GenerationRequest, pictures: readonly RequestPicture[]) {
  return pieces.map((piece) => (piece.from === 'pictures' ? { ...piece, text: winsWords(pictures, follow) } : piece))
}

function placeIn(order: readonly string[], picture: RequestPicture): number {
  const at = order.indexOf(pictureKey(picture))
  return at < 0 ? order.length : at
}

/** How a piece stands to its field. */
export interface Wording {
  readonly text: string
  /** 'changed': it was reworded, and its field has changed since, so that the field's words are said. */
  readonly how: 'composed' | 'reworded' | 'pinned' | 'changed'
  /** The artist's wording, said or not. */
  readonly own: Reworded | undefined
}

/** `piece`: as composed. */
export function wordingOf(piece: WordsPiece, reworded: readonly Reworded[]): Wording {
  const own = reworded.find(({ from }) => from === piece.from)
  if (!own) return { text: piece.text, how: 'composed', own }
  if (own.pinned) return { text: own.text, how: 'pinned', own }
  return own.of === piece.text ? { text: own.text, how: 'reworded', own } : { text: piece.text, how: 'changed', own }
}

/** A pinned piece keeps its place in the sentence though its field is empty now. Not one of a card: that left the shot. */
function withPinned(pieces: readonly WordsPiece[], reworded: readonly Reworded[]): readonly WordsPiece[] {
  const gone = reworded.filter(
    ({ from, pinned }) => pinned && rankOf(from) >= 0 && !pieces.some((piece) => piece.from === from),
  )
  return gone.reduce<readonly WordsPiece[]>((all, { from, of }) => {
    const next = all.findIndex((piece) => rankOf(piece.from) > rankOf(from))
    return all.toSpliced(next < 0 ? all.length : next, 0, { from, text: of })
  }, pieces)
}

/** Pieces in the order in which they are composed; cards stand between the action and the style note. */
const RANKS: readonly string[] = [
  ...CAMERA_FIELDS.filter((field) => field !== 'shot.movement'),
  'shot.movement',
  'scene.location',
  'scene.timeOfDay',
  'scene.light',
  'shot.action',
  'panel.label',
  'project.styleNote',
  'shot.avoid',
]
const AFTER_ALL = ['project.ratio', 'free']

/** Whether a piece that is pinned stays in the words when its field is empty. */
export function outlastsItsField(from: string): boolean {
  return RANKS.includes(from)
}

function rankOf(from: string): number {
  if (AFTER_ALL.includes(from)) return RANKS.length
  return RANKS.indexOf(from)
}

/** Whether there is anything to reset. */
export function isDrafted(draft: RequestDraft): boolean {
  return !same({ ...draft, requestAsked: null }, { ...NO_DRAFT, requestAsked: null })
}

/** A panel's draft alone. */
export function draftOf(panel: PanelRow): RequestDraft {
  const { requestLast, requestReworded, requestWithout, requestPictures, requestAsked } = panel
  return { requestLast, requestReworded, requestWithout, requestPictures, requestAsked }
}
