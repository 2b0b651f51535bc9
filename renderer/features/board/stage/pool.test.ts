import { describe, expect, it } from 'vitest'
import { createPool } from './pool.ts'

function bench() {
  let made = 0
  const gone: number[] = []
  const pool = createPool(
    () => (made += 1),
    (node) => gone.push(node),
  )
  const frame = (...keys: string[]): number[] => {
    pool.begin()
    const nodes = keys.map((key) => pool.nodeFor(key))
    pool.settle()
    return nodes
  }
  return { pool, frame, made: () => made, gone }
}

describe('a pool of nodes', () => {
  it('keeps a node for what it stood for in the frame before', () => {
    const { frame } = bench()
    expect(frame('a', 'b')).toEqual([1, 2])
    expect(frame('b', 'a')).toEqual([2, 1])
  })

  it('lets go of what is no longer asked for, and makes nothing while one of those is free', () => {
    const { frame, made, gone } = bench()
    frame('a', 'b')
    frame('b')
    expect(gone).toEqual([1])
    expect(frame('b', 'c')).toEqual([2, 1])
    for (let at = 0; at < 50; at += 1) frame(`row ${at}`, `row ${at + 1}`)
    expect(made()).toBeLessThanOrEqual(4)
  })

  it('says which are in use', () => {
    const { pool, frame } = bench()
    frame('a', 'b')
    frame('b')
    expect([...pool.inUse()]).toEqual([2])
  })
})
