import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { Change, Diff } from '#shared/document/diff.ts'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import type { LayerRow, MarkRow, PanelRow, ProjectRow, SceneRow, ShotRow } from '#shared/document/schema.ts'
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
import { keysOfSpot } from './spot.ts'
import type { CardPart, Spot } from './spot.ts'

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
  return inFilmOrder(board, unique(spots.filter(isPlace)))[0]
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
  const places = spots.filter(isPlace)
  if (places.length > 0) return places
  // What a line brings along, a layer or a status, is not what it is about.
  const drawings = spots.filter(({ kind }) => kind === 'drawing')
  if (drawings.length > 0) return drawings
  const shots = new Set(spots.flatMap((spot) => (spot.kind === 'shot' ? spot.shotId : [])))
  // A card that a shot got is seen at the shot; one that was used in many, among the cards, and a look always.
  const cards = spots.filter((spot) => spot.kind === 'card')
  if (cards.some(({ part }) => part === 'looks')) return cards
  return cards.length > 0 && shots.size > 1
    ? cards
    : shots.size === 1
      ? spots.filter(({ kind }) => kind !== 'card')
      : spots
}

/** Where something stands among others; what a scene's fields say is none. */
function isPlace(spot: Spot): boolean {
  return spot.kind === 'frame' || (spot.kind === 'scene' && spot.field === undefined)
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
      return [cardSpot(board, change)]
    case 'look':
      return lookSpots(board, change)
    case 'project':
      return filmSpots(board, change)
    case 'mark':
    case 'media':
    case 'draft':
      return []
  }
}

type ChangeOf<T extends Change['table']> = Extract<Change, { table: T }>

// What is not there and does not come has been taken away since: nothing is seen of it.

function sceneSpots(board: Board, { id, before, after }: ChangeOf<'scene'>): readonly Spot[] {
  if (sceneOf(board, id)) return after ? changedScene(id, before, after) : [wholeScene(board, id, 'first')]
  if (before || !after) return []
  return [wholeScene(board, kin(scenesOf(board), after)?.id ?? id, 'last')]
}

/** What a scene's heading does not say. */
const WRITTEN = ['synopsis', 'looks', 'numbersLocked']

function changedScene(sceneId: string, before: SceneRow | null, after: SceneRow): readonly Spot[] {
  const fields = before ? changed(before, after) : []
  const written = fields.length > 0 && fields.every((field) => WRITTEN.includes(field))
  return written ? fields.map((field) => ({ kind: 'scene', sceneId, field })) : [{ kind: 'scene', sceneId }]
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
  if (written) return [{ kind: 'panel', panelId: id }]
  const guide = changed(before, after).every((key) => key === 'perspective')
  return [{ kind: 'drawing', panelIds: [id], area: null, ...(guide && { guide }) }]
}

/** Fields of a layer that its picture does not show. */
const LISTED = ['name', 'locked', 'transparencyLocked', 'tag', 'takesFills']

function layerSpots(board: Board, diff: Diff, change: ChangeOf<'layer'>): readonly Spot[] {
  const { before, after } = change
  const row = (before ?? after) as LayerRow
  if (!panelOf(board, row.panelId) || goesWith(diff, 'panel', row.panelId)) return []
  // Whatever becomes of a layer with no ink on it, or not read yet, its picture does not show.
  const empty =
    row.kind === 'drawing' &&
    marksOf(board, row.id).every((mark) => laidAs(mark) === 'cut') &&
    !diff.some((other) => other.table === 'mark')
  const hidden = before?.visible === false && after?.visible === false
  const listed = empty || hidden || (before && after && changed(before, after).every((key) => LISTED.includes(key)))
  return [listed ? { kind: 'layers', panelId: row.panelId } : { kind: 'drawing', panelIds: [row.panelId], area: null }]
}

/** Folded, a card says what it is called and shows one picture. */
function cardSpot(board: Board, { id, before, after }: ChangeOf<'card'>): Spot {
  if (!cardOf(board, id)) return { kind: 'card', cardId: null }
  if (!before || !after || differs(before, after, ['name', 'kind', 'order'])) return { kind: 'card', cardId: id }
  const part: CardPart = differs(before, after, ['description']) ? 'words' : 'pictures'
  return { kind: 'card', cardId: id, part }
}

function lookSpots(board: Board, { before, after }: ChangeOf<'look'>): readonly Spot[] {
  const { cardId } = (before ?? after)!
  if (!cardOf(board, cardId)) return []
  return [{ kind: 'card', cardId, part: before && after ? before.id : 'looks' }]
}

/** Days of shooting and columns stand in the list; the film's other settings are in sight nowhere. */
function filmSpots(board: Board, { before, after }: ChangeOf<'project'>): readonly Spot[] {
  if (!before || !after) return []
  const { shootDays } = filmOf(board)
  return changed(before, after).flatMap((field): readonly Spot[] => {
    if (isOwnKey(field)) return [{ kind: 'column', columnId: field in filmOf(board) ? field : null }]
    if (field === 'listColumns') return [{ kind: 'column', columnId: null }]
    if (field !== 'shootDays') return []
    const days = new Set([...before.shootDays, ...after.shootDays].map(({ id }) => id))
    return [...days]
      .filter((id) => dayIn(before, id) !== dayIn(after, id))
      .map((id) => ({ kind: 'day', dayId: shootDays.some((day) => day.id === id) ? id : null }))
  })
}

function dayIn({ shootDays }: ProjectRow, id: string): string {
  return JSON.stringify(shootDays.find((day) => day.id === id)) ?? ''
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
