import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { CardId, LayerId, NewId, PanelId } from '#shared/document/ids.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { filmOf } from '#shared/document/board.ts'
import { keyBetween, keysBetween } from '#shared/document/order.ts'
import type { Rows, TableName } from '#shared/document/schema.ts'
import { randomFrom } from '#shared/generation/standIn/vector.ts'
import { drawPanel } from './panelSketch.ts'
import type { Stroke } from './sketch/hand.ts'
import { CARDS, FILM } from './cards.ts'
import type { CardKey } from './cards.ts'
import type { PanelPlan, ScenePlan, ShotPlan } from './plan.ts'
import { SCENE_ONE } from './storyOne.ts'
import { SCENE_TWO } from './storyTwo.ts'

export type FilmRows = { [T in TableName]: Rows[T][] }

const RATIO = 2.39
const SCENES = [SCENE_ONE, SCENE_TWO]
const ARROW = '#b3452f'
type Bare = Pick<Rows['mark'], 'kind'> & Record<string, unknown>

/** The sample film as rows, alike on every run. */
export function sampleFilm(): FilmRows {
  const newId = makeNewId(randomFrom(20260211))
  const blank = filmOf(newProject({ title: FILM.title, ratio: RATIO, createdAt: FILM.createdAt }, newId))
  const rows: FilmRows = {
    project: [{ ...blank, ...FILM }],
    scene: [],
    shot: [],
    panel: [],
    layer: [],
    mark: [],
    take: [],
    card: [],
    look: [],
    media: [],
    draft: [],
  }
  const cards = new Map<CardKey, CardId>()
  const cardKeys = keysBetween(null, null, CARDS.length)
  CARDS.forEach(({ key, ...card }, i) => {
    const id = newId('card')
    cards.set(key, id)
    rows.card.push({ ...card, id, order: cardKeys[i]!, mediaIds: [], version: 1, ...LATER_CARD_BLANKS })
  })
  const keys = keysBetween(null, null, SCENES.length)
  SCENES.forEach((plan, i) => addScene(rows, plan, keys[i]!, cards, newId))
  return rows
}

function addScene(
  rows: FilmRows,
  plan: ScenePlan,
  order: string,
  cards: ReadonlyMap<CardKey, CardId>,
  newId: NewId,
): void {
  const scene = { ...blankScene(newId('scene'), order), ...plan.scene }
  rows.scene.push(scene)
  const keys = keysBetween(null, null, plan.shots.length)
  plan.shots.forEach((shot, i) => {
    const row = {
      ...blankShot(newId('shot'), scene.id, keys[i]!),
      ...shot.words,
      castIds: shot.cast.map((key) => cards.get(key)!),
      propIds: shot.props.map((key) => cards.get(key)!),
      locationId: cards.get(plan.place)!,
    }
    rows.shot.push(row)
    addPanels(rows, shot, row, newId)
  })
}

function addPanels(rows: FilmRows, shot: ShotPlan, row: Rows['shot'], newId: NewId): void {
  const keys = keysBetween(null, null, shot.panels.length)
  shot.panels.forEach((plan, i) => {
    const panel = { ...blankPanel(newId('panel'), row.id, keys[i]!, RATIO), label: plan.label }
    rows.panel.push(panel)
    addLayers(rows, plan, panel.id, newId)
  })
}

function addLayers(rows: FilmRows, plan: PanelPlan, panelId: PanelId, newId: NewId): void {
  const drawn = drawPanel(plan.draw())
  const directions = [...arrowMarks(plan), ...noteMarks(plan)]
  const stacks: readonly { name: string; fields: Partial<Rows['layer']>; marks: Bare[] }[] = [
    { name: 'Rough', fields: { opacity: 0.75 }, marks: drawn.rough.map(strokeMark) },
    { name: 'Tone', fields: { blend: 'multiply' }, marks: drawn.tone.map(strokeMark) },
    { name: 'Ink', fields: {}, marks: drawn.ink.map(strokeMark) },
    { name: 'Camera', fields: {}, marks: directions },
  ]
  let order: string | null = null
  for (const { name, fields, marks } of stacks) {
    if (marks.length === 0) continue
    order = keyBetween(order, null)
    const layer = { ...blankLayer(newId('layer'), panelId, order, name), ...fields }
    rows.layer.push(layer)
    addMarks(rows, marks, layer.id, newId)
  }
}

function addMarks(rows: FilmRows, marks: readonly Bare[], layerId: LayerId, newId: NewId): void {
  const keys = keysBetween(null, null, marks.length)
  marks.forEach((mark, i) => {
    const row = { id: newId('mark'), layerId, order: keys[i]!, transform: null, ...mark }
    rows.mark.push(row as unknown as Rows['mark'])
  })
}

function strokeMark({ brush, color, size, opacity, points }: Stroke, index: number): Bare {
  return {
    kind: 'stroke',
    brush,
    color,
    size: Math.round(size * 10) / 10,
    opacity,
    seed: (index * 2654435761) >>> 0,
    points,
  }
}

function arrowMarks(plan: PanelPlan): Bare[] {
  return (plan.arrows ?? []).map(([from, to, bend]) => ({
    kind: 'shape',
    shape: 'arrow',
    color: ARROW,
    opacity: 1,
    size: 9,
    from,
    to,
    bend: bend ?? null,
    filled: false,
  }))
}

function noteMarks(plan: PanelPlan): Bare[] {
  return (plan.notes ?? []).map(([x, y, size, text, color = ARROW]) => ({
    kind: 'text',
    color,
    opacity: 1,
    x,
    y,
    size,
    text,
  }))
}
