import { filmOf, put, remove } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { removePanel } from '../document/commands/panels.ts'
import { removeShot } from '../document/commands/shots.ts'
import type { ChosenLook } from '../document/cardSchema.ts'
import type { LookRow, ProjectRow, ShotRow } from '../document/schema.ts'
import { inkIdOf } from '../document/inkOf.ts'
import {
  cardOf,
  draftOf,
  layersOf,
  lookOf,
  looksOf,
  mediaOf,
  panelOf,
  panelsOf,
  sceneOf,
  sharersOf,
  shotOf,
  shotsOf,
  takesOf,
} from '../document/select.ts'
import { allRows } from '../document/table.ts'

/** The restored film, and the layers whose ink is restored. */
export interface Restored {
  readonly board: Board
  readonly inks: ReadonlySet<string>
}

/**
 * Settings of a film that no version brings back: how a model is reached and paid, and what the film lets one do, which
 * somebody answers for.
 */
export const KEPT_SETTINGS = [
  'provider',
  'model',
  'imageSize',
  'baseUrl',
  'keySource',
  'capUsd',
  'aiPolicy',
  'aiPolicyBy',
  'aiPolicyAt',
] as const satisfies readonly (keyof ProjectRow)[]

/**
 * The whole film as it was `then`. What was paid for since is kept: takes of panels that still exist; and so are
 * `KEPT_SETTINGS`. Boards come without marks.
 */
export function restoreFilm(now: Board, then: Board): Restored {
  const film = filmOf(now)
  const settings = Object.fromEntries(KEPT_SETTINGS.map((field) => [field, film[field]]))
  let board = put(then, 'project', { ...filmOf(then), id: film.id, ...settings })
  for (const media of allRows(now.media)) board = put(board, 'media', media)
  for (const take of allRows(now.take)) if (panelOf(board, take.panelId)) board = put(board, 'take', take)
  return { board, inks: new Set([...allRows(board.layer)].map(inkIdOf)) }
}

/**
 * One scene as it was `then`, with the rest of the film as it is. A shot that was in it comes back from wherever it is
 * now; a shot added later goes back to where it was, or is deleted. Ink that another scene also shows stays as it is.
 */
export function restoreScene(now: Board, then: Board, sceneId: string): Restored {
  const scene = sceneOf(then, sceneId)
  if (!scene) return { board: now, inks: new Set() }
  const shots = shotsOf(then, sceneId)
  let board = bringLooks(put(now, 'scene', scene), then, scene.looks)
  for (const shot of shotsOf(now, sceneId))
    if (!shots.some((other) => other.id === shot.id)) board = sendBack(board, then, shot)
  const inks = new Set<string>()
  for (const shot of shots) board = restoreShot(board, then, shot, inks)
  const within = new Set(shots.flatMap((shot) => panelsOf(then, shot.id).map((panel) => panel.id as string)))
  const shared = [...inks].filter((ink) => sharersOf(now, ink).some((layer) => !within.has(layer.panelId)))
  for (const ink of shared) inks.delete(ink)
  return { board, inks }
}

function sendBack(board: Board, then: Board, shot: ShotRow): Board {
  const before = shotOf(then, shot.id)
  if (!before || !sceneOf(board, before.sceneId)) return removeShot(board, shot.id)
  return put(board, 'shot', { ...shot, sceneId: before.sceneId, order: before.order })
}

function restoreShot(start: Board, then: Board, shot: ShotRow, inks: Set<string>): Board {
  let board = put(start, 'shot', shot)
  const cards = [...shot.castIds, ...shot.propIds, ...(shot.locationId ? [shot.locationId] : [])]
  for (const id of cards) board = bringCard(board, then, id)
  board = bringDraft(bringLooks(board, then, shot.looks), then, shot)
  const panels = panelsOf(then, shot.id)
  for (const panel of panelsOf(board, shot.id))
    if (!panels.some((other) => other.id === panel.id)) board = removePanel(board, panel.id)
  for (const panel of panels) {
    board = put(board, 'panel', panel)
    const layers = layersOf(then, panel.id)
    for (const layer of layersOf(board, panel.id))
      if (!layers.some((other) => other.id === layer.id)) board = remove(board, 'layer', layer.id)
    for (const layer of layers) {
      board = bringMedia(put(board, 'layer', layer), then, layer.mediaId)
      inks.add(inkIdOf(layer))
    }
    for (const take of takesOf(then, panel.id)) board = bringMedia(put(board, 'take', take), then, take.mediaId)
  }
  return board
}

function bringCard(board: Board, then: Board, id: string): Board {
  const card = cardOf(then, id)
  if (!card || cardOf(board, id)) return board
  const withCard = card.mediaIds.reduce((next, mediaId) => bringMedia(next, then, mediaId), put(board, 'card', card))
  return looksOf(then, id).reduce((next, look) => bringLook(next, then, look), withCard)
}

function bringLook(board: Board, then: Board, look: LookRow): Board {
  if (lookOf(board, look.id)) return board
  return look.pictures.reduce((next, { mediaId }) => bringMedia(next, then, mediaId), put(board, 'look', look))
}

/** Looks that were chosen then and are gone now; the card they belong to came before them. */
function bringLooks(board: Board, then: Board, chosen: readonly ChosenLook[]): Board {
  return chosen.reduce((next, { cardId, lookId }) => {
    const look = lookId === null ? undefined : lookOf(then, lookId)
    const ready = bringCard(next, then, cardId)
    return look && cardOf(ready, cardId) ? bringLook(ready, then, look) : ready
  }, board)
}

/** The draft whose lines it covered then. */
function bringDraft(board: Board, then: Board, { covers }: ShotRow): Board {
  const draft = covers === null ? undefined : draftOf(then, covers.draftId)
  return draft && !draftOf(board, draft.id) ? put(board, 'draft', draft) : board
}

function bringMedia(board: Board, then: Board, id: string | null): Board {
  const media = id === null ? undefined : mediaOf(then, id)
  return media && !mediaOf(board, media.id) ? put(board, 'media', media) : board
}
