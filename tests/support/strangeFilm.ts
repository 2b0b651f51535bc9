import { boardFrom, filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import type { NewId } from '#shared/document/ids.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { keysBetween } from '#shared/document/order.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import type { CardRow, MarkRow, PanelRow, SceneRow, ShotRow } from '#shared/document/schema.ts'
import { ANGLES, FRAMINGS, MOVEMENTS, SIZES, SUPPORTS } from '#shared/film/vocabulary.ts'
import { randomFrom } from '#shared/generation/standIn/vector.ts'
import { makeStroke } from './marks.ts'
import { chanceFrom, strangeName, strangeWords } from './strangeWords.ts'
import type { Chance } from './strangeWords.ts'

const RATIOS = [2.39, 1.78, 1, 1.85, 0.5625, 3.6, 1.33] as const
const LABELS = ['', '', 'start', 'end', 'The boat comes in from the left and stops'] as const
const PLACES = ['Salt house', 'Causeway', 'Ferry, engine room, below the second bulkhead', ''] as const

export interface StrangeFilm {
  readonly board: Board
  readonly marks: readonly MarkRow[]
  /** Something in it is drawn in colour. */
  readonly coloured: boolean
}

interface Making {
  readonly chance: Chance
  readonly newId: NewId
  readonly ratio: number
  readonly coloured: boolean
  readonly scenes: SceneRow[]
  readonly shots: ShotRow[]
  readonly panels: PanelRow[]
  readonly cards: readonly CardRow[]
}

/** A film as none should be and some are: nothing or much of everything, all of it alike for the same seed. */
export function strangeFilm(seed: number): StrangeFilm {
  const chance = chanceFrom(seed)
  const newId = makeNewId(randomFrom(seed + 77))
  const ratio = RATIOS[seed % RATIOS.length]!
  const film = filmOf(newProject({ title: 'x', ratio, createdAt: '2026-01-01T00:00:00.000Z' }, newId))
  const cards = castCards(chance, newId)
  const coloured = seed % 3 === 0
  const making: Making = { chance, newId, ratio, coloured, scenes: [], shots: [], panels: [], cards }
  const scenes = seed % 11 === 10 ? 0 : 1 + chance.upTo(6)
  for (const order of keysBetween(null, null, scenes)) addScene(making, order)
  const project = {
    ...film,
    title: strangeName(chance, ['The Salt House', '', 'Sól & <Vatn>', '塩の家', 'בית המלח']),
    author: strangeName(chance, ['Renáta Kőszegi', '']),
    draft: strangeName(chance, ['Draft 3', '']),
    numbering: chance.oneOf(['us', 'list', 'vfx'] as const),
    frameRate: chance.oneOf([24, 23.976, 25]),
  }
  const shootDays = daysOf(making, chanceFrom(seed + 900))
  const layers = making.panels.map((panel) => blankLayer(newId('layer'), panel.id, 'a0'))
  const marks = layers.flatMap((layer) => marksOn(making, layer.id))
  const board = boardFrom({
    project: [{ ...project, shootDays }],
    card: [...cards],
    scene: making.scenes,
    shot: making.shots,
    panel: making.panels,
    layer: layers,
  })
  return { board, marks, coloured: coloured && marks.length > 0 }
}

function castCards(chance: Chance, newId: NewId): CardRow[] {
  return keysBetween(null, null, chance.upTo(9)).map((order) => ({
    ...LATER_CARD_BLANKS,
    id: newId('card'),
    order,
    kind: 'cast' as const,
    name: strangeName(chance, ['Mara', 'Ilo', 'The harbour master’s second wife']),
    description: '',
    mediaIds: [],
    version: 1,
  }))
}

function addScene(making: Making, order: string): void {
  const { chance, newId, scenes } = making
  const scene = {
    ...blankScene(newId('scene'), order),
    number: chance.in(0.1) ? chance.oneOf(['104A', 'A10', '3AA', 'PICKUP-1A']) + String(scenes.length) : null,
    intExt: chance.oneOf(['int', 'ext', ''] as const),
    location: strangeName(chance, PLACES),
    timeOfDay: chance.oneOf(['Night', 'Dawn', '']),
    omitted: chance.in(0.15),
  }
  scenes.push(scene)
  const shots = chance.in(0.1) ? 0 : chance.upTo(9)
  for (const key of keysBetween(null, null, shots)) addShot(making, scene, key)
}

/** Days of shooting with most of the shots on them, in no order; some have none. */
function daysOf({ shots }: Making, chance: Chance): ShootDay[] {
  const days = Array.from({ length: chance.upTo(4) }, (_, at): ShootDay => ({
    id: `day${at}`,
    label: chance.oneOf([
      `Day ${at + 1}`,
      `Day ${at + 1}`,
      'Night shoot at the causeway, second unit, weather permitting',
      '',
    ]),
    date: chance.oneOf(['2026-03-04', '']),
    setupMinutes: chance.oneOf([0, 20, 25]),
  }))
  const keys = keysBetween(null, null, shots.length)
  for (const [at, shot] of shots.entries())
    if (days.length > 0 && chance.in(0.8))
      shots[at] = { ...shot, shootDay: chance.oneOf(days).id, shootOrder: chance.oneOf(keys) }
  return days
}

function addShot(making: Making, scene: SceneRow, order: string): void {
  const { chance, newId, ratio, shots, panels, cards } = making
  const words = () => (chance.in(0.35) ? '' : strangeWords(chance, chance.in(0.04) ? 400 : 1 + chance.upTo(25)))
  const shot: ShotRow = {
    ...blankShot(newId('shot'), scene.id, order),
    number: chance.in(0.06) ? `PICKUP-${shots.length}A-PT2` : null,
    size: chance.in(0.1) ? 'Frankenstein two' : chance.oneOf(SIZES).id,
    framing: chance.in(0.4) ? '' : chance.oneOf(FRAMINGS).id,
    angle: chance.in(0.3) ? '' : chance.oneOf(ANGLES).id,
    movement: chance.in(0.3) ? '' : chance.oneOf(MOVEMENTS).id,
    movementNote: chance.in(0.8) ? '' : 'slow, on the turn',
    lensMm: chance.in(0.3) ? null : chance.oneOf([18, 35, 85]),
    support: chance.in(0.5) ? '' : chance.oneOf(SUPPORTS).id,
    setup: chance.in(0.6) ? '' : strangeName(chance, ['A', 'B2', 'Crane']),
    subject: strangeName(chance, ['Mara', 'Ilo and Mara', '']),
    action: words(),
    dialogue: words(),
    sound: chance.in(0.7) ? '' : words(),
    vfx: chance.in(0.8) ? '' : words(),
    notes: chance.in(0.6) ? '' : words(),
    equipment: chance.in(0.8) ? '' : strangeName(chance, ['Dolly', 'Underwater housing']),
    seconds: chance.in(0.4) ? null : chance.oneOf([0, 0.5, 1, 2.25, 3.33, 10, 61]),
    status: chance.in(0.1) ? 'cut' : 'to-board',
    castIds: cards.filter(() => chance.in(0.3)).map(({ id }) => id),
  }
  shots.push(shot)
  for (const key of keysBetween(null, null, chance.oneOf([0, 1, 1, 1, 1, 2, 3, chance.in(0.1) ? 14 : 1]))) {
    const seconds = chance.in(0.7) ? null : chance.oneOf([0.5, 1, 2, 4.4])
    const label = chance.in(0.04) ? strangeWords(chance, 30).replaceAll(/\s/g, ' ').slice(0, 400) : chance.oneOf(LABELS)
    panels.push({ ...blankPanel(newId('panel'), shot.id, key, ratio), label, seconds })
  }
}

function marksOn({ chance, newId, coloured }: Making, layerId: Parameters<typeof makeStroke>[1]): MarkRow[] {
  if (chance.in(0.5)) return []
  return keysBetween(null, null, 1 + chance.upTo(3)).map((order, at) => ({
    ...makeStroke(newId, layerId, order, 20 + chance.upTo(40), at),
    color: coloured && chance.in(0.5) ? '#c0392b' : '#2a2a2a',
  }))
}
