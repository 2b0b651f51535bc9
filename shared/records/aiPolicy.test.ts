import { describe, expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { filmOf } from '../document/board.ts'
import { setAiPolicy } from '../document/commands/film.ts'
import { projectRowSchema } from '../document/schema.ts'
import { policyAllows, policyLine } from './aiPolicy.ts'

const film = testFilm([[1]])

describe('the AI policy of a film', () => {
  it('is allowed, and set by nobody, in a film that was written before there was one', () => {
    const { aiPolicy: _policy, aiPolicyBy: _by, aiPolicyAt: _at, ...old } = filmOf(film)
    const read = projectRowSchema.parse(old)
    expect(policyLine(read)).toBe('AI policy: allowed, not changed since the film began')
  })

  it('says who set it and when, on one line, also where the name has line breaks', () => {
    const set = setAiPolicy(film, 'reference', ' Ada\nLind ', '2026-03-04')
    expect(policyLine(filmOf(set))).toBe('AI policy: reference only, set by Ada Lind on 4 Mar 2026')
    expect(policyLine(filmOf(setAiPolicy(film, 'off', '', '2026-03-04')))).toBe('AI policy: off, set on 4 Mar 2026')
  })

  it('keeps the day it was decided where the same person says the same again', () => {
    const set = setAiPolicy(film, 'off', 'Ada', '2026-03-04')
    expect(setAiPolicy(set, 'off', 'Ada', '2026-05-05')).toBe(set)
    expect(filmOf(setAiPolicy(set, 'off', 'Ben', '2026-05-05'))).toMatchObject({
      aiPolicyBy: 'Ben',
      aiPolicyAt: '2026-05-05',
    })
    expect(filmOf(setAiPolicy(film, 'allowed', '', '2026-05-05')).aiPolicyAt).toBe('2026-05-05')
  })

  it('forbids a model, known or not, and never a stand-in', () => {
    const off = { aiPolicy: 'off' } as const
    expect(['gemini', 'from-a-newer-one', 'stand-in'].map((each) => policyAllows(off, each))).toEqual([
      false,
      false,
      true,
    ])
    expect(policyAllows({ aiPolicy: 'reference' }, 'gemini')).toBe(true)
  })
})
