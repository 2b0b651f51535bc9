import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HAND_TOOLS, KIND_OF, down, facts, hands, move, pointsOf, up } from '../../../../tests/support/tableHands.ts'
import type { HandsUnder } from '../../../../tests/support/tableHands.ts'
import type { PointerEffect } from './pointing.ts'

const id = fc.constantFrom(1, 2, 3, 4, 5)
const place = fc.record({ x: fc.integer({ min: -40, max: 900 }), y: fc.integer({ min: -40, max: 600 }) })
const places = fc.array(place, { minLength: 1, maxLength: 4 })
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('down' as const),
      id,
      place,
      button: fc.constantFrom(0, 0, 0, 1, 2, 5),
      buttons: fc.constantFrom(1, 1, 2, 32),
      altKey: fc.boolean(),
      palm: fc.boolean(),
      penUsed: fc.boolean(),
      inHand: fc.constantFrom(...HAND_TOOLS),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      id,
      places,
      foreseen: fc.array(place, { maxLength: 2 }),
      buttons: fc.constantFrom(1, 1, 1, 0),
      constrain: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('up' as const), id, place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('space' as const), held: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancel' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'end' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'left' as const }) },
)
const acts = fc.array(fc.record({ act, wait: fc.integer({ min: 0, max: 400 }) }), { maxLength: 40 })
type Acts = typeof acts extends fc.Arbitrary<infer T> ? T : never

function play(all: Acts, on: HandsUnder, foresees = true): HandsUnder {
  let time = 1000
  for (const { act: each, wait } of all) {
    time += wait
    if (each.kind === 'down') {
      const { id: pointer, place: at, kind: _kind, ...more } = each
      down(on, pointer, at.x, at.y, time, more)
    } else if (each.kind === 'move') {
      const read = ({ x, y }: { x: number; y: number }) => facts(KIND_OF[each.id]!, x, y, time)
      const foreseen = foresees && on.state().work?.gesture.kind === 'stroke' ? each.foreseen.map(read) : []
      move(on, each.id, each.places.map(read), { buttons: each.buttons, constrain: each.constrain, foreseen })
    } else if (each.kind === 'up') up(on, each.id, each.place.x, each.place.y, time)
    else on.tell(each)
  }
  return on
}

function kept(on: HandsUnder): readonly PointerEffect[] {
  return on.effects().filter(({ kind }) => kind !== 'show')
}

const RUNS = { numRuns: Number(process.env['FRAMEWRIGHT_HANDS'] ?? 400) }

describe('whatever hands do', () => {
  it('a gesture that began ends once, and by what ends it', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const on = play(all, hands())
        let open = false
        for (const { input, before, after, effects } of on.told) {
          if (input.kind === 'begin') {
            expect(open).toBe(false)
            open = true
          }
          for (const { kind } of effects)
            if (kind === 'finish' || kind === 'cancelled') {
              expect(open).toBe(true)
              open = false
            }
          expect(after.work !== null).toBe(open)
          if (input.kind === 'cancel' || input.kind === 'end') expect(after.work).toBeNull()
          const own = 'id' in input && before.work?.pointer.id === input.id
          if (own && (input.kind === 'up' || input.kind === 'lost')) expect(after.work).toBeNull()
        }
      }),
      RUNS,
    )
  })

  it('a palm does nothing, and what is refused shows nothing', () => {
    fc.assert(
      fc.property(acts, (all) => {
        for (const { input, before, after, effects } of play(all, hands()).told)
          if (input.kind === 'down' && input.press.palm && input.press.pointerType === 'touch') {
            expect(after).toBe(before)
            expect(effects).toEqual([])
          }
        const kinds = new Set(
          play(all, hands(false))
            .effects()
            .map(({ kind }) => kind),
        )
        for (const kind of ['show', 'finish', 'cancelled'] as const) expect(kinds).not.toContain(kind)
      }),
      RUNS,
    )
  })

  it('a line that a pen or a mouse drew is taken back by nothing but a cancel', () => {
    fc.assert(
      fc.property(acts, (all) => {
        for (const { input, before, effects } of play(all, hands()).told) {
          const drawn = before.work?.gesture.kind === 'stroke' && before.work.pointer.pointerType !== 'touch'
          if (drawn && effects.some(({ kind }) => kind === 'cancelled')) expect(input.kind).toBe('cancel')
        }
      }),
      RUNS,
    )
  })

  it('one pointer works at a time, and no finger once there are two', () => {
    fc.assert(
      fc.property(acts, (all) => {
        for (const { after, effects, input } of play(all, hands()).told) {
          const asked = effects.findIndex(({ kind }) => kind === 'ask')
          if (asked >= 0) expect([after.work, asked]).toEqual([null, effects.length - 1])
          if (after.fingers.down.length > 1) expect(after.work?.pointer.pointerType).not.toBe('touch')
          if (effects.some(({ kind }) => kind === 'show'))
            expect(after.work?.pointer.id).toBe(input.kind === 'begin' ? input.press.id : 'id' in input && input.id)
        }
      }),
      RUNS,
    )
  })

  it('what was only foreseen leaves no trace', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const [foresaw, did] = [play(all, hands()), play(all, hands(), false)]
        expect(kept(foresaw)).toEqual(kept(did))
        expect(foresaw.state()).toEqual(did.state())
      }),
      RUNS,
    )
  })

  it('a line goes through every place that its pen was at', () => {
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 8 }), (way) => {
        const on = hands()
        down(on, 2, -100, -100, 0)
        way.forEach((part, i) =>
          move(
            on,
            2,
            part.map(({ x, y }) => facts('pen', x, y, i * 8)),
          ),
        )
        on.tell({ kind: 'lost', id: 2 })
        const outcome = on.effects().find(({ kind }) => kind === 'finish')
        if (outcome?.kind !== 'finish' || outcome.outcome.kind !== 'mark')
          throw new Error('It should have left a mark.')
        const { mark } = outcome.outcome
        const been = mark.kind === 'stroke' ? pointsOf(mark).map(([x, y]) => `${x} ${y}`) : []
        for (const { x, y } of way.flat()) expect(been).toContain(`${x} ${y}`)
      }),
      RUNS,
    )
  })
})
