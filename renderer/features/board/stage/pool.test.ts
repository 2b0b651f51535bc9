import { describe, expect, it } from 'vitest'
import { createPool } from './pool.ts'

function bench() {
  let made = 0
  const gone: number[] = []
  const renewed: number[] = []
  const back: number[] = []
  const emptied: number[] = []
  const doubted: number[] = []
  const pool = createPool<number>({
    make: () => (made += 1),
    letGo: (node) => gone.push(node),
    emptied: (node) => emptied.push(node),
    doubted: (node) => doubted.push(node),
    renew: (node) => renewed.push(node),
    bringBack: (node) => back.push(node),
  })
  let keep = 0
  const frame = (...keys: string[]): number[] => {
    pool.begin(keep)
    const nodes = keys.map((key) => pool.nodeFor(key))
    pool.settle()
    return nodes
  }
  return {
    pool,
    frame,
    made: () => made,
    gone,
    renewed,
    back,
    emptied,
    doubted,
    keep: (most: number) => (keep = most),
  }
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

  it('brings back what was let go of as it was, and takes the oldest of those that are kept once they are full', () => {
    const { frame, made, renewed, back, keep } = bench()
    keep(2)
    frame('a')
    frame('b')
    frame('c')
    expect(frame('a')).toEqual([1])
    expect({ back, renewed, made: made() }).toEqual({ back: [1], renewed: [], made: 3 })
    expect(frame('d')).toEqual([2])
    expect({ renewed, made: made() }).toEqual({ renewed: [2], made: 3 })
    expect(frame('c')).toEqual([3])
  })

  it('takes what it forgot for newcomers', () => {
    const { pool, frame, renewed, back, emptied, keep } = bench()
    keep(5)
    frame('a')
    frame('b')
    pool.forget()
    expect(frame('a')).toEqual([1])
    expect({ back, renewed, emptied }).toEqual({ back: [], renewed: [1], emptied: [] })
  })

  it('empties between frames what it forgot, one at a time, but for what came back', () => {
    const { pool, frame, emptied, made, keep } = bench()
    keep(5)
    frame('a', 'b', 'c', 'd')
    frame('d')
    expect(pool.emptyOne()).toBe(false)
    pool.forget()
    expect(frame('d', 'e')).toEqual([4, 3])
    expect([pool.emptyOne(), pool.emptyOne(), pool.emptyOne()]).toEqual([true, true, false])
    expect(emptied).toEqual([2, 1])
    frame('d', 'e', 'f', 'g')
    expect(made()).toBe(4)
  })

  it('keeps no more than it may of what it lets go of, also while many that it forgot are free', () => {
    const { pool, frame, keep } = bench()
    keep(2)
    frame(...Array.from({ length: 50 }, (_, at) => `far ${at}`))
    frame()
    pool.forget()
    const near = Array.from({ length: 50 }, (_, at) => frame(`near ${at}`)[0])
    expect(new Set(near).size).toBeLessThanOrEqual(4)
  })

  it('keeps what was filled between frames until it is requested, as far as there is room', () => {
    const { pool, frame, made, back, keep } = bench()
    const none = new Set<string>()
    keep(2)
    frame('a')
    expect(pool.keep('b', () => {}, none)).toBe(true)
    expect({ shows: pool.shows('b'), kept: pool.kept('b') }).toEqual({ shows: false, kept: 2 })
    expect(pool.keep('c', () => {}, none)).toBe(true)
    expect(pool.keep('d', () => {}, new Set(['b', 'c']))).toBe(false)
    expect(frame('a', 'b', 'c')).toEqual([1, 2, 3])
    expect({ back, made: made() }).toEqual({ back: [2, 3], made: 3 })
  })

  it('fills what is wanted between frames in place of what is not, and makes no more nodes for it', () => {
    const { pool, frame, made, keep } = bench()
    keep(2)
    frame('a')
    frame('b')
    frame('c')
    expect(pool.keep('d', () => {}, new Set(['a']))).toBe(true)
    expect([pool.kept('a'), pool.kept('b'), pool.kept('d')]).toEqual([1, undefined, 2])
    expect(made()).toBe(3)
  })

  it('tells those that are kept when what they show is in doubt, and keeps them', () => {
    const { pool, frame, back, doubted, keep } = bench()
    keep(2)
    frame('a')
    frame('b')
    pool.doubt()
    expect(doubted).toEqual([1])
    expect(frame('a')).toEqual([1])
    expect(back).toEqual([1])
  })

  it('fills a node once for what it stands for, and again when that changed or the node came to stand for it', () => {
    const { pool } = bench()
    const filled: string[] = []
    const show = (...keys: string[]): string[] => {
      filled.length = 0
      pool.begin()
      for (const key of keys) pool.fill(key, (node) => filled.push(`${key} ${node}`))
      pool.settle()
      return [...filled]
    }
    expect(show('a', 'b')).toEqual(['a 1', 'b 2'])
    expect(show('a', 'b')).toEqual([])
    expect(show('b', 'c')).toEqual(['c 3'])
    expect(show('b', 'a')).toEqual(['a 1'])
    pool.change()
    expect(show('b', 'a')).toEqual(['b 2', 'a 1'])
  })
})
