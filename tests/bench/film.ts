import { keysAt } from '#shared/document/order.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { NewId } from '#shared/document/ids.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { filmOf } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'

export interface BenchFilm {
  readonly panels: number
  readonly strokes: number
  readonly points: number
  /** Strokes of the first panel, where that is to be a heavy one. */
  readonly firstPanelStrokes?: number
}

const SHOTS_PER_SCENE = 20

/**
 * The sixth mark of a heavy first panel: as large as the others, from the right edge, where no other ink lies, into their midst. `reached`: where it can be
 * touched, as parts of the paper.
 */
export const DEEP_MARK = { place: 5, reached: [0.9945, 0.85] } as const

/** A film of one panel a shot, drawn with looping strokes, as the writes that make it on top of a new project. */
export function benchFilm(load: BenchFilm, seed = 7): WholeWrite[] {
  const random = seeded(seed)
  const newId = makeNewId(random)
  const board = newProject({ title: `Bench ${load.panels}`, ratio: 2.39, createdAt: '2026-01-01T00:00:00.000Z' }, newId)
  const film = filmOf(board)
  const writes: WholeWrite[] = []
  const scenes = Math.ceil(load.panels / SHOTS_PER_SCENE)
  const sceneOrders = keysAt([], 0, scenes)
  const shotOrders = keysAt([], 0, SHOTS_PER_SCENE)
  for (let scene = 0; scene < scenes; scene += 1) {
    const row = {
      ...blankScene(newId('scene'), sceneOrders[scene]!),
      intExt: 'ext' as const,
      location: `Flats ${scene + 1}`,
      timeOfDay: 'Dawn',
    }
    writes.push({ table: 'scene', id: row.id, row })
    const count = Math.min(SHOTS_PER_SCENE, load.panels - scene * SHOTS_PER_SCENE)
    for (let at = 0; at < count; at += 1) {
      const shot = {
        ...blankShot(newId('shot'), row.id, shotOrders[at]!),
        size: 'mcu' as const,
        movement: 'dolly' as const,
        action: 'She looks back.',
      }
      const panel = blankPanel(newId('panel'), shot.id, shotOrders[0]!, film.ratio)
      const layer = blankLayer(newId('layer'), panel.id, shotOrders[0]!)
      writes.push(
        { table: 'shot', id: shot.id, row: shot },
        { table: 'panel', id: panel.id, row: panel },
        { table: 'layer', id: layer.id, row: layer },
      )
      const first = scene === 0 && at === 0
      for (const mark of marksFor(
        layer.id,
        first ? (load.firstPanelStrokes ?? load.strokes) : load.strokes,
        load.points,
        random,
        newId,
      ).map((each, place) => (first && load.firstPanelStrokes && place === DEEP_MARK.place ? deep(each) : each))) {
        writes.push({ table: 'mark', id: mark.id, row: mark })
      }
    }
  }
  return writes
}

function marksFor(
  layerId: MarkRow['layerId'],
  strokes: number,
  points: number,
  random: () => number,
  newId: NewId,
): MarkRow[] {
  return keysAt([], 0, strokes).map((order) => ({
    id: newId('mark'),
    layerId,
    order,
    kind: 'stroke',
    transform: null,
    color: '#2a2927',
    opacity: 1,
    brush: 'pen',
    size: 6,
    seed: Math.floor(random() * 1e6),
    points: packPoints(loop(points, random)),
  }))
}

function deep(mark: MarkRow): MarkRow {
  const places = [
    [1909, 780],
    [1909, 690],
    [1909, 600],
    [1780, 560],
    [1620, 520],
  ] as const
  const points = places.map(([x, y]) => ({ x, y, pressure: 0.7, tilt: 0, azimuth: 0 }))
  return { ...mark, points: packPoints(points) } as MarkRow
}

function loop(
  points: number,
  random: () => number,
): { x: number; y: number; pressure: number; tilt: number; azimuth: number }[] {
  const cx = 200 + random() * 1500
  const cy = 120 + random() * 560
  const radius = 30 + random() * 160
  const turn = 1 + random() * 4
  return Array.from({ length: points }, (_, at) => {
    const angle = (at / points) * turn * Math.PI
    return {
      x: cx + Math.cos(angle) * radius,
      y: cy + Math.sin(angle * 1.3) * radius * 0.7,
      pressure: 0.3 + 0.5 * Math.abs(Math.sin(angle)),
      tilt: 0,
      azimuth: 0,
    }
  })
}

/** A small generator of repeatable numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
