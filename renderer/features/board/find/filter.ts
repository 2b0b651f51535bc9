import type { Board } from '#shared/document/board.ts'
import { cardOf, cardsOf, numbersOf, sceneHeading, sceneOf, scenesOf } from '#shared/document/select.ts'
import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import { allShownShots, heldIn, isCut } from '#shared/document/whatCounts.ts'
import { searchedOnBoard } from '#shared/fields/search.ts'
import { searchText, searchWords } from '#shared/searchText.ts'

/** What the board should highlight; '' in a field means any. */
export interface BoardFilter {
  /** A card's id. */
  readonly cast: string
  /** A place's name as made by `placeKey`: from a scene's heading, or a shot's location card. */
  readonly location: string
  readonly status: ShotRow['status'] | ''
  /** Words that must all occur in the shot's own text, its cards' names or its scene's heading. */
  readonly text: string
}

export const NO_FILTER: BoardFilter = { cast: '', location: '', status: '', text: '' }

export function filters(filter: BoardFilter): boolean {
  return filter.cast !== '' || filter.location !== '' || filter.status !== '' || filter.text.trim() !== ''
}

/** The shots that pass; null without a filter. Linear in shots. */
export function shotsPassing(board: Board, filter: BoardFilter): ReadonlySet<string> | null {
  if (!filters(filter)) return null
  const words = searchWords(filter.text)
  const passing = allShownShots(board).filter((shot) => {
    if (filter.cast !== '' && !shot.castIds.some((id) => id === filter.cast)) return false
    if (filter.status !== '' && shot.status !== filter.status) return false
    const scene = sceneOf(board, shot.sceneId)
    if (filter.location !== '' && !placesOf(board, shot, scene).some((name) => placeKey(name) === filter.location))
      return false
    if (words.length === 0) return true
    const all = wordsOf(board, shot, scene)
    return words.every((word) => all.includes(word))
  })
  return new Set(passing.map((shot) => shot.id))
}

/** "12 of 40 shots, 1 cut": cut shots are shown, and no part of the film. */
export function filterCount(board: Board, passing: ReadonlySet<string> | null): string {
  const shots = scenesOf(board).reduce((sum, scene) => sum + heldIn(board, scene).tally.shots, 0)
  const film = `${shots} ${shots === 1 ? 'shot' : 'shots'}`
  if (passing === null) return film
  const shown = allShownShots(board).filter(({ id }) => passing.has(id))
  const cut = shown.filter(isCut).length
  return `${shown.length - cut} of ${film}${cut > 0 ? `, ${cut} cut` : ''}`
}

export interface FilterChoices {
  readonly cast: readonly { readonly value: string; readonly label: string }[]
  readonly locations: readonly { readonly value: string; readonly label: string }[]
}

/**
 * What the film can be filtered by: its cast, and the places named by its scenes and shots, once each whatever their
 * spelling.
 */
export function filterChoices(board: Board): FilterChoices {
  const cast = cardsOf(board)
    .filter((card) => card.kind === 'cast')
    .map((card) => ({ value: card.id, label: card.name || 'Unnamed' }))
  const places = new Map<string, string>()
  for (const shot of allShownShots(board))
    for (const name of placesOf(board, shot, sceneOf(board, shot.sceneId)))
      if (!places.has(placeKey(name))) places.set(placeKey(name), name)
  const locations = [...places].map(([value, label]) => ({ value, label }))
  return { cast, locations: locations.toSorted((a, b) => a.label.localeCompare(b.label)) }
}

export function placeKey(name: string): string {
  return name.trim().toLowerCase()
}

function placesOf(board: Board, shot: ShotRow, scene: SceneRow | undefined): string[] {
  const card = shot.locationId === null ? undefined : cardOf(board, shot.locationId)
  return [card?.name ?? '', scene?.location ?? ''].map((name) => name.trim()).filter(Boolean)
}

function wordsOf(board: Board, shot: ShotRow, scene: SceneRow | undefined): string {
  const number = numbersOf(board).shots.get(shot.id) ?? ''
  const heading = scene ? sceneHeading(scene) : ''
  const former = [...shot.formerNumbers, ...(scene?.formerNumbers ?? [])]
  return searchText([number, ...former, heading, searchedOnBoard(board, shot)].join('\n'))
}
