import { patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import type { ChosenLook, LookPicture } from '../cardSchema.ts'
import type { CardId, LookId, MediaId, SceneId, ShotId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { picturesOfLook } from '../looks.ts'
import { keyAtEnd } from '../order.ts'
import type { LookRow } from '../schema.ts'
import { cardOf, lookOf, looksOf, sceneOf, shotOf } from '../select.ts'
import { editCard } from './film.ts'
import { withPast } from './pastLooks.ts'

/** What can be changed of a look. */
export type LookFields = Partial<Pick<LookRow, 'name' | 'description' | 'pictures'>>

/** Adds a look that begins with the words of the card, to be changed in what differs. */
export function addLook(board: Board, id: LookId, cardId: CardId, name: string): Board {
  const card = cardOf(board, cardId)
  if (!card) return board
  const order = keyAtEnd(looksOf(board, cardId))
  const { description } = card
  return put(board, 'look', { id, cardId, order, name, description, pictures: [], version: 1, past: [] })
}

/** Edits a look. Other words or pictures make a new version, and the old one stays readable. */
export function editLook(board: Board, id: LookId, fields: LookFields): Board {
  const look = lookOf(board, id)
  if (!look) return board
  const next = patch(board, 'look', id, fields)
  const renewed = next !== board && ('description' in fields || 'pictures' in fields)
  if (!renewed) return next
  const { version, description, pictures } = look
  const past = withPast(board, look.cardId, id, look.past, { version, description, pictures })
  return patch(next, 'look', id, { version: version + 1, past })
}

/** Says what a picture of a look is for. A look has one face: the one it had before is for everything again. */
export function setPictureUse(board: Board, at: LookPlace, mediaId: MediaId, use: LookPicture['use']): Board {
  return changePictures(board, at, (pictures) =>
    pictures.map((picture) => {
      if (picture.mediaId === mediaId) return { ...picture, use }
      return use === 'face' && picture.use === 'face' ? { ...picture, use: '' } : picture
    }),
  )
}

/** Adds pictures to a look, each once, as far as it has room. */
export function addLookPictures(board: Board, at: LookPlace, mediaIds: readonly MediaId[]): Board {
  return changePictures(board, at, (pictures) => {
    const fresh = [...new Set(mediaIds)].filter((id) => !pictures.some(({ mediaId }) => mediaId === id))
    const all: readonly LookPicture[] = [...pictures, ...fresh.map((mediaId) => ({ mediaId, use: '' as const }))]
    return all.slice(0, LIMITS.cardPictures)
  })
}

export function removeLookPicture(board: Board, at: LookPlace, id: MediaId): Board {
  return changePictures(board, at, (pictures) => pictures.filter(({ mediaId }) => mediaId !== id))
}

/** A card's look; `lookId` null for its base look. */
export interface LookPlace {
  readonly cardId: CardId
  readonly lookId: LookId | null
}

function changePictures(
  board: Board,
  { cardId, lookId }: LookPlace,
  change: (pictures: readonly LookPicture[]) => readonly LookPicture[],
): Board {
  const card = cardOf(board, cardId)
  const look = lookId === null ? null : lookOf(board, lookId)
  if (!card || look === undefined) return board
  const pictures = [...change(picturesOfLook({ card, look }))]
  if (look) return editLook(board, look.id, { pictures })
  const mediaIds = pictures.map(({ mediaId }) => mediaId)
  return editCard(board, cardId, { mediaIds, uses: pictures.filter(({ use }) => use !== '') })
}

/** Chooses the look of a card in a scene; null for its base look. */
export function chooseSceneLook(board: Board, sceneId: SceneId, cardId: CardId, lookId: LookId | null): Board {
  const scene = sceneOf(board, sceneId)
  if (!scene || !hasLook(board, cardId, lookId)) return board
  const looks = withChoice(scene.looks, cardId, lookId ?? undefined)
  return patch(board, 'scene', sceneId, { looks })
}

/** Chooses the look of a card in shots; undefined for the scene's, null for the base look whatever the scene's is. */
export function chooseShotLook(
  board: Board,
  shotIds: readonly ShotId[],
  cardId: CardId,
  lookId: LookId | null | undefined,
): Board {
  if (!hasLook(board, cardId, lookId ?? null)) return board
  return shotIds.reduce((next, id) => {
    const shot = shotOf(next, id)
    const looks = shot && withChoice(shot.looks, cardId, lookId)
    return looks ? patch(next, 'shot', id, { looks }) : next
  }, board)
}

function hasLook(board: Board, cardId: CardId, lookId: LookId | null): boolean {
  return cardOf(board, cardId) !== undefined && (lookId === null || lookOf(board, lookId)?.cardId === cardId)
}

function withChoice(looks: readonly ChosenLook[], cardId: CardId, lookId: LookId | null | undefined): ChosenLook[] {
  const others = looks.filter((each) => each.cardId !== cardId)
  if (lookId === undefined) return others
  return [...others.slice(0, LIMITS.chosenLooks - 1), { cardId, lookId }]
}
