import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LayerRow } from '#shared/document/schema.ts'
import { FRAME, canvases, layer, stroke } from '../../../../tests/support/stageCanvases.ts'
import type { Film } from '../../../../tests/support/stageCanvases.ts'
import type { StageLayer } from './layerStack.ts'
import { activeLayer } from './staging.ts'

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
  const inked = (...places: number[]): Film => {
    const marks = places.map((x) => stroke(active.row.id, x, 100))
    return { ...start, layers: [below, { ...active, marks: [...active.marks, ...marks] }] }
  }
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
