import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Board } from '#shared/document/board.ts'
import { addLayer, editLayer, putMark, removeLayer, removeMark } from '#shared/document/commands/layers.ts'
import { addMarks, recolorMarks, removeMarks, transformMarks } from '#shared/document/commands/marks.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { keyAtEnd } from '#shared/document/order.ts'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf, marksOf, panelOf } from '#shared/document/select.ts'
import { allRows, rowOf } from '#shared/document/table.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { ALIGNMENTS, alignMatrix, select, selectedMarks } from './selection.ts'
import type { Around, Chosen, SelectionEffect, SelectionEvent } from './selection.ts'

const newId = makeNewId(Math.random)
const FRAME = { x: 0, y: 0, width: 1000, height: 500 }
const STILL = [1, 0, 0, 1, 0, 0] as const

function stroke(layerId: LayerRow['id'], x: number, order: string): MarkRow {
  const points = packPoints([0, 30].map((way) => ({ x: x + way, y: 60 + way, pressure: 1, tilt: 0, azimuth: 0 })))
  const nib = { brush: 'pen' as const, size: 6, seed: 1, color: '#000000', opacity: 1, transform: null }
  return { ...nib, kind: 'stroke', id: newId('mark'), layerId, order, points }
}

/** Two panels, the first with two layers of three marks each. */
function film(): { board: Board; panels: readonly string[]; layers: readonly LayerRow['id'][] } {
  let board = newProject({ title: 'Tide', ratio: 2, createdAt: '2026-01-01T00:00:00.000Z' }, newId)
  const [panel] = filmPanels(board)
  const layers = [newId('layer'), newId('layer')]
  for (const [at, layerId] of layers.entries()) {
    board = addLayer(board, layerId, panel!.id, layersOf(board, panel!.id).length)
    for (const x of [100, 300, 500])
      board = putMark(board, stroke(layerId, x + at * 30, keyAtEnd(marksOf(board, layerId))))
  }
  return { board, panels: filmPanels(board).map(({ id }) => id), layers }
}

function marksIn(board: Board): readonly MarkRow[] {
  return [...allRows(board.mark)]
}

/** The wiring without an editor: each effect that changes the board is one undoable step. */
function table(readOnly = false) {
  const { board: start, panels, layers } = film()
  let board = start
  let chosen: Chosen = []
  let layerId: string | null = layers[0]!
  let panelId = panels[0]!
  const past: Board[] = []
  const steps: string[] = []
  const around = (): Around => ({ board, panel: panelOf(board, panelId), layerId })
  function did(name: string, next: Board): boolean {
    if (readOnly || next === board) return false
    past.push(board)
    steps.push(name)
    board = next
    return true
  }
  function run(effect: SelectionEffect): void {
    if (effect.kind === 'transform') did(effect.name, transformMarks(board, effect.ids, effect.matrix))
    if (effect.kind === 'recolor') did(effect.name, recolorMarks(board, effect.ids, effect.color))
    if (effect.kind === 'remove') did(effect.name, removeMarks(board, effect.ids))
    if (effect.kind !== 'lay') return
    const ids = effect.marks.map(() => newId('mark'))
    const onto = effect.onto ?? newId('layer')
    const ready = effect.onto ? board : addLayer(board, onto, effect.panel.id, layersOf(board, effect.panel.id).length)
    if (did(effect.name, addMarks(ready, onto, effect.marks, ids))) tell({ kind: 'laid', ids })
  }
  function tell(event: SelectionEvent): readonly SelectionEffect[] {
    const [next, effects] = select(chosen, around(), event)
    chosen = next
    for (const effect of effects) run(effect)
    return effects
  }
  return {
    tell,
    around,
    layers,
    steps,
    chosen: () => chosen,
    board: () => board,
    inHand: () => selectedMarks(chosen, around()),
    undo: () => (board = past.pop() ?? board),
    /** What another window does meanwhile: no step of ours. */
    meanwhile: (change: (board: Board) => Board) => (board = change(board)),
    activate: (id: string | null) => (layerId = id),
    open: (id: string) => (panelId = id),
  }
}

const whole = { kind: 'take', outcome: { kind: 'take', area: FRAME, loop: null, add: false } } as const

const near = fc.integer({ min: 0, max: 700 })
const event: fc.Arbitrary<SelectionEvent> = fc.oneof(
  fc.record({ x: near, width: near, add: fc.boolean() }).map(({ x, width, add }): SelectionEvent => {
    const area = { x, y: 0, width, height: 500 }
    return { kind: 'take', outcome: { kind: 'take', area, loop: null, add } }
  }),
  fc.record({ x: near, add: fc.boolean() }).map(({ x, add }): SelectionEvent => ({
    kind: 'take',
    outcome: { kind: 'touch', at: { x, y: 75 }, near: 40, add },
  })),
  fc.constantFrom<SelectionEvent>(
    { kind: 'takeAll' },
    { kind: 'clear' },
    { kind: 'remove' },
    { kind: 'duplicate' },
    { kind: 'transform', verb: 'Move', matrix: [1, 0, 0, 1, 7, -3] },
    { kind: 'copy', matrix: [1, 0, 0, 1, 40, 9] },
    { kind: 'recolor', color: '#d8412f' },
    { kind: 'flip', way: 'across' },
    { kind: 'align', to: 'left', frame: FRAME },
  ),
)
const other = fc.record({
  what: fc.constantFrom('undo', 'hide', 'lock', 'rub', 'layer', 'open', 'tear'),
  at: fc.nat(5),
})
const acts = fc.array(fc.oneof({ weight: 3, arbitrary: event }, { weight: 2, arbitrary: other }), { maxLength: 24 })

describe('whatever is done to selected marks and to the board under them', () => {
  it('what is in hand lies on the layer that takes ink, nothing else is touched, and undo brings all back', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const on = table()
        const { layers } = on
        for (const act of all) {
          const before = on.board()
          if ('what' in act) {
            const layerId = layers[act.at % 2]!
            const mark = marksIn(before)[act.at]
            if (act.what === 'undo') on.undo()
            if (act.what === 'hide') on.meanwhile((board) => editLayer(board, layerId, { visible: act.at > 2 }))
            if (act.what === 'lock') on.meanwhile((board) => editLayer(board, layerId, { locked: act.at < 2 }))
            if (act.what === 'rub' && mark) on.meanwhile((board) => removeMark(board, mark.id))
            if (act.what === 'layer') on.activate([...layers, null][act.at % 3]!)
            if (act.what === 'open') on.open(act.at > 1 ? filmPanels(before)[0]!.id : 'panel_000000000000')
            if (act.what === 'tear' && act.at === 5) on.meanwhile((board) => removeLayer(board, layerId))
          } else {
            const held = on.inHand()
            const ids = new Set<string>(held.map(({ id }) => id))
            const steps = on.steps.length
            on.tell(act)
            // One step at most, and only what was held may have changed or gone.
            expect(on.steps.length - steps).toBeLessThanOrEqual(1)
            const now = new Map(marksIn(on.board()).map((mark) => [mark.id as string, mark]))
            for (const mark of marksIn(before)) if (!ids.has(mark.id)) expect(now.get(mark.id)).toBe(mark)
            if (act.kind !== 'remove') for (const id of ids) expect(now.has(id)).toBe(true)
            if (act.kind === 'remove') expect([now.size, on.chosen()]).toEqual([marksIn(before).length - ids.size, []])
            if (act.kind === 'duplicate' && held.length > 0)
              expect([now.size - marksIn(before).length, on.inHand().length]).toEqual([held.length, held.length])
            if (on.steps.length > steps) {
              on.undo()
              expect(on.board()).toBe(before)
              on.steps.pop()
              on.meanwhile(() => before)
            }
          }
          const hand = on.inHand()
          expect(new Set(hand.map(({ id }) => id)).size).toBe(hand.length)
          const [layer] = hand.map(({ layerId }) =>
            layersOf(on.board(), on.around().panel!.id).find(({ id }) => id === layerId),
          )
          if (layer) expect(layer).toMatchObject({ kind: 'drawing', visible: true, locked: false })
          for (const mark of hand) expect([mark.layerId, rowOf(on.board().mark, mark.id)]).toEqual([layer?.id, mark])
        }
      }),
      { numRuns: Number(process.env['FRAMEWRIGHT_HANDS'] ?? 120) },
    )
  })
})

describe('what is selected', () => {
  it('comes back into the hand when undo brings it back, and when its layer is active again', () => {
    const on = table()
    on.tell(whole)
    const ids = on.chosen()
    on.meanwhile((board) => removeMark(board, ids[1]!))
    expect(on.inHand().map(({ id }) => id)).toEqual([ids[0], ids[2]])
    on.tell({ kind: 'transform', verb: 'Move', matrix: [1, 0, 0, 1, 5, 5] })
    expect(on.steps[0]).toMatch(/^Move 2 Marks of Shot /)
    on.activate(on.layers[1]!)
    expect(on.inHand()).toEqual([])
    on.activate(on.layers[0]!)
    expect(on.inHand()).toHaveLength(2)
  })

  it('takes a colour as one step, however many it has; what an eraser took away has none', () => {
    const on = table()
    const [first] = marksOf(on.board(), on.layers[0]!)
    on.meanwhile((board) => recolorMarks(board, [first!.id], '#3a6ea8'))
    const rubbed: MarkRow = { ...stroke(on.layers[0]!, 700, 'z'), brush: 'eraser' } as MarkRow
    on.meanwhile((board) => putMark(board, rubbed))
    on.tell({ kind: 'takeAll' })
    on.tell({ kind: 'recolor', color: '#d8412f' })
    const colors = () => marksOf(on.board(), on.layers[0]!).map(({ color }) => color)
    expect(colors()).toEqual(['#d8412f', '#d8412f', '#d8412f', '#000000'])
    expect(on.steps).toEqual([expect.stringMatching(/^Recolour 3 Marks of Shot /)])
    on.tell({ kind: 'recolor', color: '#d8412f' })
    expect(on.steps).toHaveLength(1)
    on.undo()
    expect(colors()).toEqual(['#3a6ea8', '#000000', '#000000', '#000000'])
  })

  it('is copied to where the hand has put it: the originals stay, and the copies are in the hand', () => {
    const on = table()
    on.tell(whole)
    const before = on.inHand()
    on.tell({ kind: 'copy', matrix: [1, 0, 0, 1, 0, 200] })
    expect(marksOf(on.board(), on.layers[0]!)).toHaveLength(6)
    expect(before.every((mark) => marksIn(on.board()).includes(mark))).toBe(true)
    expect(marksBounds(on.inHand())!.y - marksBounds(before)!.y).toBeCloseTo(200)
    expect(on.steps).toEqual([expect.stringMatching(/^Copy 3 Marks of Shot /)])
  })

  it('is added to with Shift, in the order in which it was taken; a second time takes a mark out again', () => {
    const on = table()
    const touch = (x: number, add: boolean) =>
      on.tell({ kind: 'take', outcome: { kind: 'touch', at: { x, y: 75 }, near: 20, add } })
    touch(115, false)
    touch(515, true)
    const [first, last] = on.chosen()
    touch(115, true)
    expect(on.chosen()).toEqual([last])
    touch(115, true)
    expect(on.chosen()).toEqual([last, first])
    touch(900, true)
    expect(on.chosen()).toEqual([last, first])
    touch(900, false)
    expect(on.chosen()).toEqual([])
  })

  it('is flipped about its own middle and aligned in the frame, as one step each', () => {
    const on = table()
    on.tell(whole)
    const box = marksBounds(on.inHand())!
    for (const way of ['across', 'down'] as const) on.tell({ kind: 'flip', way })
    const flipped = marksBounds(on.inHand())!
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(flipped[side]).toBeCloseTo(box[side], 3)
    on.tell({ kind: 'align', to: 'right', frame: FRAME })
    const aligned = marksBounds(on.inHand())!
    expect(aligned.x + aligned.width).toBeCloseTo(1000, 3)
    expect(on.steps.map((name) => name.split(' ')[0])).toEqual(['Flip', 'Flip', 'Align'])
    for (const to of ALIGNMENTS) expect(alignMatrix(FRAME, FRAME, to)).toEqual(STILL)
  })

  it('is duplicated beside itself, and the copies are in hand', () => {
    const on = table()
    on.tell(whole)
    const before = on.inHand()
    on.tell({ kind: 'duplicate' })
    expect(on.inHand().map(({ transform }) => transform)).toEqual(before.map(() => [1, 0, 0, 1, 24, 24]))
    for (const mark of on.inHand()) expect(before).not.toContainEqual(expect.objectContaining({ id: mark.id }))
  })

  it('is let go of where its marks are deleted, though the film can only be read and keeps them', () => {
    const on = table(true)
    on.tell(whole)
    const before = on.board()
    on.tell({ kind: 'remove' })
    expect([on.chosen(), on.board()]).toEqual([[], before])
    on.tell(whole)
    on.tell({ kind: 'duplicate' })
    expect(on.chosen()).toHaveLength(3)
  })
})

describe('what is pasted', () => {
  it('lies where it was copied, and beside marks that it would hide', () => {
    const on = table()
    const [first] = marksOf(on.board(), on.layers[0]!)
    on.activate(on.layers[1]!)
    on.tell({ kind: 'paste', marks: [first!] })
    expect(on.inHand()).toMatchObject([{ transform: null, layerId: on.layers[1] }])
    for (const shift of [24, 48]) {
      on.tell({ kind: 'paste', marks: [first!] })
      expect(on.inHand()).toMatchObject([{ transform: [1, 0, 0, 1, shift, shift] }])
    }
  })

  it('brings a layer where there is none, and is refused by one that takes no ink', () => {
    const on = table()
    const [first] = marksOf(on.board(), on.layers[0]!)
    on.meanwhile((board) => editLayer(board, on.layers[0]!, { locked: true }))
    expect(on.tell({ kind: 'paste', marks: [first!] })).toEqual([])
    on.meanwhile((board) =>
      layersOf(board, on.around().panel!.id).reduce((next, { id }) => removeLayer(next, id), board),
    )
    on.tell({ kind: 'paste', marks: [first!] })
    expect(layersOf(on.board(), on.around().panel!.id)).toHaveLength(1)
    expect(on.inHand()).toHaveLength(1)
  })
})
