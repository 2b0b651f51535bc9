import type { Board } from '../document/board.ts'
import { NO_SPACES } from '../document/mentions.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { PanelRow, ShotRow, TakeRow } from '../document/schema.ts'
import { numbersOf, panelsOf, scenesOf, shotsOf, takesOf } from '../document/select.ts'
import { modelFacts } from './models.ts'
import { isHosted } from './providers/providerOf.ts'

/** Which takes are looked for; every part that is '' or false lets all pass. */
export interface TakeFilter {
  readonly sceneId: string
  readonly model: string
  readonly cardId: string
  /** ISO time; only takes saved from then on. */
  readonly since: string
  readonly cost: '' | 'free' | 'paid'
  readonly kept: boolean
  readonly starred: boolean
  /** Struck takes too: otherwise they are left out. */
  readonly struck: boolean
  /** Each word begins a word of what was sent, what was said, the note or the shot's number, in any order. */
  readonly words: string
}

export const EVERY_TAKE: TakeFilter = {
  sceneId: '',
  model: '',
  cardId: '',
  since: '',
  cost: '',
  kept: false,
  starred: false,
  struck: false,
  words: '',
}

/** A take with its place in the film. */
export interface FoundTake {
  readonly take: TakeRow
  readonly panel: PanelRow
  readonly shot: ShotRow
  /** "12A"; "12A.2" for the second of several panels. */
  readonly slate: string
}

/** A panel's name beside others: "12A", or "12A.2" for the second of several. `index`: from 1. */
export function panelSlate(shot: string, index: number, count: number): string {
  return count > 1 ? `${shot}.${index}` : shot
}

/** Every take of the film, or of one scene, in film order and by number. */
export function allTakes(board: Board, sceneId = ''): readonly FoundTake[] {
  const { shots } = numbersOf(board)
  return scenesOf(board)
    .filter((scene) => sceneId === '' || scene.id === sceneId)
    .flatMap((scene) => shotsOf(board, scene.id))
    .flatMap((shot) =>
      panelsOf(board, shot.id).flatMap((panel, at, panels) => {
        const slate = panelSlate(shots.get(shot.id) ?? '', at + 1, panels.length)
        return takesOf(board, panel.id)
          .toSorted((one, other) => one.number - other.number)
          .map((take) => ({ take, panel, shot, slate }))
      }),
    )
}

/**
 * The takes that pass. It reads recipes as they are in memory, also those not yet saved: 10,000 of them in less time than
 * a question to the host takes, so there is no index to keep true.
 */
export function findTakes(board: Board, filter: TakeFilter): readonly FoundTake[] {
  const words = wordsIn(filter.words)
  return allTakes(board, filter.sceneId).filter(
    (found) => passes(found.take, filter) && words.every((word) => searched(found).includes(` ${word}`)),
  )
}

function passes(take: TakeRow, { model, cardId, since, cost, kept, starred, struck }: TakeFilter): boolean {
  const { request, at } = take.recipe
  // Not by its own cost: that of an answer with two pictures is told of the first alone.
  const paid = isHosted(request.provider)
  return (
    (struck || !take.struck) &&
    (!kept || take.kept) &&
    (!starred || take.starred) &&
    (model === '' || request.model === model) &&
    (cardId === '' || isOfCard(request, cardId)) &&
    (since === '' || at >= since) &&
    (cost === '' || (cost === 'paid') === paid)
  )
}

/** A card without words is in a request by its pictures, or by its name alone. */
function isOfCard({ pieces, looks = [] }: GenerationRequest, cardId: string): boolean {
  return pieces.some(({ from }) => from === `card.${cardId}`) || looks.some((look) => look.cardId === cardId)
}

const known = new WeakMap<TakeRow, string>()

/** " 12a t3 mara in …": plain words, each after a space. Recipes never change, so a take's text is made once. */
function searched({ take, slate }: FoundTake): string {
  const text = known.get(take) ?? textOf(take)
  known.set(take, text)
  return `${plain(slate)} ${text}`
}

function textOf({ number, note, recipe }: TakeRow): string {
  const { request, words, said } = recipe
  const model = modelFacts(request)?.name ?? ''
  return plain([`T${number}`, note, words, said, request.model, model, request.provider].join('\n'))
}

function wordsIn(typed: string): readonly string[] {
  return plain(typed).split(' ').filter(Boolean)
}

const SIGNS = new RegExp(NO_SPACES, 'gu')

/** In small letters without accents, words parted by one space. Scripts without spaces match at each of their signs. */
function plain(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const parted = bare.replaceAll(SIGNS, ' $&')
  return ` ${parted.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()}`
}
