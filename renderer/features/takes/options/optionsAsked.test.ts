import { expect, it } from 'vitest'
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
