import type { Board } from '../document/board.ts'
import { BESIDE } from '../document/recipe.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { RequestDraft, Reworded } from '../document/requestDraft.ts'
import type { TakeRow } from '../document/schema.ts'
import { cardOf, takeOf } from '../document/select.ts'
import type { ChangeDraft } from '../document/turn.ts'
import { composeRequest } from './compose.ts'
import { NO_DRAFT, outlastsItsField, pictureKey } from './draftedRequest.ts'

export interface Recalled {
  readonly draft: RequestDraft
  /** What of the take's request can't come back, one sentence each. */
  readonly left: readonly string[]
}

/** Composed afresh each time: the choice of how to follow the sketch, and what the film's ratio asks for. */
const COMPOSED_ANEW: readonly string[] = ['sketch', 'pictures', 'project.ratio', 'free']

/**
 * What was asked for a take, as changes to its panel's next request: its words are pinned where the shot says something
 * else by now, and what it did not have is left out. The sketch is the one of now, and so are the cards' pictures.
 */
export function recalledDraft(board: Board, { panelId, recipe }: TakeRow): Recalled {
  const { request } = recipe
  const { provider, model, imageSize } = request
  const sketch = request.pictures.find(({ role }) => role === 'sketch')?.mediaId ?? null
  const now = composeRequest(board, panelId, {
    sketch,
    provider,
    model,
    imageSize,
    follow: request.follow ?? 'closely',
  })
  const { reworded, gone } = wordsOfThen(request, now)
  const then = request.pictures.map(pictureKey)
  const beside = BESIDE.filter((role) => request.pictures.some((picture) => picture.role === role))
  const missing = request.pictures.filter(
    (picture) =>
      !now.pictures.some((each) => pictureKey(each) === pictureKey(picture)) &&
      !beside.some((role) => role === picture.role),
  )
  return {
    draft: {
      ...NO_DRAFT,
      requestLast: request.pieces.find(({ from }) => from === 'free')?.text ?? '',
      requestReworded: reworded,
      requestWithout: now.pieces.map(({ from }) => from).filter((from) => isLeftOut(from, request)),
      requestPictures: {
        ...NO_DRAFT.requestPictures,
        ...(request.follow ? { follow: request.follow } : {}),
        beside,
        without: now.pictures.map(pictureKey).filter((key) => !then.includes(key)),
        order: then,
      },
      requestAsked: {
        provider,
        model: { provider, model },
        imageSize,
        thinking: request.thinking ?? null,
        seed: request.seed,
        count: 1,
        way: 'now',
      },
    },
    left: [
      ...gone.map((from) => `${nameOf(board, from)} is not in the shot any more.`),
      ...missing.map(({ label }) => `${label} is not among the shot’s pictures any more.`),
    ],
  }
}

/**
 * What was asked for a take that was made from another, as a change of that one; null for a take of its own, whose
 * request belongs to its panel, and where the other is gone.
 */
export function recalledChange(
  board: Board,
  { recipe }: TakeRow,
): { from: TakeRow; draft: Partial<ChangeDraft> } | null {
  const { turn, aspectRatio } = recipe.request
  const from = turn && takeOf(board, turn.takeId)
  if (!from) return null
  const { kind, instruction, region } = turn
  const draft = {
    changeWords: instruction,
    ...(region ? { changeShapes: region.shapes } : {}),
    ...(kind === 'extend' ? { changeRatio: aspectRatio } : {}),
  }
  return { from, draft }
}

function isLeftOut(from: string, request: GenerationRequest): boolean {
  return !COMPOSED_ANEW.includes(from) && !request.pieces.some((piece) => piece.from === from)
}

/** The pieces that say something else now, and those of cards that left the shot. */
function wordsOfThen(then: GenerationRequest, now: GenerationRequest): { reworded: Reworded[]; gone: string[] } {
  const reworded: Reworded[] = []
  const gone: string[] = []
  for (const { from, text } of then.pieces) {
    if (COMPOSED_ANEW.includes(from)) continue
    const of = now.pieces.find((piece) => piece.from === from)?.text
    if (of === undefined && !outlastsItsField(from)) gone.push(from)
    else if (of !== text) reworded.push({ from, text, of: of ?? text, pinned: true })
  }
  return { reworded, gone }
}

function nameOf(board: Board, from: string): string {
  const card = from.startsWith('card.') ? cardOf(board, from.slice('card.'.length)) : undefined
  return card?.name.trim() || 'A card'
}
