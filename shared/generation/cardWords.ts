import { lookTitle, wordsOfLook } from '../document/looks.ts'
import type { LookedCard } from '../document/looks.ts'
import { LIMITS } from '../document/limits.ts'
import type { PictureRole, PictureUse, RequestPicture, UsedLook, WordsPiece } from '../document/recipe.ts'
import { tidy } from './wording.ts'

/** "Mara: thirty, cropped hair, a yellow oilskin"; '' for a look without words. */
export function cardPiece(looked: LookedCard): WordsPiece {
  const { card } = looked
  const name = tidy(card.name)
  const said = wordsOfLook(looked)
  const head = card.kind === 'prop' || card.kind === 'style' ? CAPITALS[card.kind] : name
  const whole = card.kind === 'prop' && name !== '' ? `${head}, ${name}` : head
  return { from: `card.${card.id}`, text: said === '' ? '' : [whole, said].filter(Boolean).join(': ') }
}

const CAPITALS = { prop: 'Prop', style: 'Style' } as const

export function namesOf(cards: readonly LookedCard[]): string[] {
  return cards.map(({ card }) => tidy(card.name)).filter(Boolean)
}

/** For the recipe: the versions of the looks that a request says or shows. */
export function usedLooks(cards: readonly LookedCard[], pictures: readonly RequestPicture[]): UsedLook[] {
  // The face that a look has from its card is of the base look.
  const lent = cards
    .filter(({ look }) => look !== null)
    .map(({ card }) => ({ card, look: null }))
    .filter((base) => pictures.some(({ role, label }) => role === base.card.kind && label === lookTitle(base)))
  return [...cards, ...lent].slice(0, LIMITS.chosenLooks).map((looked) => ({
    cardId: looked.card.id,
    lookId: looked.look?.id ?? null,
    version: (looked.look ?? looked.card).version,
    name: lookTitle(looked),
  }))
}

type CardRole = Extract<PictureRole, 'cast' | 'location' | 'prop' | 'style'>

/** What a model is told of a card's picture, after its name. */
const SAID_OF: Readonly<Record<CardRole, string>> = {
  cast: ' (cast): keep this face, build and clothing.',
  location: ' (location): keep this place.',
  prop: ' (prop): keep this object.',
  style: ' (style): take its look, not what it shows.',
}

const SAID_OF_USE: Readonly<Record<CardRole, Readonly<Record<PictureUse, string>>>> = {
  cast: {
    face: ' (face): keep this face.',
    costume: ' (costume): keep these clothes, not who wears them.',
    sheet: ' (character sheet): the same person from several sides; make one frame, not a sheet.',
  },
  location: {
    face: ' (location): keep this place.',
    costume: ' (set dressing): keep how the place is dressed.',
    sheet: ' (location sheet): the same place from several sides; make one frame, not a sheet.',
  },
  prop: {
    face: ' (prop): keep this object.',
    costume: ' (finish): keep its colours and material.',
    sheet: ' (prop sheet): the same object from several sides; make one frame, not a sheet.',
  },
  style: {
    face: SAID_OF.style,
    costume: ' (palette): take its colours, not what it shows.',
    sheet: ' (style sheet): take its look, not what it shows; make one frame, not a sheet.',
  },
}

/** The words after the name of a card's picture; undefined for another picture. */
export function saidOfCard(role: string, use: PictureUse | undefined): string | undefined {
  if (!(role in SAID_OF)) return undefined
  return use ? SAID_OF_USE[role as CardRole][use] : SAID_OF[role as CardRole]
}
