import { panelSize } from '../film/ratios.ts'
import { boardFrom } from './board.ts'
import type { Board } from './board.ts'
import type { LayerId, NewId, PanelId, SceneId, ShotId } from './ids.ts'
import { keyBetween } from './order.ts'
import { LATER_LAYER_BLANKS, LATER_SHOT_BLANKS } from './schema.ts'
import type { LayerRow, PanelRow, ProjectRow, SceneRow, ShotRow } from './schema.ts'

export interface NewProjectOptions {
  readonly title: string
  readonly ratio: number
  /** ISO time. */
  readonly createdAt: string
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
    swatches: [],
  }
  const first = keyBetween(null, null)
  const scene = blankScene(newId('scene'), first)
  const shot = blankShot(newId('shot'), scene.id, first)
  const panel = blankPanel(newId('panel'), shot.id, first, film.ratio)
  const layer = blankLayer(newId('layer'), panel.id, first)
  return boardFrom({ project: [film], scene: [scene], shot: [shot], panel: [panel], layer: [layer] })
}

export function blankScene(id: SceneId, order: string): SceneRow {
  return { id, order, number: null, intExt: '', location: '', timeOfDay: '', synopsis: '', omitted: false }
}

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
    castIds: [],
    locationId: null,
    propIds: [],
    ...LATER_SHOT_BLANKS,
  }
}

export function blankPanel(id: PanelId, shotId: ShotId, order: string, ratio: number): PanelRow {
  return { id, shotId, order, label: '', ...panelSize(ratio), seconds: null, perspective: null }
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
