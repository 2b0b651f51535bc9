import { describe, expect, it } from 'vitest'
import { stripHand } from './stripHand.ts'
import type { StripEffect, StripEvent, StripHand } from './stripHand.ts'

function play(events: readonly StripEvent[]): readonly StripEffect[] {
  let hand: StripHand | null = null
  const all: StripEffect[] = []
  for (const event of events) {
    const [next, effects] = stripHand(hand, event)
    hand = next
    all.push(...effects)
  }
  return all
}
const press = (pointerType: string): StripEvent => ({
  kind: 'press',
  press: { pointerId: 1, pointerType, place: 2, x: 100, y: 10 },
})
const move = (x: number, place: number): StripEvent => ({ kind: 'move', pointerId: 1, x, y: 10, place, gap: place + 1 })
const release: StripEvent = { kind: 'release', pointerId: 1 }

describe('a hand on the filmstrip', () => {
  it('chooses a panel with a press that hardly moves', () => {
    expect(play([press('pen'), move(103, 2), release])).toEqual([])
  })

  it('carries a panel with the mouse, and drops it where it is let go', () => {
    const effects = play([press('mouse'), move(180, 3), move(260, 4), release])
    expect(effects.at(-1)).toEqual({ kind: 'drop', from: 2, gap: 5 })
    expect(effects).toContainEqual({ kind: 'noClick' })
  })

  it('turns the pages under a pen that moves along', () => {
    const effects = play([press('pen'), move(180, 3), move(260, 4), release])
    expect(effects.filter(({ kind }) => kind === 'turn' || kind === 'drop')).toEqual([
      { kind: 'turn', place: 3 },
      { kind: 'turn', place: 4 },
    ])
  })

  it('carries with a pen or a finger that has rested on the panel', () => {
    for (const type of ['pen', 'touch'])
      expect(play([press(type), { kind: 'held' }, move(180, 3), release]).at(-1)).toEqual({
        kind: 'drop',
        from: 2,
        gap: 4,
      })
  })

  it('moves along under a finger', () => {
    const effects = play([press('touch'), move(80, 2), move(70, 2), move(65, 2), release])
    expect(effects.filter(({ kind }) => kind === 'scroll')).toEqual([
      { kind: 'scroll', by: 20 },
      { kind: 'scroll', by: 10 },
      { kind: 'scroll', by: 5 },
    ])
  })

  it('puts back what Escape or a lost pointer ends, and minds no second pointer', () => {
    expect(play([press('mouse'), move(180, 3), { kind: 'escape' }, release]).map(({ kind }) => kind)).not.toContain(
      'drop',
    )
    expect(
      play([press('mouse'), move(180, 3), { kind: 'lost', pointerId: 1 }, release]).map(({ kind }) => kind),
    ).not.toContain('drop')
    const other: StripEvent = { kind: 'release', pointerId: 7 }
    const carried = [press('mouse'), move(180, 3), other]
    expect(play(carried).map(({ kind }) => kind)).not.toContain('drop')
    expect(play([...carried, release]).at(-1)?.kind).toBe('drop')
  })
})
