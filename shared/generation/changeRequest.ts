import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { LIMITS } from '../document/limits.ts'
import type { MediaId } from '../document/ids.ts'
import { linkedIds, mentionsIn, withoutAts } from '../document/mentions.ts'
import { lookIn } from '../document/looks.ts'
import type { LookedCard } from '../document/looks.ts'
import type { GenerationRequest, RequestPicture, WordsPiece } from '../document/recipe.ts'
import type { TakeRow } from '../document/schema.ts'
import type { Region } from '../document/turn.ts'
import { frameAround } from './frameAround.ts'
import { panelOf, sceneOf, shotOf, takesOf } from '../document/select.ts'
import { cardPicturesOf } from './cardPictures.ts'
import type { CardPictures } from './cardPictures.ts'
import { cardPiece, usedLooks } from './cardWords.ts'
import { composeRequest } from './compose.ts'
import { modelFacts, ratioValue, takesPictures } from './models.ts'
import type { AskedModel } from './models.ts'
import type { ModelFacts } from './providers/provider.ts'
import { HOSTED_PROVIDERS, defaultModel, hostedProvider, isHosted, serviceOf } from './providers/providerOf.ts'
import { canGoOn, turnsBefore } from './turns.ts'

/** How a take is changed, in the order of the menu; `again`: the same request with another seed. */
export const CHANGES = ['words', 'region', 'marks', 'extend', 'variation', 'again'] as const
export type Change = (typeof CHANGES)[number]

/** The ways in which a model changes a picture. One that is not known may have them all; the service says if it has not. */
export function changesWith(model: Pick<ModelFacts, 'editing'> | undefined): readonly Change[] {
  return !model || model.editing ? CHANGES : CHANGES.filter((change) => change === 'variation' || change === 'again')
}

/** The ways in which this take can be changed. */
export function changesOf(board: Board, take: TakeRow): readonly Change[] {
  return changesWith(modelFacts(modelFor(board, take)))
}

export interface Asked {
  readonly change: Change
  /** As typed. */
  readonly instruction: string
  readonly region: Region | null
  /** The ratio to ask for; null: the take's own. */
  readonly ratio: string | null
  /** Of the region, or of the take with the drawing over it, as the host made them; null as long as they are not. */
  readonly clean: MediaId | null
  readonly marked: MediaId | null
  readonly seed: number
}

/** Said with the instruction, so that nothing else changes. */
const RULES = {
  words: 'Change the picture as follows and keep everything else in it as it is',
  region:
    'Repaint only what is marked red on the second picture, as follows. Give back the whole first picture, with the same framing, size and light, everything else in it unchanged, and no red',
  marks:
    'Do what the marks and words drawn over the second picture say. Give back the first picture changed so, without the marks, and keep everything else in it as it is',
  variation:
    'Make another version of this picture: the same people, place, light and framing, with differences in pose and detail',
} as const

/** The request that changes a take, as it will be sent. */
export function changeRequest(board: Board, take: TakeRow, asked: Asked): GenerationRequest {
  const { request } = take.recipe
  if (asked.change === 'again') return { ...request, seed: asked.seed }
  const film = filmOf(board)
  const model = modelFor(board, take)
  const now = composeRequest(board, take.panelId, { sketch: null, ...model, imageSize: request.imageSize })
  const { before, cards, own, chosen } = cardsOfChange(board, take, asked)
  const earlier = before.length > 0
  const pictures = [...own, ...chosen]
  // What the take was made with is in it still, whatever has become of its cards since.
  const others = (request.looks ?? []).filter(({ cardId }) => cards.every(({ card }) => card.id !== cardId))
  const looks = [...usedLooks(cards, pictures), ...others].slice(0, LIMITS.chosenLooks)
  const { looks: _shot, ...asComposed } = now
  return {
    ...asComposed,
    baseUrl:
      request.provider === model.provider ? request.baseUrl : serviceOf(film).id === model.provider ? film.baseUrl : '',
    aspectRatio: asked.ratio ?? (isHosted(request.provider) ? request.aspectRatio : now.aspectRatio),
    pieces: [
      ...piecesFor({ ...asked, instruction: withoutAts(board, asked.instruction) }, earlier),
      ...cardPieces(board, cards, before),
    ],
    pictures,
    ...(looks.length > 0 ? { looks } : {}),
    turn: {
      kind: asked.change,
      takeId: take.id,
      number: take.number,
      instruction: asked.instruction.trim(),
      earlier,
      ...(asked.change === 'region' && asked.region ? { region: asked.region } : {}),
    },
  }
}

/** Pictures of the cards that a change mentions for which the model has no room, and why. */
export function changeLeftOver(board: Board, take: TakeRow, asked: Asked): CardPictures['over'] {
  return asked.change === 'again' ? [] : cardsOfChange(board, take, asked).over
}

/** The cards that a change mentions, its own pictures, and those of the cards that go along, or do not. */
function cardsOfChange(board: Board, take: TakeRow, asked: Asked) {
  const model = modelFor(board, take)
  const before = goesOn(take, asked.change) ? threadOf(board, take) : []
  const cards = mentionedBy(board, take, asked.instruction)
  const own = picturesFor(take, asked, before.length > 0)
  if (!takesPictures(model)) return { before, cards, own, chosen: [], over: [] }
  // What goes ahead of it takes its room too, and is not sent twice.
  const there = before.flatMap((turn) => [...turn.recipe.request.pictures, wholeOf(turn)])
  const first = [...there, ...own]
  const { chosen, over } = cardPicturesOf(first, cards, model, { order: take.changeOrder })
  return { before, cards, own, chosen: chosen.slice(first.length), over }
}

/** The takes whose turns go ahead of a change, oldest first. */
function threadOf(board: Board, take: TakeRow): readonly TakeRow[] {
  return turnsBefore(board, { turn: { takeId: take.id, earlier: true } }) ?? [take]
}

/** What the cards say, as a request says it; not again what a turn before it said. */
function cardPieces(board: Board, cards: readonly LookedCard[], before: readonly TakeRow[]): WordsPiece[] {
  const said = before.flatMap(({ recipe }) => recipe.request.pieces)
  return cards
    .map(cardPiece)
    .map(({ from, text }) => ({ from, text: withoutAts(board, text) }))
    .filter(({ from, text }) => text !== '' && !said.some((piece) => piece.from === from && piece.text === text))
}

/** Whether something was typed or painted for a change of a take that no take was made of and none of these asks for. */
export function isChangeBegun(board: Board, take: TakeRow, asked: readonly GenerationRequest[] = []): boolean {
  const { changeWords, changeShapes } = take
  const said = changeWords.trim()
  if (said === '' && changeShapes.length === 0) return false
  const made = takesOf(board, take.panelId).map(({ recipe }) => recipe.request)
  return ![...made, ...asked].some(({ turn }) => turn?.takeId === take.id && turn.instruction === said)
}

/** The cards that an instruction mentions, each in the look that it has in the take's shot. */
function mentionedBy(board: Board, { panelId }: TakeRow, instruction: string): LookedCard[] {
  const panel = panelOf(board, panelId)
  const shot = panel && shotOf(board, panel.shotId)
  const scene = shot && sceneOf(board, shot.sceneId)
  const mentions = mentionsIn(board, instruction, shot ? linkedIds(shot) : [])
  return [...new Set(mentions.map(({ card }) => card))].map((card) => lookIn(board, card, scene, shot))
}

/** The model that made the take, so that it knows what it said; of a stand-in, the film's. */
export function modelFor(board: Board, { recipe }: TakeRow): AskedModel {
  const { provider, model } = recipe.request
  if (isHosted(provider)) return { provider, model }
  const film = filmOf(board)
  const service = hostedProvider(film.provider) ?? serviceOf(film)
  return { provider: service.id, model: film.model || defaultModel(service).id }
}

/** The ratios that a model makes. */
export function ratiosOf(asked: AskedModel): readonly string[] {
  const { hosted } = hostedProvider(asked.provider) ?? HOSTED_PROVIDERS[0]!
  return modelFacts(asked)?.ratios ?? hosted.ratios
}

/** Those wider than the take, narrowest first. */
export function widerRatios(asked: AskedModel, ratio: number): readonly string[] {
  return ratiosOf(asked)
    .filter((each) => ratioValue(each) > ratio * 1.03)
    .toSorted((one, other) => ratioValue(one) - ratioValue(other))
}

/** Whether the turns before a take go ahead of its change. */
export function goesOn(take: TakeRow, change: Change): boolean {
  return (change === 'words' || change === 'extend') && canGoOn(take)
}

/** The part of a picture that has none of a model's ratios goes in a frame of one. */
function barsWords({ region, ratio }: Asked): string {
  const frame = region && frameAround(region.crop, ratio)
  if (!frame || (frame.x === 0 && frame.y === 0)) return ''
  return `. The black bars ${frame.x < 0 ? 'at its sides' : 'above and below it'} only fill the frame: leave them black`
}

function piecesFor(asked: Asked, earlier: boolean): WordsPiece[] {
  const { change, instruction, ratio } = asked
  const said = instruction.trim()
  const typed: WordsPiece[] = said === '' ? [] : [{ from: 'turn', text: said }]
  if (change === 'extend') {
    const rule = `Extend this picture to ${ratio ?? 'a wider frame'}: keep everything in it as it is, at the same height, and go on with the scene on both sides`
    return [{ from: 'turn.rule', text: rule }, ...typed]
  }
  if (change === 'again' || (change === 'words' && earlier)) return typed
  const bars = change === 'region' ? barsWords(asked) : ''
  return [{ from: 'turn.rule', text: RULES[change] + bars }, ...typed]
}

function picturesFor(take: TakeRow, { change, clean, marked }: Asked, earlier: boolean): RequestPicture[] {
  const name = `T${take.number}`
  const whole = wholeOf(take)
  if (change === 'region')
    return clean && marked
      ? [
          { role: 'crop', label: `a part of ${name}`, mediaId: clean },
          { role: 'marked', label: 'that part with a mark', mediaId: marked },
        ]
      : []
  if (change === 'marks') return marked ? [whole, { role: 'marked', label: `${name} drawn on`, mediaId: marked }] : []
  return earlier ? [] : [whole]
}

function wholeOf({ number, mediaId }: TakeRow): RequestPicture {
  return { role: 'take', label: `T${number}`, mediaId }
}
