import { describe, expect, it } from 'vitest'
import { createPictureLoader } from './pictureLoader.ts'

function loaderOf() {
  const asked: string[] = []
  const loader = createPictureLoader(
    () => undefined,
    (address) => {
      asked.push(address)
      return Promise.resolve({ source: address, width: 4, height: 3 })
    },
  )
  async function showAll(addresses: readonly string[]): Promise<number> {
    loader.begin()
    for (const address of addresses) loader.get(address)
    await Promise.resolve()
    await Promise.resolve()
    loader.begin()
    return addresses.filter((address) => loader.get(address) !== null).length
  }
  return { asked, loader, showAll }
}

const stack = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`)

describe('the pictures of a panel', () => {
  it('are all loaded once and kept, however many layers the panel has', async () => {
    const { asked, showAll } = loaderOf()
    expect(await showAll(stack('a', 40))).toBe(40)
    expect(await showAll(stack('a', 40))).toBe(40)
    expect(asked).toHaveLength(40)
  })

  it('are let go when other panels have long been looked at, the oldest first', async () => {
    const { asked, showAll } = loaderOf()
    await showAll(stack('a', 4))
    await showAll(stack('b', 20))
    await showAll(stack('a', 4))
    expect(asked).toHaveLength(28)
    await showAll(stack('a', 4))
    expect(asked).toHaveLength(28)
  })

  it('are kept up to so many px when other panels are looked at, however few they are', async () => {
    const asked: string[] = []
    const loader = createPictureLoader(
      () => undefined,
      (address) => {
        asked.push(address)
        return Promise.resolve({ source: address, width: 4000, height: 3000 })
      },
    )
    for (const each of [['a'], ['b'], ['c'], ['c'], ['a']]) {
      loader.begin()
      for (const address of each) loader.get(address)
      await Promise.resolve()
    }
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  it('that could not be had are said to be so until they are asked for anew', async () => {
    let there = false
    let told = 0
    const loader = createPictureLoader(
      () => (told += 1),
      (address) =>
        there ? Promise.resolve({ source: address, width: 4, height: 3 }) : Promise.reject(new Error('gone')),
    )
    loader.begin()
    expect(loader.get('a')).toBeNull()
    await new Promise((next) => setTimeout(next, 0))
    expect([loader.failed('a'), told]).toEqual([true, 1])
    there = true
    loader.forget('a')
    expect(loader.get('a')).toBeNull()
    await new Promise((next) => setTimeout(next, 0))
    expect([loader.failed('a'), loader.get('a')?.width]).toEqual([false, 4])
  })
})
