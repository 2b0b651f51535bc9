import { shortened } from '../document/shortened.ts'
import type { CardRow } from '../document/schema.ts'
import type { ModelFacts } from './providers/provider.ts'
import type { RequestPicture } from '../document/recipe.ts'

/** A request carries no more than this whatever the model (document/recipe.ts). */
const MOST = 14

/** Characters of a label (document/recipe.ts). */
const LABEL = 200

/** "Mara v2": which version it is stands there however long the name. */
function labelOf(card: CardRow): string {
  const version = ` v${card.version}`
  return `${shortened(card.name.trim() || 'Unnamed', LABEL - version.length)}${version}`
}

/**
 * The cards' reference pictures behind `first`, as many as the model takes: every card's first picture before any card's
 * second, in the cards' order, no picture twice, labelled with the card's version ("Mara v2").
 */
export function cardPicturesOf(
  first: readonly RequestPicture[],
  cards: readonly CardRow[],
  model: ModelFacts | undefined,
): RequestPicture[] {
  const chosen = [...first]
  const room = Math.min(MOST, model?.references ?? MOST)
  const castRoom = model?.castReferences ?? MOST
  const thingRoom = model?.castReferences == null ? MOST : room - model.castReferences
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
