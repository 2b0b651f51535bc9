import { describe, expect, it } from 'vitest'
import { placeAfterDrop, scrollAt, stepRowDrag } from './rowDrag.ts'
import type { RowDrag, RowDragEffect, RowDragEvent } from './rowDrag.ts'

const press: RowDragEvent = { kind: 'press', id: 'ink', pointerId: 1, y: 100 }
const move = (y: number, gap: number, pointerId = 1): RowDragEvent => ({ kind: 'move', pointerId, y, gap })

function after(...events: readonly RowDragEvent[]): { drag: RowDrag | null; effects: RowDragEffect[] } {
  const effects: RowDragEffect[] = []
  let drag: RowDrag | null = null
  for (const event of events) {
    const [next, more] = stepRowDrag(drag, event)
    drag = next
    effects.push(...more)
  }
  return { drag, effects }
}

describe('a row that is carried', () => {
  it('is taken up once the hand has gone far enough, and dropped where it was last', () => {
    expect(after(press, move(104, 2)).drag).toMatchObject({ gap: null })
    expect(after(press, move(105, 2), move(140, 3), { kind: 'release', pointerId: 1 })).toEqual({
      drag: null,
      effects: [
        { kind: 'carry', pointerId: 1 },
        { kind: 'drop', id: 'ink', gap: 3 },
      ],
    })
  })

  it('stays in the hand close to where it was pressed, once it was taken up', () => {
    expect(after(press, move(120, 2), move(101, 1)).drag).toMatchObject({ y: 101, gap: 1 })
  })

  it('is a press and nothing more where the hand did not move', () => {
    expect(after(press, { kind: 'release', pointerId: 1 })).toEqual({
      drag: null,
      effects: [{ kind: 'tap', id: 'ink' }],
    })
  })

  it('belongs to the pointer that pressed it', () => {
    const other = after(press, move(140, 2), move(200, 9, 2), { kind: 'release', pointerId: 2 })
    expect(other.drag).toMatchObject({ y: 140, gap: 2 })
    expect(other.effects).toEqual([{ kind: 'carry', pointerId: 1 }])
  })

  it('goes on into the gap that a scrolled list brings under the hand', () => {
    const { effects } = after(press, move(140, 2), { kind: 'scrolled', gap: 5 }, { kind: 'release', pointerId: 1 })
    expect(effects.at(-1)).toEqual({ kind: 'drop', id: 'ink', gap: 5 })
    expect(after(press, { kind: 'scrolled', gap: 5 }).drag).toMatchObject({ gap: null })
  })

  it('is put back by Escape, which means something else while nothing is carried', () => {
    expect(after(press, move(140, 2), { kind: 'escape' })).toMatchObject({
      drag: null,
      effects: [{ kind: 'carry' }, { kind: 'consume' }],
    })
    expect(after(press, { kind: 'escape' })).toMatchObject({ drag: { id: 'ink' }, effects: [] })
    expect(after({ kind: 'escape' })).toEqual({ drag: null, effects: [] })
  })

  it('is put back where its pointer or its list is lost', () => {
    for (const event of [{ kind: 'lost', pointerId: 1 }, { kind: 'stop' }] as const)
      expect(after(press, move(140, 2), event)).toEqual({ drag: null, effects: [{ kind: 'carry', pointerId: 1 }] })
  })
})

describe('a list under a row that is carried', () => {
  it('scrolls at its ends', () => {
    const box = { top: 100, bottom: 400 }
    expect([110, 124, 250, 376, 390].map((y) => Math.sign(scrollAt(y, box)))).toEqual([-1, 0, 0, 0, 1])
  })

  it('counts places without the row itself', () => {
    expect([0, 2, 3, 5].map((gap) => placeAfterDrop(2, gap))).toEqual([0, 2, 2, 4])
  })
})
