import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { RequestEdits } from '../../editor/requestDrafts.ts'

/** The composed request with the person's edits: pieces reworded or left out, pictures left out. */
export function applyEdits(composed: GenerationRequest, edits: RequestEdits): GenerationRequest {
  const pieces = composed.pieces
    .filter((piece) => !edits.without.includes(piece.from))
    .map((piece) => ({ ...piece, text: edits.texts[piece.from] ?? piece.text }))
    .filter((piece) => piece.text.trim() !== '')
  const pictures = composed.pictures.filter((picture) => !edits.withoutPictures.includes(picture.mediaId))
  return { ...composed, pieces, pictures }
}

/** Whether there is anything to reset. */
export function isEdited(edits: RequestEdits): boolean {
  return (
    edits.free !== '' ||
    edits.without.length > 0 ||
    edits.withoutPictures.length > 0 ||
    Object.keys(edits.texts).length > 0
  )
}
