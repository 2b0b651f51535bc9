import type { LostPicture } from '#shared/contract/model.ts'
import type { Board } from '#shared/document/board.ts'
import { picturePlaces } from '#shared/document/picturePlaces.ts'
import type { MediaId, PanelId } from '#shared/document/ids.ts'
import { cardsOf, filmPanels, layersOf, looksOf, mediaOf, takesOf } from '#shared/document/select.ts'

/** "3 pictures of this film are missing", "1 picture … has been changed on disk", "3 pictures … are missing or changed on disk". */
export function missingSentence(lost: readonly LostPicture[]): string {
  const one = lost.length === 1
  const who = `${lost.length} ${one ? 'picture' : 'pictures'} of this film`
  const hows = new Set(lost.map(({ how }) => how))
  if (hows.size > 1) return `${who} are missing or were changed on disk.`
  if (hows.has('changed')) return `${who} ${one ? 'was' : 'were'} changed on disk and can’t be shown.`
  return `${who} ${one ? 'is' : 'are'} missing from its folder.`
}

export type MissingPlace =
  | { readonly tab: 'layers' | 'takes'; readonly panelId: PanelId }
  | { readonly tab: 'cards'; readonly panelId: null }

export interface MissingEntry {
  readonly id: string
  /** "Shot 12A, panel 2", "Take T3 of shot 4B", "Cast card “Mara”"; a single line if nothing shows it. */
  readonly places: readonly string[]
  /** Its name when it was imported; '' for none. */
  readonly file: string
  readonly state: string
  /** Where the window shows it; null for nowhere. */
  readonly at: MissingPlace | null
}

/** One entry each, in order of arrival. */
export function missingEntries(board: Board, lost: readonly LostPicture[]): MissingEntry[] {
  const places = picturePlaces(board)
  return lost.map(({ id, how }) => ({
    id,
    places: places.get(id) ?? ['Nowhere in the film now'],
    file: mediaOf(board, id)?.name ?? '',
    state: how === 'missing' ? 'Missing' : 'Changed',
    at: placeOf(board, id),
  }))
}

function placeOf(board: Board, mediaId: MediaId): MissingPlace | null {
  const has = (each: { readonly mediaId: MediaId | null }) => each.mediaId === mediaId
  for (const { id } of filmPanels(board)) {
    if (takesOf(board, id).some(has)) return { tab: 'takes', panelId: id }
    if (layersOf(board, id).some(has)) return { tab: 'layers', panelId: id }
  }
  const onCard = cardsOf(board).some(
    ({ id, mediaIds }) => mediaIds.includes(mediaId) || looksOf(board, id).some(({ pictures }) => pictures.some(has)),
  )
  return onCard ? { tab: 'cards', panelId: null } : null
}

/** The result of choosing files. */
export function foundWords(found: number, left: number): string {
  if (found === 0)
    return 'None of these files is a missing picture. It must be the very file that was added: one that was saved again has other contents.'
  if (left === 0) return ''
  return `${found} ${found === 1 ? 'picture is' : 'pictures are'} back.`
}
