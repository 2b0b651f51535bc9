import type { Board } from '#shared/document/board.ts'
import type { Change, Diff } from '#shared/document/diff.ts'
import type { LayerRow, MarkRow, PanelRow, SceneRow, ShotRow } from '#shared/document/schema.ts'
import { LATER_PANEL_BLANKS } from '#shared/document/schema.ts'
import {
  cardOf,
  filmShots,
  layerOf,
  marksOf,
  panelOf,
  panelsOf,
  sceneOf,
  scenesOf,
  sharersOf,
  shotOf,
  shotsOf,
} from '#shared/document/select.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import { unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'

/** A place in the window where a change can be seen. */
export type Spot =
  /** A drawing; several panels for ink that they share. `area`: the part of it that changes, panel px; null: anywhere. */
  | { readonly kind: 'drawing'; readonly panelIds: readonly string[]; readonly area: Rect | null }
  /** A panel's layers, as a list. */
  | { readonly kind: 'layers'; readonly panelId: string }
  | { readonly kind: 'takes'; readonly panelId: string }
  /** What is written about a panel. */
  | { readonly kind: 'panel'; readonly panelId: string }
  | { readonly kind: 'shot'; readonly shotId: string; readonly field: string }
  /** Where a panel stands among the others; `whole`: its shot stands there. */
  | { readonly kind: 'frame'; readonly shotId: string; readonly panelId: string | null; readonly whole: boolean }
  /** `panelId`: where the film's panels show it as well, for a scene that comes or goes. */
  | { readonly kind: 'scene'; readonly sceneId: string; readonly panelId?: string }
  /** null: the list of cards. */
  | { readonly kind: 'card'; readonly cardId: string | null }

/**
 * Keys under which elements of the window show a spot (`data-spots`): any of them will do. None for what is shown on a
 * canvas alone.
 */
export function keysOfSpot(spot: Spot): readonly string[] {
  switch (spot.kind) {
    case 'drawing':
      return []
    case 'layers':
    case 'takes':
    case 'panel':
      return [`${spot.kind}:${spot.panelId}`]
    case 'shot':
      return [`shot:${spot.shotId}/${spot.field}`]
    case 'frame':
      return [
        ...(spot.panelId === null ? [] : [`frame:${spot.panelId}`]),
        ...(spot.whole ? [`frame:${spot.shotId}`] : []),
      ]
    case 'scene':
      return [`scene:${spot.sceneId}`, ...(spot.panelId === undefined ? [] : [`frame:${spot.panelId}`])]
    case 'card':
      return [spot.cardId === null ? 'cards' : `card:${spot.cardId}`]
  }
}

/**
 * Where a step is seen, on the board as it is before the step: what comes, beside its next of kin; what goes or
 * changes, where it is now. Empty for what is in sight nowhere, such as the film's settings.
 */
export function spotsOf(board: Board, diff: Diff): readonly Spot[] {
  const spots = diff.flatMap((change) => spotsOfChange(board, diff, change)).map((spot) => asShown(board, spot))
  const drawn = drawnSpot(board, diff)
  return inFilmOrder(board, unique(telling(drawn ? [...spots, drawn] : spots)))
}

/** The first place where something comes, goes or moves; undefined if a step only changes what is there. */
export function placeOf(board: Board, diff: Diff): Spot | undefined {
  const spots = diff.flatMap((change) =>
    isInPlace(change) ? [] : spotsOfChange(board, diff, change).map((spot) => asShown(board, spot)),
  )
  return inFilmOrder(board, unique(spots.filter(({ kind }) => kind === 'frame' || kind === 'scene')))[0]
}

/** What a shot says of itself changes, and nothing about its place. */
function isInPlace({ table, before, after }: Change): boolean {
  return table === 'shot' && before !== null && after !== null && !differs(before, after, PLACED_BY)
}

/** Of an omitted scene only its heading is shown among the others. */
function asShown(board: Board, spot: Spot): Spot {
  const scene = spot.kind === 'frame' ? sceneOf(board, shotOf(board, spot.shotId)?.sceneId ?? '') : undefined
  return scene?.omitted ? { kind: 'scene', sceneId: scene.id } : spot
}

/** A diff has its rows in no order; a person is led to the first in the film. */
function inFilmOrder(board: Board, spots: readonly Spot[]): readonly Spot[] {
  if (spots.length < 2) return spots
  const place = new Map<string | null, number>()
  for (const shot of filmShots(board))
    for (const { id } of [shot, ...panelsOf(board, shot.id)]) place.set(id, place.size)
  const at = (spot: Spot): number => {
    if (spot.kind === 'shot') return place.get(spot.shotId) ?? 0
    if (spot.kind === 'frame') return place.get(spot.panelId) ?? place.get(spot.shotId) ?? 0
    if (spot.kind === 'drawing') return place.get(spot.panelIds[0]!) ?? 0
    return 'panelId' in spot && spot.kind !== 'scene' ? (place.get(spot.panelId) ?? 0) : 0
  }
  return spots
    .map((spot) => ({ spot, at: at(spot) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ spot }) => spot)
}

/** What comes or goes says enough: the fields that change along with it need not be seen. */
function telling(spots: readonly Spot[]): readonly Spot[] {
  const places = spots.filter(({ kind }) => kind === 'frame' || kind === 'scene')
  if (places.length > 0) return places
  // What a line brings along, a layer or a status, is not what it is about.
  const drawings = spots.filter(({ kind }) => kind === 'drawing')
  if (drawings.length > 0) return drawings
  const shots = new Set(spots.flatMap((spot) => (spot.kind === 'shot' ? spot.shotId : [])))
  // A card that a shot got is seen at the shot; one that was used in many, among the cards.
  const cards = spots.filter(({ kind }) => kind === 'card')
  return cards.length > 0 && shots.size > 1
    ? cards
    : shots.size === 1
      ? spots.filter(({ kind }) => kind !== 'card')
      : spots
}

function spotsOfChange(board: Board, diff: Diff, change: Change): readonly Spot[] {
  switch (change.table) {
    case 'scene':
      return sceneSpots(board, change)
    case 'shot':
      return shotSpots(board, change, goesWith(diff, 'scene', change.before?.sceneId))
    case 'panel':
      return panelSpots(board, change, goesWith(diff, 'shot', change.before?.shotId))
    case 'layer':
      return layerSpots(board, diff, change)
    case 'take': {
      const { panelId } = (change.before ?? change.after)!
      return panelOf(board, panelId) ? [{ kind: 'takes', panelId }] : []
    }
    case 'card':
      return [{ kind: 'card', cardId: cardOf(board, change.id) ? change.id : null }]
    case 'look': {
      const { cardId } = (change.before ?? change.after)!
      return cardOf(board, cardId) ? [{ kind: 'card', cardId }] : []
    }
    case 'project':
    case 'mark':
    case 'media':
    case 'draft':
      return []
  }
}

type ChangeOf<T extends Change['table']> = Extract<Change, { table: T }>

// What is not there and does not come has been taken away since: nothing is seen of it.

function sceneSpots(board: Board, { id, before, after }: ChangeOf<'scene'>): readonly Spot[] {
  if (sceneOf(board, id)) return [after ? { kind: 'scene', sceneId: id } : wholeScene(board, id, 'first')]
  if (before || !after) return []
  return [wholeScene(board, kin(scenesOf(board), after)?.id ?? id, 'last')]
}

/** At the drawing table a scene that comes or goes is seen among the film's panels. */
function wholeScene(board: Board, sceneId: string, end: 'first' | 'last'): Spot {
  const panels = shotsOf(board, sceneId).flatMap((shot) => panelsOf(board, shot.id))
  const panel = panels.at(end === 'first' ? 0 : -1)
  return { kind: 'scene', sceneId, ...(panel ? { panelId: panel.id } : {}) }
}

function shotSpots(board: Board, { id, before, after }: ChangeOf<'shot'>, goes: boolean): readonly Spot[] {
  if (!shotOf(board, id)) {
    // A scene that comes along is seen itself.
    if (before || !after || !sceneOf(board, after.sceneId)) return []
    const beside = kin(shotsOf(board, after.sceneId), after)
    return [beside ? frameOfShot(board, beside) : { kind: 'scene', sceneId: after.sceneId }]
  }
  if (goes) return []
  const here = shotOf(board, id)!
  if (!before || !after || differs(before, after, PLACED_BY)) return [frameOfShot(board, here)]
  return changed(before, after).map((field) => ({ kind: 'shot', shotId: id, field }))
}

/** Fields that say where a shot stands, and under which number. */
const PLACED_BY = ['order', 'sceneId', 'number']

/** Fields that only its next request shows. */
const REQUEST = Object.keys(LATER_PANEL_BLANKS)

function panelSpots(board: Board, change: ChangeOf<'panel'>, goes: boolean): readonly Spot[] {
  const { id, before, after } = change
  const here = panelOf(board, id)
  if (!here) {
    if (before || !after || !shotOf(board, after.shotId)) return []
    const beside = kin(panelsOf(board, after.shotId), after)
    return [{ kind: 'frame', shotId: after.shotId, panelId: beside?.id ?? null, whole: beside === undefined }]
  }
  if (goes) return []
  if (!before || !after || differs(before, after, ['order', 'shotId']))
    return [{ kind: 'frame', shotId: here.shotId, panelId: id, whole: false }]
  if (differs(before, after, REQUEST)) return [{ kind: 'takes', panelId: id }]
  const written = differs(before, after, ['label', 'seconds'])
  return written ? [{ kind: 'panel', panelId: id }] : [{ kind: 'drawing', panelIds: [id], area: null }]
}

/** Fields of a layer that its picture does not show. */
const LISTED = ['name', 'locked', 'transparencyLocked', 'tag']

function layerSpots(board: Board, diff: Diff, change: ChangeOf<'layer'>): readonly Spot[] {
  const { before, after } = change
  const row = (before ?? after) as LayerRow
  if (!panelOf(board, row.panelId) || goesWith(diff, 'panel', row.panelId)) return []
  // Whatever becomes of a layer with no ink on it, or not read yet, its picture does not show.
  const empty =
    row.kind === 'drawing' &&
    marksOf(board, row.id).every((mark) => laidAs(mark) === 'cut') &&
    !diff.some((other) => other.table === 'mark')
  const listed = empty || (before && after && changed(before, after).every((key) => LISTED.includes(key)))
  return [listed ? { kind: 'layers', panelId: row.panelId } : { kind: 'drawing', panelIds: [row.panelId], area: null }]
}

/** All the marks of a step are seen together, on every panel that shows their ink. */
function drawnSpot(board: Board, diff: Diff): Spot | null {
  const rows = diff.flatMap((change) => (change.table === 'mark' ? [change.before, change.after] : []))
  const marks = rows.filter((row): row is MarkRow => row !== null)
  const inks = new Set(marks.map(({ layerId }) => layerId))
  const panelIds = new Set<string>()
  for (const inkId of inks)
    for (const layer of [...sharersOf(board, inkId), layerOf(board, inkId) ?? layerIn(diff, inkId)])
      if (layer && panelOf(board, layer.panelId) && !goesWith(diff, 'panel', layer.panelId)) panelIds.add(layer.panelId)
  return panelIds.size === 0 ? null : { kind: 'drawing', panelIds: [...panelIds], area: marksBounds(marks) }
}

function layerIn(diff: Diff, id: string): LayerRow | undefined {
  const change = diff.find((other) => other.table === 'layer' && other.id === id)
  return (change?.after ?? change?.before ?? undefined) as LayerRow | undefined
}

/** Whether the parent goes in the same step: then it is what is seen to go. */
function goesWith(diff: Diff, table: 'scene' | 'shot' | 'panel', id: string | undefined): boolean {
  return id !== undefined && goneIn(diff).has(`${table} ${id}`)
}

const goneWith = new WeakMap<Diff, ReadonlySet<string>>()

/** What a step takes away. Read once: it is asked for at each of its changes. */
function goneIn(diff: Diff): ReadonlySet<string> {
  const known = goneWith.get(diff)
  if (known) return known
  const keys = new Set(diff.flatMap(({ table, id, after }) => (after === null ? [`${table} ${id}`] : [])))
  goneWith.set(diff, keys)
  return keys
}

function frameOfShot(board: Board, shot: ShotRow): Spot {
  return { kind: 'frame', shotId: shot.id, panelId: panelsOf(board, shot.id)[0]?.id ?? null, whole: true }
}

/** The one before it among its siblings, or else the one after. */
function kin<R extends SceneRow | ShotRow | PanelRow>(siblings: readonly R[], row: R): R | undefined {
  return siblings.findLast(({ order }) => order < row.order) ?? siblings[0]
}

function changed(before: object, after: object): readonly string[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const gone = Object.keys(was).filter((key) => !(key in is))
  return [...Object.keys(is), ...gone].filter((key) => was[key] !== is[key])
}

function differs(before: object, after: object, keys: readonly string[]): boolean {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return keys.some((key) => was[key] !== is[key])
}

function unique(spots: readonly Spot[]): readonly Spot[] {
  const known = new Map<string, Spot>()
  for (const spot of spots) {
    const key = spot.kind === 'drawing' ? `drawing:${spot.panelIds.join()}` : keysOfSpot(spot)[0]!
    const same = known.get(key)
    const area = same?.kind === 'drawing' && spot.kind === 'drawing' ? joined(same.area, spot.area) : null
    known.set(key, spot.kind === 'drawing' && same ? { ...spot, area } : spot)
  }
  return [...known.values()]
}

function joined(one: Rect | null, two: Rect | null): Rect | null {
  return one && two ? unionRect(one, two) : null
}
