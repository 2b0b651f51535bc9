import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import type { StageLayer } from './layerStack.ts'
import { changesBetween } from './markChanges.ts'
import { aimOf } from './stageCanvas.ts'
import { EMPTY_STAGE, activeLayer, stage } from './staging.ts'
import type { StageEffect, StageEvent, Staged } from './staging.ts'

const newId = makeNewId(Math.random)
const FRAME: Rect = { x: 0, y: 0, width: 1000, height: 500 }

function stroke(layerId: LayerRow['id'], x: number, y: number): MarkRow {
  const points = packPoints([0, 60].map((way) => ({ x: x + way, y: y + way, pressure: 1, tilt: 0, azimuth: 0 })))
  const nib = { brush: 'pen' as const, size: 6, seed: 1, color: '#000000', opacity: 1, transform: null }
  return { ...nib, kind: 'stroke', id: newId('mark'), layerId, order: 'a0', points }
}

function layer(kind: LayerRow['kind'] = 'drawing'): StageLayer {
  const id = newId('layer')
  const place = { id, panelId: newId('panel'), order: 'a0', name: 'Ink', kind, mediaId: null, takeId: null }
  const look = { visible: true, locked: false, transparencyLocked: false, opacity: 1, blend: 'normal' }
  const row = { ...place, ...look, placement: null, crop: null, linkId: null } as unknown as LayerRow
  const marks = kind === 'drawing' ? [stroke(id, 100, 100), stroke(id, 140, 100)] : []
  return { row, marks, picture: null, lost: false }
}

function within(inner: Rect, outer: Rect): boolean {
  const [x, y] = [inner.x - outer.x, inner.y - outer.y]
  return x > -0.01 && y > -0.01 && x + inner.width < outer.width + 0.01 && y + inner.height < outer.height + 0.01
}

function isSeen({ row }: StageLayer): boolean {
  return row.visible && row.opacity !== 0
}

/** What a layer's bitmap holds; another object whenever it looks different. */
interface Bitmap {
  readonly marks: readonly MarkRow[]
  readonly scale: number
}

/** Canvases as what was painted on them, and bitmaps that are whole at once or late. */
function canvases() {
  let staged: Staged = EMPTY_STAGE
  const bitmaps = new Map<string, Bitmap>()
  let still: unknown = null
  let others: unknown = null
  let liveShown = false
  let late = false
  const kinds: StageEffect['kind'][] = []

  function lookOf(one: StageLayer): unknown {
    if (!isSeen(one)) return null
    return one.row.kind === 'drawing' ? bitmaps.get(one.row.id) : one.picture
  }
  function tell(event: StageEvent): void {
    const [next, effects] = stage(Object.freeze(staged), event)
    staged = next
    for (const effect of effects) {
      kinds.push(effect.kind)
      run(effect)
    }
  }
  function work(): { whole: boolean; changed: boolean } {
    const { layers, scale } = staged
    for (const id of bitmaps.keys()) if (!layers.some(({ row }) => row.id === id)) bitmaps.delete(id)
    let [whole, differs] = [true, false]
    for (const { row, marks } of layers) {
      const known = bitmaps.get(row.id)
      if (row.kind !== 'drawing' || !row.visible || (known?.marks === marks && known.scale === scale)) continue
      if (late) whole = false
      else bitmaps.set(row.id, { marks, scale })
      differs ||= !late
    }
    return { whole, changed: differs }
  }
  function run(effect: StageEffect): void {
    if (effect.kind === 'work') tell({ kind: 'worked', on: effect.on, ...work() })
    if (effect.kind === 'standIn') liveShown = true
    if (effect.kind === 'standBack') liveShown = false
    if (effect.kind === 'lift') tell({ kind: 'lifted', held: effect.marks.length > 0 })
    if (effect.kind === 'paintStill') paintStill(effect)
    if (effect.kind === 'paintOthers') others = othersOf(effect)
  }
  function laid(list: readonly StageLayer[]): unknown {
    return list.filter(isSeen).map((one) => [one.row, lookOf(one), one.lost])
  }
  function othersOf({ bed, paper, below, above }: Extract<StageEffect, { kind: 'paintOthers' }>): unknown {
    const runs = above.map(({ blend, layers }) => [blend, laid(layers)])
    return [aimOf(staged.camera, staged.room.dpr), staged.room, staged.frame, bed, paper, laid(below), runs]
  }
  function stillOf(active: StageLayer | null): { aim: unknown; id: string | undefined; look: unknown } {
    return { aim: aimOf(staged.camera, staged.room.dpr), id: active?.row.id, look: active && lookOf(active) }
  }
  /** A part that is painted anew makes the canvas true only where all that differs lies in it. */
  function paintStill({ active, area }: Extract<StageEffect, { kind: 'paintStill' }>): void {
    const now = stillOf(active)
    if (!area || (active && !isSeen(active))) {
      still = now
      return
    }
    const was = still as ReturnType<typeof stillOf>
    const [before, after] = [was.look as Bitmap | null, now.look as Bitmap | null]
    const differs = before && after ? marksBounds(changesBetween(before.marks, after.marks).touched) : null
    const holds = !differs || within(differs, area)
    const same = was.id === now.id && JSON.stringify(was.aim) === JSON.stringify(now.aim)
    still = same && before && after && before.scale === after.scale && holds ? now : { torn: true }
  }
  return {
    tell,
    late: (value: boolean) => (late = value),
    state: () => staged,
    liveShown: () => liveShown,
    kinds,
    shown: () => ({ still, others }),
    wanted() {
      const on = { still: 'all', others: true } as const
      const [, effects] = stage(staged, { kind: 'worked', whole: true, changed: true, on })
      const painting = effects.find((effect) => effect.kind === 'paintOthers')!
      return { still: stillOf(activeLayer(staged)), others: othersOf(painting) }
    },
    /** Until nothing is asked for any more; a stage that never rests fails here. */
    settle() {
      late = false
      for (let turn = 0; staged.asked; turn += 1) {
        expect(turn).toBeLessThan(3)
        tell({ kind: 'frame' })
      }
    },
  }
}

const change = fc.record({
  what: fc.constantFrom(
    'ink',
    'rub',
    'raise',
    'hide',
    'fade',
    'blend',
    'swap',
    'add',
    'drop',
    'activate',
    'paper',
    'frame',
    'picture',
  ),
  at: fc.nat(9),
  x: fc.integer({ min: -300, max: 1200 }),
})
const act = fc.oneof(
  { weight: 6, arbitrary: change },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom('look', 'sharpen', 'resize', 'settle', 'turn'),
      at: fc.nat(9),
      x: fc.nat(300),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constantFrom('stroke', 'over', 'lift', 'let go'), at: fc.nat(9), x: fc.nat(9) }),
  },
)
const acts = fc.array(fc.record({ act, late: fc.boolean() }), { maxLength: 30 })

interface Film {
  frame: Rect
  paper: string
  layers: readonly StageLayer[]
  activeId: string | null
}

function changed(film: Film, what: string, at: number, x: number): Film {
  const { layers } = film
  const place = at % Math.max(1, layers.length)
  const one = layers[place]
  const put = (fields: Partial<StageLayer>): Film => ({
    ...film,
    layers: layers.map((each, i) => (i === place ? { ...each, ...fields } : each)),
  })
  const dress = (fields: Partial<LayerRow>): Film => put({ row: { ...one!.row, ...fields } })
  if (what === 'paper') return { ...film, paper: at % 2 ? '#ffffff' : '#f6f3ec' }
  if (what === 'frame') return { ...film, frame: { ...FRAME, width: at % 2 ? 1000 : 1200 } }
  if (what === 'add') return { ...film, layers: [...layers, layer(at > 6 ? 'picture' : 'drawing')] }
  if (!one) return film
  if (what === 'ink' && one.row.kind === 'drawing')
    return put({ marks: [...one.marks, stroke(one.row.id, x, 100 + at * 30)] })
  if (what === 'rub' && one.marks.length > 0) return put({ marks: one.marks.toSpliced(x < 400 ? 0 : -1, 1) })
  if (what === 'raise' && one.marks.length > 1) return put({ marks: [...one.marks.slice(1), one.marks[0]!] })
  if (what === 'hide') return dress({ visible: !one.row.visible })
  if (what === 'fade') return dress({ opacity: [0, 0.5, 1][at % 3]! })
  if (what === 'blend') return dress({ blend: one.row.blend === 'normal' ? 'multiply' : 'normal' })
  if (what === 'swap') return { ...film, layers: layers.toReversed() }
  if (what === 'drop') return { ...film, layers: layers.filter((_, i) => i !== place) }
  if (what === 'activate') return { ...film, activeId: at > 7 ? null : one.row.id }
  if (what === 'picture' && one.row.kind === 'picture') return put({ picture: { source: {}, width: at, height: 1 } })
  return film
}

describe('what the stage shows', () => {
  it('is what the board holds, whatever changes and however late its bitmaps are', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const on = canvases()
        const [first, second] = [layer(), layer()]
        let film: Film = { frame: FRAME, paper: '#ffffff', layers: [first, second], activeId: second.row.id }
        on.tell({ kind: 'resize', room: { width: 800, height: 600, dpr: 1 } })
        on.tell({ kind: 'show', ...film })
        for (const {
          act: { what, at, x },
          late,
        } of all) {
          on.late(late)
          const active = activeLayer(on.state())
          if (what === 'look') on.tell({ kind: 'look', camera: { x, y: at, zoom: 1 + at / 10 } })
          else if (what === 'sharpen') on.tell({ kind: 'sharpen' })
          else if (what === 'resize')
            on.tell({ kind: 'resize', room: { width: 500 + x, height: 400, dpr: 1 + (at % 2) } })
          else if (what === 'settle') on.settle()
          else if (what === 'turn' && on.state().asked) on.tell({ kind: 'frame' })
          else if (what === 'stroke') on.tell({ kind: 'ink', lays: at > 2 })
          else if (what === 'over') on.tell({ kind: 'inkOver' })
          else if (what === 'lift') on.tell({ kind: 'lift', marks: active?.marks.slice(0, 1) ?? [] })
          else if (what === 'let go') on.tell({ kind: 'drop' })
          else {
            film = changed(film, what, at, x)
            on.tell({ kind: 'show', ...film })
          }
          if (!late && !on.state().asked) expect(on.shown()).toEqual(on.wanted())
          expect(on.liveShown()).toBe(on.state().standsIn)
          if (on.state().lifted) expect(on.liveShown()).toBe(true)
        }
        on.tell({ kind: 'drop' })
        on.tell({ kind: 'inkOver' })
        on.settle()
        expect(on.shown()).toEqual(on.wanted())
        expect(on.state()).toMatchObject({ lifted: false, putting: false, standsIn: false })
      }),
      { numRuns: Number(process.env['FRAMEWRIGHT_HANDS'] ?? 300) },
    )
  })
})

describe('a layer that is drawn on', () => {
  const [below, active] = [layer(), layer()]
  const start: Film = { frame: FRAME, paper: '#ffffff', layers: [below, active], activeId: active.row.id }
  const shownWith = (row: Partial<LayerRow>): Film => ({
    ...start,
    layers: [below, { ...active, row: { ...active.row, ...row } }],
  })

  it.each([{ visible: false }, { opacity: 0 }])('comes back whole where it was %o while the view moved', (away) => {
    const on = canvases()
    on.tell({ kind: 'show', ...start })
    on.settle()
    on.tell({ kind: 'show', ...shownWith(away) })
    expect(on.shown()).toEqual(on.wanted())
    on.tell({ kind: 'look', camera: { x: 30, y: 0, zoom: 1 } })
    on.settle()
    on.tell({ kind: 'show', ...start })
    expect(on.shown()).toEqual(on.wanted())
  })

  it('is painted where a mark changed, and nothing else is painted', () => {
    const on = canvases()
    on.tell({ kind: 'show', ...start })
    on.settle()
    const paints = (film: Film) => {
      const from = on.kinds.length
      on.tell({ kind: 'show', ...film })
      return on.kinds.slice(from).filter((kind) => kind.startsWith('paint'))
    }
    expect(paints(start)).toEqual([])
    const drawn = { ...active, marks: [...active.marks, stroke(active.row.id, 300, 200)] }
    expect(paints({ ...start, layers: [below, drawn] })).toEqual(['paintStill'])
    expect(paints({ ...start, layers: [below, { ...drawn, row: { ...active.row, locked: true } }] })).toEqual([])
    expect(paints({ ...start, layers: [{ ...below, row: { ...below.row, opacity: 0.4 } }, drawn] })).toEqual([
      'paintOthers',
    ])
    expect(paints({ ...start, layers: [below, drawn], activeId: below.row.id })).toEqual(['paintStill', 'paintOthers'])
  })

  it('lies on paper wherever its ink leaves the frame', () => {
    const on = canvases()
    const inked = (...places: number[]): Film => {
      const marks = places.map((x) => stroke(active.row.id, x, 100))
      return { ...start, layers: [below, { ...active, marks: [...active.marks, ...marks] }] }
    }
    for (const film of [start, inked(980), inked(980, 1100)]) {
      on.tell({ kind: 'show', ...film })
      on.settle()
      expect(on.shown()).toEqual(on.wanted())
    }
  })

  it('keeps lifted marks in sight until it shows them itself, or the next stroke begins', () => {
    for (const next of ['frame', 'ink'] as const) {
      const on = canvases()
      on.tell({ kind: 'show', ...start })
      on.settle()
      on.tell({ kind: 'lift', marks: active.marks })
      on.late(true)
      on.tell({ kind: 'show', ...start, layers: [below, { ...active, marks: [stroke(active.row.id, 10, 10)] }] })
      on.tell({ kind: 'drop' })
      on.tell({ kind: 'inkOver' })
      expect(on.state()).toMatchObject({ lifted: true, standsIn: true })
      on.tell({ kind: 'frame' })
      expect(on.state()).toMatchObject({ lifted: true, standsIn: true })
      on.late(false)
      on.tell(next === 'frame' ? { kind: 'frame' } : { kind: 'ink', lays: false })
      expect(on.state()).toMatchObject({ lifted: false, putting: false, standsIn: false })
      expect(on.kinds).toContain('drop')
    }
  })

  it('is let go of at once where nothing is left to paint', () => {
    const on = canvases()
    on.tell({ kind: 'show', ...start })
    on.settle()
    on.tell({ kind: 'lift', marks: active.marks })
    on.tell({ kind: 'drop' })
    expect(on.state()).toMatchObject({ lifted: false, standsIn: false })
    on.tell({ kind: 'lift', marks: [] })
    expect(on.state()).toMatchObject({ lifted: false, standsIn: false })
  })
})
