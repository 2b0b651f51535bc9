import { expect, it } from 'vitest'
import type { Memory } from '../../../ui/memory.ts'
import type { Session } from '../../../editor/session.ts'
import { BUILT_IN, askedOf, optionsHeld } from './optionsAsked.ts'

it('what is chosen to be tried on a panel is kept for it, in its film alone', () => {
  const [one, other] = [{} as Session, {} as Session]
  expect(askedOf(optionsHeld(one).state(), 'panel_a')).toEqual({ axis: 'size', provider: BUILT_IN, chosen: {} })
  const asked = { axis: 'lensMm', provider: 'gemini', chosen: { lensMm: ['35', '50'], size: ['cu'] } } as const
  optionsHeld(one).set(new Map([['panel_a', asked]]))
  expect(askedOf(optionsHeld(one).state(), 'panel_a')).toEqual(asked)
  expect(askedOf(optionsHeld(one).state(), 'panel_b').chosen).toEqual({})
  expect(askedOf(optionsHeld(other).state(), 'panel_a').chosen).toEqual({})
})

it('what is chosen is still chosen after a restart, in either of two windows, and nonsense is none', () => {
  const stored = new Map<string, string>()
  const memory: Memory = {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, text) => stored.set(name, text),
  }
  const sizes = { axis: 'size', provider: 'gemini', chosen: { size: ['cu', 'ws'] } } as const
  const lenses = { axis: 'lensMm', provider: BUILT_IN, chosen: { lensMm: ['35'] } } as const
  const [one, other] = [optionsHeld({} as Session, memory), optionsHeld({} as Session, memory)]
  one.set(new Map([['panel_a', sizes]]))
  other.set(new Map([['panel_b', lenses]]))
  const later = optionsHeld({} as Session, memory).state()
  expect([askedOf(later, 'panel_a'), askedOf(later, 'panel_b')]).toEqual([sizes, lenses])
  for (const text of ['[["panel_a",{"axis":"mood"}]]', '{', '7']) {
    stored.set('framewright.options', text)
    expect(askedOf(optionsHeld({} as Session, memory).state(), 'panel_a').chosen).toEqual({})
  }
})
