import { panelSize } from '../film/ratios.ts'
import { boardFrom, filmOf, putAll } from './board.ts'
import type { Board } from './board.ts'
import { frozen } from './frozen.ts'
import type { CardId, LayerId, NewId, PanelId, SceneId, ShotId } from './ids.ts'
import { keyBetween, keysBetween } from './order.ts'
import {
  LATER_FILM_BLANKS,
  LATER_LAYER_BLANKS,
  LATER_PANEL_BLANKS,
  LATER_SCENE_BLANKS,
  LATER_SHOT_BLANKS,
} from './schema.ts'
import type { LayerRow, NewPanelLayer, PanelRow, ProjectRow, SceneRow, ShotRow } from './schema.ts'

export interface NewProjectOptions {
  readonly title: string
  readonly ratio: number
  /** ISO time. */
  readonly createdAt: string
  /** The layers that its panels begin with; Tone under Line unless given. */
  readonly layers?: readonly NewPanelLayer[]
}

/** A film with one empty scene, one shot and one panel, ready to draw on. */
export function newProject(options: NewProjectOptions, newId: NewId): Board {
  const film: ProjectRow = {
    id: newId('project'),
    title: options.title,
    author: '',
    draft: '',
    createdAt: options.createdAt,
    ratio: options.ratio,
    frameRate: 24,
    numbering: 'us',
    skipIO: true,
    styleNote: '',
    provider: 'stand-in',
    model: 'gemini-nano-banana-2.1',
    imageSize: '1K',
    baseUrl: '',
    keySource: 'automatic',
    capUsd: 20,
    ...LATER_FILM_BLANKS,
    ...(options.layers && { newPanelLayers: [...options.layers] }),
  }
  const first = keyBetween(null, null)
  const scene = blankScene(newId('scene'), first)
  const shot = blankShot(newId('shot'), scene.id, first)
  const board = boardFrom({ project: [film], scene: [scene], shot: [shot] })
  return putNewPanel(board, newPanelIds(board, newId), shot.id, first)
}

export function blankScene(id: SceneId, order: string): SceneRow {
  return {
    id,
    order,
    number: null,
    intExt: '',
    location: '',
    timeOfDay: '',
    synopsis: '',
    omitted: false,
    ...LATER_SCENE_BLANKS,
  }
}

/** One for all: rows that have a value in common are judged and compared once. */
const NO_CARDS: CardId[] = frozen([])

export function blankShot(id: ShotId, sceneId: SceneId, order: string): ShotRow {
  return {
    id,
    sceneId,
    order,
    number: null,
    setup: '',
    subject: '',
    size: '',
    framing: '',
    angle: '',
    movement: '',
    direction: '',
    movementNote: '',
    lensMm: null,
    camera: '',
    support: '',
    equipment: '',
    frameRate: null,
    action: '',
    dialogue: '',
    sound: '',
    vfx: '',
    notes: '',
    seconds: null,
    status: 'to-board',
    castIds: NO_CARDS,
    locationId: null,
    propIds: NO_CARDS,
    ...LATER_SHOT_BLANKS,
  }
}

export function blankPanel(id: PanelId, shotId: ShotId, order: string, ratio: number): PanelRow {
  return { id, shotId, order, label: '', ...panelSize(ratio), seconds: null, perspective: null, ...LATER_PANEL_BLANKS }
}

export function blankLayer(id: LayerId, panelId: PanelId, order: string, name = 'Drawing'): LayerRow {
  return {
    id,
    panelId,
    order,
    kind: 'drawing',
    name,
    visible: true,
    locked: false,
    opacity: 1,
    blend: 'normal',
    mediaId: null,
    takeId: null,
    placement: null,
    crop: null,
    sharedFrom: null,
    transparencyLocked: false,
    tag: '',
    ...LATER_LAYER_BLANKS,
  }
}

/** Ids for a panel and its layers. */
export interface NewPanelIds {
  readonly panelId: PanelId
  /** Of the layer that takes the pen's ink. */
  readonly layerId: LayerId
  /** Of the film's other layers for new panels, bottom to top; one without an id is left out. */
  readonly otherLayerIds?: readonly LayerId[]
}

/** Ids for a panel with all the layers that the film wants on a new one. */
export function newPanelIds(board: Board, newId: NewId): NewPanelIds {
  const others = filmOf(board).newPanelLayers.slice(1)
  return { panelId: newId('panel'), layerId: newId('layer'), otherLayerIds: others.map(() => newId('layer')) }
}

/** A panel that is new, in the place that `order` gives it in its shot. */
export interface NewPanel {
  readonly ids: NewPanelIds
  readonly shotId: ShotId
  readonly order: string
}

/** Adds an empty panel with the film's layers for new panels. */
export function putNewPanel(board: Board, ids: NewPanelIds, shotId: ShotId, order: string): Board {
  return putNewPanels(board, [{ ids, shotId, order }])
}

/** Adds many, at the cost of one copy of each table. */
export function putNewPanels(board: Board, panels: readonly NewPanel[]): Board {
  const { ratio, newPanelLayers } = filmOf(board)
  const rows = panels.map(({ ids, shotId, order }) => blankPanel(ids.panelId, shotId, order, ratio))
  const orders = keysBetween(null, null, newPanelLayers.length)
  const layers = panels.flatMap(({ ids }) => layersForNewPanel(newPanelLayers, orders, ids))
  return putAll(putAll(board, 'panel', rows), 'layer', layers)
}

/** The ink layer comes first in the list, whatever its place in the stack: it is the one every panel has. */
function layersForNewPanel(
  wanted: readonly NewPanelLayer[],
  orders: readonly string[],
  { panelId, layerId, otherLayerIds = [] }: NewPanelIds,
): LayerRow[] {
  const inkAt = inkPlace(wanted)
  const made = wanted.map((fields, at) => {
    const id = at === inkAt ? layerId : otherLayerIds[at < inkAt ? at : at - 1]
    return id === undefined ? null : { ...blankLayer(id, panelId, orders[at]!), ...fields }
  })
  const layers = made.filter((layer) => layer !== null)
  return [...layers.filter(({ id }) => id === layerId), ...layers.filter(({ id }) => id !== layerId)]
}

/** The topmost layer that is not for fills; of nothing but those, the topmost. */
function inkPlace(wanted: readonly NewPanelLayer[]): number {
  const at = wanted.findLastIndex(({ takesFills }) => !takesFills)
  return at < 0 ? wanted.length - 1 : at
}
