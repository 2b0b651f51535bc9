import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkRow } from '#shared/document/schema.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import type { CameraFrames, Gesture, Outcome } from '#shared/tools/tool.ts'
import { STAY } from '#shared/tools/transformBox.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import { context } from '../../../../tests/support/tableHands.ts'
import { NOTHING_DRAWN, draw, shownMarks } from './drawing.ts'
import type { Drawing, DrawingEffect, DrawingEvent } from './drawing.ts'

const FRAME = { x: 0, y: 0, width: 1920, height: 803 }
const BOX = { x: 10, y: 10, width: 100, height: 50 }
const MOVED: Matrix = [1, 0, 0, 1, 30, 0]
const MOVE: CameraFrames = { start: [0, 0, 1920, 803], end: [90, 40, 960, 401.5], ease: 'even' }
const FRAMED: CameraFrames = { ...MOVE, end: [100, 40, 960, 401.5] }
const AT = panelPoint(5, 5)
const held = { box: BOX, matrix: STAY, count: 2 }

const sample = { at: AT, screen: screenPoint(5, 5), pressure: 0.5, tilt: 0, azimuth: 0 }
const stroke = toolOf('pencil').begin(sample, context)
const mark = toolOf('pencil').finish(stroke)
const transform: Gesture = { kind: 'transform', grip: { kind: 'inside' }, box: BOX, from: AT, matrix: MOVED }
const framing: Gesture = {
  kind: 'camera',
  from: MOVE,
  now: FRAMED,
  grip: null,
  at: AT,
  ratio: 2,
  still: 6,
  meant: true,
}
const marquee: Gesture = { kind: 'marquee', from: AT, to: panelPoint(90, 60), level: 0, near: 6, add: false }
const loop: Gesture = toolOf('lasso').begin(sample, context)
const fill: Gesture = toolOf('fill').begin(sample, context)

/** The table without a stage: two marks are held, and the board has a camera move or none. */
function table(hasMove = true) {
  let state: Drawing = NOTHING_DRAWN
  const effects: DrawingEffect[] = []
  let board = { panelId: 'panel_a', loaded: true }
  function tell(event: DrawingEvent): void {
    const [next, asked] = draw(Object.freeze(state), event)
    state = next
    for (const effect of asked) {
      effects.push(effect)
      run(effect)
    }
  }
  function run(effect: DrawingEffect): void {
    if (effect.kind === 'refresh') refresh()
    // Its pointer releases what is held, and sends the event.
    if (effect.kind === 'letGo') tell({ kind: 'cancelled' })
    if (effect.kind === 'show') tell({ kind: 'shown', outside: false, selection: held, move: hasMove ? MOVE : null })
    if (effect.kind === 'lift' && effect.what === 'selection') tell({ kind: 'lifted', ids: ['mark_a', 'mark_b'] })
    if (effect.kind === 'lift' && effect.what === 'move' && hasMove) tell({ kind: 'lifted', ids: ['mark_m'] })
    // Board changes are reported at once.
    if (['draw', 'transform', 'frameMove'].includes(effect.kind)) refresh()
  }
  function refresh(): void {
    tell({ kind: 'refresh', ...board, frame: FRAME })
  }
  refresh()
  effects.length = 0
  return {
    tell,
    refresh,
    effects,
    state: () => state,
    kinds: () => effects.map(({ kind }) => kind),
    show: (gesture: Gesture, certain?: number) => tell({ kind: 'gesture', gesture, certain }),
    finish: (outcome: Outcome) => tell({ kind: 'outcome', outcome }),
    goTo(panelId: string, loaded = true) {
      board = { panelId, loaded }
      refresh()
    },
  }
}

const outcomes: readonly Outcome[] = [
  mark,
  { kind: 'pick', at: AT },
  { kind: 'write', at: AT },
  { kind: 'pour', at: AT },
  { kind: 'camera', move: FRAMED },
  { kind: 'zoom', at: screenPoint(1, 1), away: false },
  { kind: 'look', area: BOX },
  { kind: 'touch', at: AT, near: 3, add: false },
  { kind: 'take', area: BOX, loop: null, add: true },
  { kind: 'transform', matrix: MOVED, grip: 'inside' },
  { kind: 'nothing' },
]
const event: fc.Arbitrary<DrawingEvent> = fc.oneof(
  fc
    .constantFrom(stroke, transform, framing, marquee, loop, fill)
    .map((gesture): DrawingEvent => ({ kind: 'gesture', gesture, certain: undefined })),
  fc.constantFrom(...outcomes).map((outcome): DrawingEvent => ({ kind: 'outcome', outcome })),
  fc.constantFrom<DrawingEvent>(
    { kind: 'cancelled' },
    { kind: 'refresh', panelId: 'panel_a', frame: FRAME, loaded: true },
    { kind: 'refresh', panelId: 'panel_b', frame: FRAME, loaded: false },
    { kind: 'asked', refusal: { kind: 'closed', why: 'Locked.', remedy: null } },
    { kind: 'write', writing: { panelId: 'panel_a' as never, mark: mark as never } },
    { kind: 'forgetRefusal' },
    { kind: 'moved', camera: { x: 1, y: 2, zoom: 3 } },
  ),
)

describe('whatever comes to the table', () => {
  it('a hand that is done or let go of holds nothing, and every mark is drawn once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.boolean(), (all, hasMove) => {
        const on = table(hasMove)
        for (const each of all) {
          const [before, from] = [on.state(), on.effects.length]
          on.tell(each)
          const [after, did] = [on.state(), on.kinds().slice(from)]
          const drew = did.filter((kind) => kind === 'draw').length
          expect(drew).toBe(each.kind === 'outcome' && each.outcome.kind === 'mark' ? 1 : 0)
          if (each.kind === 'outcome' || each.kind === 'cancelled') {
            expect(after).toMatchObject({ lifted: [], framing: false, table: { loop: null, selection: held } })
            expect(did).toContain('clear')
            // What was held is shown by its layer again, before anything else happens.
            if (before.lifted.length > 0) expect(did).toContain('show')
          }
          const arrived = each.kind === 'refresh' && each.panelId !== before.panelId
          expect(did.includes('arrive')).toBe(arrived)
          if (arrived)
            expect(after).toMatchObject({ lifted: [], framing: false, table: { refusal: null, writing: null } })
          else if (each.kind === 'refresh') {
            expect(after.table).toMatchObject({ refusal: before.table.refusal, writing: before.table.writing })
            expect(after.lifted).toEqual(before.lifted)
          }
          if (each.kind === 'gesture' && each.gesture.kind === 'stroke') expect(after).toBe(before)
        }
      }),
      { numRuns: Number(process.env['FRAMEWRIGHT_HANDS'] ?? 300) },
    )
  })
})

describe('marks in a hand', () => {
  it('are lifted once, follow the hand, and are put where it left them as one step', () => {
    const on = table()
    on.show(transform)
    on.show(transform)
    expect(on.kinds().filter((kind) => kind === 'lift')).toHaveLength(1)
    expect(on.state()).toMatchObject({ lifted: ['mark_a', 'mark_b'], table: { selection: { matrix: MOVED } } })
    on.refresh()
    expect(on.state().table.selection?.matrix).toBe(MOVED)
    const from = on.effects.length
    on.finish({ kind: 'transform', matrix: MOVED, grip: 'turn' })
    expect(on.effects[from]).toEqual({ kind: 'transform', verb: 'Turn', matrix: MOVED })
    // The board shows them before the live canvas drops them.
    const did = on.kinds().slice(from)
    expect(did.indexOf('show')).toBeLessThan(did.indexOf('clear'))
    expect(on.state()).toMatchObject({ lifted: [], table: { selection: { matrix: STAY } } })
  })

  it('and words that are written anew are not shown by their layer', () => {
    const marks = ['mark_a', 'mark_b', 'mark_c'].map((id) => ({ id }) as MarkRow)
    const state = { ...NOTHING_DRAWN, lifted: ['mark_b'] }
    expect(shownMarks(NOTHING_DRAWN, marks)).toBe(marks)
    expect(shownMarks(state, marks)).toEqual([marks[0], marks[2]])
    const writing = { panelId: 'panel_a' as never, mark: marks[2] as never }
    expect(shownMarks({ ...state, table: { ...state.table, writing } }, marks)).toEqual([marks[0]])
  })

  it('stay where they were on a panel that is left', () => {
    const on = table()
    on.show(transform)
    on.goTo('panel_b', false)
    expect(on.kinds()).not.toContain('transform')
    expect(on.state()).toMatchObject({ panelId: 'panel_b', lifted: [], table: { loaded: false, selection: held } })
    expect(on.effects).toContainEqual({ kind: 'read', panelId: 'panel_b' })
  })
})

describe('a camera move', () => {
  it.each([true, false])('that is framed is seen where the hand has it, over one on the board: %o', (hasMove) => {
    const on = table(hasMove)
    on.show(framing)
    on.refresh()
    expect(on.state().table.move).toBe(FRAMED)
    expect(on.state().lifted).toEqual(hasMove ? ['mark_m'] : [])
    on.finish({ kind: 'camera', move: FRAMED })
    expect(on.effects).toContainEqual({ kind: 'frameMove', move: FRAMED })
    expect(on.state().table.move).toEqual(hasMove ? MOVE : null)
  })

  it.each([true, false])('is put back where it is let go of, over one on the board: %o', (hasMove) => {
    const on = table(hasMove)
    on.show(framing)
    on.finish({ kind: 'nothing' })
    expect(on.state()).toMatchObject({ lifted: [], framing: false, table: { move: hasMove ? MOVE : null } })
    expect(on.kinds()).not.toContain('frameMove')
  })
})

describe('a gesture', () => {
  it('that draws goes to live ink as it is, with what is certain of it', () => {
    const on = table()
    on.show(stroke, 7)
    expect(on.effects).toEqual([{ kind: 'ink', gesture: stroke, certain: 7 }])
  })

  it('that leads colour round an area inks the layer that fills go to, until it is over', () => {
    const on = table()
    on.show(fill)
    on.show(fill)
    expect(on.state().filling).toBe(true)
    const inked: DrawingEffect = { kind: 'ink', gesture: fill, certain: undefined }
    expect(on.effects).toEqual([{ kind: 'show' }, inked, inked])
    on.finish({ kind: 'nothing' })
    expect(on.state().filling).toBe(false)
    expect(on.kinds().slice(3)).toEqual(['clear', 'refresh', 'setFrame', 'show'])
  })

  it('that selects shows what it goes round', () => {
    const on = table()
    on.show(marquee)
    expect(on.state().table.loop).toEqual([AT, { x: 90, y: 5 }, { x: 90, y: 60 }, { x: 5, y: 60 }])
    on.show(loop)
    expect(on.state().table.loop).toEqual([AT])
    expect(on.effects).toEqual([])
  })

  it('that ends by looking, picking or writing does so once its own picture is gone', () => {
    for (const kind of ['pick', 'write'] as const) {
      const on = table()
      on.finish({ kind, at: AT })
      expect(on.kinds()).toEqual(['clear', kind])
    }
    const on = table()
    on.finish({ kind: 'look', area: BOX })
    expect(on.effects).toEqual([{ kind: 'clear' }, { kind: 'zoom', outcome: { kind: 'look', area: BOX } }])
  })
})
