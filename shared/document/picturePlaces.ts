import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import type { PanelRow } from './schema.ts'
import { cardsOf, filmPanels, layersOf, looksOf, mediaOf, numbersOf, panelPlace, takesOf } from './select.ts'

/**
 * Where each picture appears in the film, in words and in film order: "Shot 12A, panel 2", "Take T3 of shot 12A",
 * "Cast card “Mara”". Pictures that nothing shows are not included.
 */
export function picturePlaces(board: Board): ReadonlyMap<string, readonly string[]> {
  const known = remembered.get(board)
  if (known) return known
  const places = new Map<string, string[]>()
  const add = (mediaId: string, words: string) => {
    const list = places.get(mediaId) ?? []
    if (!list.includes(words)) places.set(mediaId, [...list, words])
  }
  for (const panel of filmPanels(board)) {
    const shot = shotWords(board, panel)
    // A take laid under the drawing is listed as a take.
    for (const { kind, mediaId } of layersOf(board, panel.id))
      if (kind !== 'take' && mediaId !== null) add(mediaId, `Shot ${shot}`)
    for (const { number, mediaId } of takesOf(board, panel.id)) add(mediaId, `Take T${number} of shot ${shot}`)
  }
  for (const card of cardsOf(board)) {
    const words = `${KINDS[card.kind]} card “${card.name || 'Unnamed'}”`
    for (const mediaId of card.mediaIds) add(mediaId, words)
    for (const look of looksOf(board, card.id))
      for (const { mediaId } of look.pictures) add(mediaId, `Look “${look.name || 'Unnamed'}” of the ${lowered(words)}`)
    for (const { past } of [card, ...looksOf(board, card.id)])
      for (const { version, pictures } of past)
        for (const { mediaId } of pictures) if (!places.has(mediaId)) add(mediaId, `${words}, as it was in v${version}`)
  }
  const { logo } = filmOf(board)
  if (logo !== null) add(logo, 'The film’s logo')
  remembered.set(board, places)
  return places
}

const remembered = new WeakMap<Board, ReadonlyMap<string, readonly string[]>>()
const KINDS = { cast: 'Cast', location: 'Location', prop: 'Prop', style: 'Style' } as const

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

function shotWords(board: Board, panel: PanelRow): string {
  const number = numbersOf(board).shots.get(panel.shotId) ?? ''
  const { index, count } = panelPlace(board, panel)
  return count > 1 ? `${number}, panel ${index}` : number
}

/** Each id once; pictures that nothing shows come last. */
export function inFilmOrder(board: Board, mediaIds: Iterable<string>): string[] {
  const wanted = new Set(mediaIds)
  const places = picturePlaces(board)
  return [...[...places.keys()].filter((id) => wanted.has(id)), ...[...wanted].filter((id) => !places.has(id))]
}

/** One line per picture, in film order: its places, and its file name if it has one. */
export function pictureNames(board: Board, mediaIds: Iterable<string>): string[] {
  const places = picturePlaces(board)
  return inFilmOrder(board, mediaIds).map((id) => {
    const file = mediaOf(board, id)?.name ?? ''
    const where = places.get(id)?.join('; ') ?? 'Nowhere in the film now'
    return file === '' ? where : `${where} (${file})`
  })
}
