import { shortened } from '../document/shortened.ts'
import type { CardRow } from '../document/schema.ts'
import { modelFacts, mostPictures } from './models.ts'
import type { AskedModel } from './models.ts'
import type { RequestPicture } from '../document/recipe.ts'

/** The most pictures in a request, whatever the model (document/recipe.ts). */
const MOST = 14

/** Maximum label length in characters (document/recipe.ts). */
const LABEL = 200

/** "Mara v2": a long name is shortened, never the version. */
function labelOf(card: CardRow): string {
  const version = ` v${card.version}`
  return `${shortened(card.name.trim() || 'Unnamed', LABEL - version.length)}${version}`
}

/**
 * The cards' reference pictures, after `first`, up to the model's limit: every card's first picture before any card's
 * second, in card order, without duplicates, labelled with the card's version ("Mara v2").
 */
export function cardPicturesOf(
  first: readonly RequestPicture[],
  cards: readonly CardRow[],
  asked: AskedModel,
): RequestPicture[] {
  const chosen = [...first]
  const model = modelFacts(asked)
  const room = Math.min(MOST, mostPictures(asked))
  const castRoom = model?.castReferences ?? MOST
  const thingRoom = model?.thingReferences ?? MOST
  const rounds = Math.max(0, ...cards.map((card) => card.mediaIds.length))
  for (let round = 0; round < rounds; round += 1)
    for (const card of cards) {
      const mediaId = card.mediaIds[round]
      if (mediaId === undefined || chosen.some((picture) => picture.mediaId === mediaId)) continue
      const ofCast = chosen.filter((picture) => picture.role === 'cast').length
      const full = card.kind === 'cast' ? ofCast >= castRoom : chosen.length - ofCast >= thingRoom
      if (chosen.length < room && !full)
        chosen.push({
          role: card.kind,
          label: labelOf(card),
          mediaId,
        })
    }
  return chosen.slice(0, room)
}
