import { describe, expect, it } from 'vitest'
import { ROOT, whyUnfit } from './mutants/copies.ts'
import { ROOMS } from './mutants/rooms/index.ts'

describe('the list of mutants', () => {
  const mutations = ROOMS.flatMap((room) => room.mutations)

  it('has only those that can still be made of today’s code, and be noticed by tests that are there', () => {
    expect(mutations.flatMap((mutation) => whyUnfit(ROOT, mutation) ?? [])).toEqual([])
  })

  it('gives each a name of its own', () => {
    const names = mutations.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})
