import { basePictures, lookTitle, picturesOfLook } from '../document/looks.ts'
import type { LookedCard } from '../document/looks.ts'
import type { RequestPicture } from '../document/recipe.ts'
import { CARD_KINDS } from '../document/schema.ts'
import { compareRows } from '../document/table.ts'
import { modelFacts, mostPictures } from './models.ts'
import type { AskedModel } from './models.ts'
import { pictureKey } from './pictureKey.ts'

/** The most pictures in a request, whatever the model (document/recipe.ts). */
const MOST = 14

/** The artist's choice among the pictures, by `pictureKey`. */
export interface PictureWish {
  /** Left out: they take no room from the others. */
  readonly without?: readonly string[]
  /** These have room first. */
  readonly order?: readonly string[]
}

export interface CardPictures {
  /** In the order in which they are sent, with those that the artist left out. */
  readonly chosen: readonly RequestPicture[]
  /** For which the model has no room, and why. */
  readonly over: readonly { readonly picture: RequestPicture; readonly why: string }[]
}

/** Faces, costumes and sheets; then pictures that are for everything. */
const USES = ['face', 'costume', 'sheet', ''] as const

/**
 * A card's pictures in the look that it has, its face first. A look without a face of its own has the card's: the
 * clothes change, the person does not.
 */
export function picturesOfCard(looked: LookedCard): readonly RequestPicture[] {
  const { card, look } = looked
  const own = picturesOfLook(looked)
  const faced = own.some(({ use }) => use === 'face')
  const faces = look && !faced ? basePictures(card).filter(({ use }) => use === 'face') : []
  const all = [
    ...faces.map((picture) => ({ ...picture, label: lookTitle({ card, look: null }) })),
    ...own.map((picture) => ({ ...picture, label: lookTitle(looked) })),
  ]
  return USES.flatMap((wanted) => all.filter(({ use }) => use === wanted)).map(({ mediaId, use, label }) => ({
    role: card.kind,
    label,
    mediaId,
    ...(use === '' ? {} : { use }),
  }))
}

/**
 * The cards' reference pictures, after `first`, as far as the model has room: every card's first picture before any
 * card's second, in the order of the film's cards, however a shot lists or mentions them: the same cards send the same
 * pictures in every shot. Without duplicates, labelled with the version of the look ("Mara v2"). What the artist
 * put in an order has room before the rest.
 */
export function cardPicturesOf(
  first: readonly RequestPicture[],
  cards: readonly LookedCard[],
  asked: AskedModel,
  { without = [], order = [] }: PictureWish = {},
): CardPictures {
  const room = roomOf(asked)
  const chosen = first.slice(0, room.all)
  const over: { picture: RequestPicture; why: string }[] = []
  for (const picture of inTurn(inFilmOrder(cards).map(picturesOfCard), order)) {
    const { mediaId } = picture
    if ([...chosen, ...over.map((each) => each.picture)].some((other) => other.mediaId === mediaId)) continue
    const sent = chosen.filter((other) => !without.includes(pictureKey(other)))
    const why = without.includes(pictureKey(picture)) ? null : whyNoRoom(picture, sent, room)
    if (why === null) chosen.push(picture)
    else over.push({ picture, why })
  }
  return { chosen, over }
}

function inFilmOrder(cards: readonly LookedCard[]): readonly LookedCard[] {
  return cards.toSorted(
    ({ card: one }, { card: other }) =>
      CARD_KINDS.indexOf(one.kind) - CARD_KINDS.indexOf(other.kind) || compareRows('card', one, other),
  )
}

function inTurn(byCard: readonly (readonly RequestPicture[])[], order: readonly string[]): readonly RequestPicture[] {
  const rounds = Math.max(0, ...byCard.map((pictures) => pictures.length))
  const all = Array.from({ length: rounds }, (_, round) => byCard.flatMap((pictures) => pictures[round] ?? [])).flat()
  const place = (picture: RequestPicture): number => {
    const at = order.indexOf(pictureKey(picture))
    return at < 0 ? order.length : at
  }
  return order.length === 0 ? all : all.toSorted((a, b) => place(a) - place(b))
}

type Room = ReturnType<typeof roomOf>

function roomOf(asked: AskedModel) {
  const model = modelFacts(asked)
  const all = Math.min(MOST, mostPictures(asked))
  return { all, cast: model?.castReferences ?? MOST, things: model?.thingReferences ?? MOST }
}

/** Why a picture does not fit beside those that are sent; null if it does. */
function whyNoRoom(picture: RequestPicture, sent: readonly RequestPicture[], room: Room): string | null {
  const ofCast = sent.filter(({ role }) => role === 'cast').length
  if (sent.length >= room.all) return `The model takes ${counted(room.all, 'picture')}`
  if (picture.role === 'cast')
    return ofCast < room.cast ? null : `The model takes ${counted(room.cast, 'picture')} of cast`
  return sent.length - ofCast < room.things
    ? null
    : `The model takes ${counted(room.things, 'picture')} of other things than cast`
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
