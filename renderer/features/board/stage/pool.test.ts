import { describe, expect, it } from 'vitest'
import { createPool } from './pool.ts'

function bench() {
  let made = 0
  const gone: number[] = []
  const renewed: number[] = []
  const back: number[] = []
  const forgotten: number[] = []
  const pool = createPool<number>({
    make: () => (made += 1),
    letGo: (node) => gone.push(node),
    forgotten: (node) => forgotten.push(node),
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
  return { pool, frame, made: () => made, gone, renewed, back, forgotten, keep: (most: number) => (keep = most) }
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

  it('brings back what was let go of as it was, and takes the oldest beyond those that are kept', () => {
    const { frame, made, renewed, back, keep } = bench()
    keep(2)
    frame('a')
    frame('b')
    frame('c')
    expect(frame('a')).toEqual([1])
    expect({ back, renewed, made: made() }).toEqual({ back: [1], renewed: [], made: 3 })
    frame('d')
    expect(made()).toBe(4)
    expect(frame('e')).toEqual([2])
    expect(renewed).toEqual([2])
    expect(frame('b')).toEqual([3])
  })

  it('takes what it forgot for newcomers', () => {
    const { pool, frame, renewed, back, forgotten, keep } = bench()
    keep(5)
    frame('a')
    frame('b')
    pool.forget()
    expect(forgotten).toEqual([1])
    expect(frame('a')).toEqual([1])
    expect({ back, renewed }).toEqual({ back: [], renewed: [1] })
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
    keep(2)
    frame('a')
    pool.keep('b', () => {})
    expect({ shows: pool.shows('b'), keeps: pool.keeps('b'), room: pool.hasRoom() }).toEqual({
      shows: false,
      keeps: true,
      room: true,
    })
    pool.keep('c', () => {})
    expect(pool.hasRoom()).toBe(false)
    expect(frame('a', 'b', 'c')).toEqual([1, 2, 3])
    expect({ back, made: made() }).toEqual({ back: [2, 3], made: 3 })
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
