import { claimsOf, holdersOf, numberList, sceneScheme } from '../film/numbering.ts'
import { DIRECTIONS, INT_EXT, MOVEMENTS, termLabel, termOf } from '../film/vocabulary.ts'
import { filmOf } from './board.ts'
import { inkIdOf } from './inkOf.ts'
import type { Board } from './board.ts'
import type {
  CardRow,
  DraftRow,
  LayerRow,
  LookRow,
  MarkRow,
  MediaRow,
  PanelRow,
  SceneRow,
  ShotRow,
  TakeRow,
} from './schema.ts'
import { lockedFirst, shotNumbers } from './shotNumbers.ts'
import { allRows, childrenOf, rowOf } from './table.ts'

export const DEFAULT_PANEL_SECONDS = 2

export function scenesOf(board: Board): readonly SceneRow[] {
  return childrenOf(board.scene, '')
}
export function shotsOf(board: Board, sceneId: string): readonly ShotRow[] {
  return childrenOf(board.shot, sceneId)
}
export function panelsOf(board: Board, shotId: string): readonly PanelRow[] {
  return childrenOf(board.panel, shotId)
}
/** Bottom to top. */
export function layersOf(board: Board, panelId: string): readonly LayerRow[] {
  return childrenOf(board.layer, panelId)
}
/** The layer that drawing goes to: the chosen one if it belongs to this panel, else the topmost drawing; undefined for none. */
export function activeLayerOf(board: Board, panelId: string, chosenId: string | null): LayerRow | undefined {
  const stack = layersOf(board, panelId)
  return stack.find((layer) => layer.id === chosenId) ?? stack.findLast((layer) => layer.kind === 'drawing')
}
/** The layer for fills that belongs to this one: the nearest beneath it in its stack; undefined for none. */
export function fillLayerUnder(board: Board, layer: LayerRow): LayerRow | undefined {
  const stack = layersOf(board, layer.panelId)
  const at = stack.findIndex((other) => other.id === layer.id)
  return stack.slice(0, Math.max(0, at)).findLast((other) => other.kind === 'drawing' && other.takesFills)
}
/** In the order they were drawn; also empty if the layer's marks are not loaded. */
export function marksOf(board: Board, layerId: string): readonly MarkRow[] {
  return childrenOf(board.mark, layerOf(board, layerId)?.sharedFrom ?? layerId)
}
/** An arrow or a text: said about the picture, not drawn in it. */
export function isNote(mark: MarkRow): boolean {
  return mark.kind === 'text' || (mark.kind === 'shape' && mark.shape === 'arrow')
}

const groups = new WeakMap<Board['layer'], ReadonlyMap<string, readonly LayerRow[]>>()

/** Every layer that shows the same ink or picture, including the owner; if the owner is gone, those that still show it. */
export function sharersOf(board: Board, inkId: string): readonly LayerRow[] {
  let known = groups.get(board.layer)
  if (!known) {
    const made = new Map<string, LayerRow[]>()
    for (const row of allRows(board.layer)) {
      if (row.sharedFrom === null) continue
      const own = rowOf(board.layer, row.sharedFrom)
      const group = made.get(row.sharedFrom) ?? (own ? [own] : [])
      made.set(row.sharedFrom, [...group, row])
    }
    known = made
    groups.set(board.layer, known)
  }
  const group = known.get(inkId)
  if (group) return group
  const only = rowOf(board.layer, inkId)
  return only ? [only] : []
}

/** Whether a change to this layer's ink shows in another panel as well. */
export function isShared(board: Board, layer: LayerRow): boolean {
  return sharersOf(board, inkIdOf(layer)).length > 1
}
export function takesOf(board: Board, panelId: string): readonly TakeRow[] {
  return childrenOf(board.take, panelId)
}
export function cardsOf(board: Board): readonly CardRow[] {
  return childrenOf(board.card, '')
}
/** A card's looks besides its base look, in order. */
export function looksOf(board: Board, cardId: string): readonly LookRow[] {
  return childrenOf(board.look, cardId)
}

/** The drafts of the script in the order of importing; the last is the current one. */
export function draftsOf(board: Board): readonly DraftRow[] {
  return childrenOf(board.draft, '')
}

export const sceneOf = (board: Board, id: string): SceneRow | undefined => rowOf(board.scene, id)
export const shotOf = (board: Board, id: string): ShotRow | undefined => rowOf(board.shot, id)
export const panelOf = (board: Board, id: string): PanelRow | undefined => rowOf(board.panel, id)
export const layerOf = (board: Board, id: string): LayerRow | undefined => rowOf(board.layer, id)
export const takeOf = (board: Board, id: string): TakeRow | undefined => rowOf(board.take, id)
export const cardOf = (board: Board, id: string): CardRow | undefined => rowOf(board.card, id)
export const lookOf = (board: Board, id: string): LookRow | undefined => rowOf(board.look, id)
export const mediaOf = (board: Board, id: string): MediaRow | undefined => rowOf(board.media, id)
export const draftOf = (board: Board, id: string): DraftRow | undefined => rowOf(board.draft, id)

/** Every shot of the film, in film order. */
export function filmShots(board: Board): readonly ShotRow[] {
  return scenesOf(board).flatMap((scene) => shotsOf(board, scene.id))
}
/** The film's first shot; undefined for none. Does not go through the film. */
export function firstShot(board: Board): ShotRow | undefined {
  const scene = scenesOf(board).find(({ id }) => shotsOf(board, id).length > 0)
  return scene && shotsOf(board, scene.id)[0]
}
/** Every panel of the film, in film order. */
export function filmPanels(board: Board): readonly PanelRow[] {
  return filmShots(board).flatMap((shot) => panelsOf(board, shot.id))
}

export interface FilmNumbers {
  readonly scenes: ReadonlyMap<string, string>
  readonly shots: ReadonlyMap<string, string>
}

interface NumberedBoard {
  readonly board: Pick<Board, 'project' | 'scene' | 'shot'>
  readonly numbers: FilmNumbers
}

const remembered = new WeakMap<Board['shot'], NumberedBoard>()
/** The last of each film's: most changes leave the numbers as they are. */
const lastNumbered = new WeakMap<Board['project'], NumberedBoard>()

/**
 * The numbers for slates, lists and pages: no two scenes share one, nor two shots of the film. The same value while
 * scenes, the film's row, and the places and fixed numbers of its shots stay the same.
 */
export function numbersOf(board: Board): FilmNumbers {
  const { project, scene, shot } = board
  const known = remembered.get(shot)
  if (known && known.board.scene === scene && known.board.project === project) return known.numbers
  const last = lastNumbered.get(project)
  const numbers = last && isNumberedAlike(last.board, board) ? last.numbers : newNumbers(board)
  const made = { board: { project, scene, shot }, numbers }
  remembered.set(shot, made)
  lastNumbered.set(project, made)
  return numbers
}

function newNumbers(board: Board): FilmNumbers {
  const scenes = sceneNumbers(board)
  const list = scenesOf(board).map((scene) => ({
    scene,
    shots: shotsOf(board, scene.id),
    slate: scenes.get(scene.id)!,
  }))
  return { scenes, shots: shotNumbers(filmOf(board), list) }
}

/** Whether all that their numbers come from is the same. */
function isNumberedAlike(one: NumberedBoard['board'], other: Board): boolean {
  if (one.scene !== other.scene || one.project !== other.project || one.shot.size !== other.shot.size) return false
  return scenesOf(other).every(({ id }) => {
    const [was, is] = [childrenOf(one.shot, id), childrenOf(other.shot, id)]
    return (
      was === is ||
      (was.length === is.length && is.every((shot, at) => shot.id === was[at]!.id && shot.number === was[at]!.number))
    )
  })
}

function sceneNumbers(board: Board): ReadonlyMap<string, string> {
  const film = filmOf(board)
  const list = scenesOf(board)
  // A script's numbers are kept, even where nobody has locked them.
  const kept = film.numbersLocked || list.filter(({ number }) => number !== null).length * 2 > list.length
  const holders = holdersOf(claimsOf(lockedFirst(list)))
  const taken = new Set([...film.retiredNumbers, ...holders.keys()])
  return numberList(list, sceneScheme(film.skipIO), { kept, taken, holders })
}

/** "INT. SALT HOUSE - NIGHT", in screenplay form; '' if nothing is set. */
export function sceneHeading(scene: SceneRow): string {
  const place = [termOf(INT_EXT, scene.intExt)?.label ?? '', scene.location.toUpperCase()].filter(Boolean).join(' ')
  return [place, scene.timeOfDay.toUpperCase()].filter(Boolean).join(' - ')
}

/** "Dolly in, slow"; '' if nothing is set. */
export function movementLabel(shot: ShotRow): string {
  const move = [termLabel(MOVEMENTS, shot.movement), termOf(DIRECTIONS, shot.direction)?.label ?? '']
  return [move.filter(Boolean).join(' '), shot.movementNote].filter(Boolean).join(', ')
}

/** Estimated length of a shot in seconds: its own, else the sum of its panels', else 2 s a panel. */
export function secondsOf(board: Board, shot: ShotRow): number {
  if (shot.seconds !== null) return shot.seconds
  const panels = panelsOf(board, shot.id)
  return panels.reduce((sum, panel) => sum + (panel.seconds ?? DEFAULT_PANEL_SECONDS), 0) || DEFAULT_PANEL_SECONDS
}

/** A panel's position in its shot, the "2 of 3" of "12A · 2 of 3", 1-based. */
export function panelPlace(board: Board, panel: PanelRow): { index: number; count: number } {
  const panels = panelsOf(board, panel.shotId)
  return { index: panels.findIndex((other) => other.id === panel.id) + 1, count: panels.length }
}
