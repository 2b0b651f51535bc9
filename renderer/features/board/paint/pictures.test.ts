import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPictures, mipFor } from './pictures.ts'
import type { Picture } from './keptPictures.ts'

interface Asked {
  readonly panelId: string
  readonly width: number
  readonly version: string
  readonly signal: AbortSignal
  readonly answer: (picture?: Picture) => Promise<void>
  readonly refuse: () => Promise<void>
}

class TestPicture implements Picture {
  closed = false
  readonly width: number
  readonly height: number
  constructor(width: number) {
    this.width = width
    this.height = width / 2
  }
  close(): void {
    this.closed = true
  }
}

const settle = (): Promise<void> => new Promise((done) => setImmediate(done))

/** A host that answers when the test says so. */
function bench(limitBytes = 1e9, atOnce = 2) {
  const asked: Asked[] = []
  let clock = 0
  let [arrivals, ahead] = [0, 0]
  const pictures = createPictures<Picture>({
    load: (panelId, width, version, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
        asked.push({
          panelId,
          width,
          version,
          signal,
          answer: (picture = new TestPicture(width)) => (resolve(picture), settle()),
          refuse: () => (reject(new Error('no')), settle()),
        })
      }),
    arrived: () => (arrivals += 1),
    arrivedAhead: () => (ahead += 1),
    limitBytes,
    atOnce,
    now: () => clock,
  })
  return {
    pictures,
    asked,
    arrivals: () => arrivals,
    arrivedAhead: () => ahead,
    wait: (ms: number) => (clock += ms),
    settle,
    frame(...wishes: readonly (readonly [string, string, number])[]): (Picture | undefined)[] {
      pictures.begin()
      const got = wishes.map(([panelId, version, width]) => pictures.pictureOf(panelId, version, width))
      pictures.settle()
      return got
    },
  }
}

describe('pictures on the board', () => {
  afterEach(() => void vi.useRealTimers())

  it('come in the smallest size that covers what is shown', () => {
    expect([10, 120, 130, 300, 5000].map(mipFor)).toEqual([120, 120, 120, 480, 960])
  })

  it('are asked for once and shown when they are there', async () => {
    const test = bench()
    expect(test.frame(['a', '1', 120])).toEqual([undefined])
    test.frame(['a', '1', 120])
    expect(test.asked).toHaveLength(1)
    await test.asked[0]!.answer()
    expect(test.arrivals()).toBe(1)
    expect(test.frame(['a', '1', 120])[0]?.width).toBe(120)
    expect(test.asked).toHaveLength(1)
  })

  it('out of sight are asked for after the visible ones, and draw no frame when they come', async () => {
    const test = bench(1e9, 1)
    test.pictures.begin()
    test.pictures.pictureOf('seen', '1', 120)
    test.pictures.pictureAhead('next', '1', 120)
    test.pictures.pictureAhead('seen', '1', 120)
    test.pictures.settle()
    await test.asked[0]!.answer()
    expect([test.arrivals(), test.arrivedAhead()]).toEqual([1, 0])
    await test.asked[1]!.answer()
    expect(test.asked.map(({ panelId }) => panelId)).toEqual(['seen', 'next'])
    expect([test.arrivals(), test.arrivedAhead()]).toEqual([1, 1])
    expect(test.frame(['next', '1', 120])[0]?.width).toBe(120)
  })

  it('that come into sight on their way draw a frame when they are there', async () => {
    const test = bench()
    test.pictures.begin()
    test.pictures.pictureAhead('a', '1', 120)
    test.pictures.settle()
    test.frame(['a', '1', 120])
    expect(test.asked).toHaveLength(1)
    await test.asked[0]!.answer()
    expect([test.arrivals(), test.arrivedAhead()]).toEqual([1, 0])
  })

  it('never go blank while a sharper or newer one is on its way', async () => {
    const test = bench()
    test.frame(['a', '1', 120])
    await test.asked[0]!.answer()
    expect(test.frame(['a', '1', 480])[0]?.width).toBe(120)
    expect(test.frame(['a', '2', 480])[0]?.width).toBe(120)
  })

  it('are not asked for in a smaller size while the next larger one is there', async () => {
    const test = bench()
    test.frame(['a', '1', 240])
    await test.asked[0]!.answer()
    expect(test.frame(['a', '1', 120])[0]?.width).toBe(240)
    expect(test.asked).toHaveLength(1)
  })

  it('of an older version go when the new one is there', async () => {
    const test = bench()
    const old = new TestPicture(120)
    test.frame(['a', '1', 120])
    await test.asked[0]!.answer(old)
    test.frame(['a', '2', 120])
    await test.asked[1]!.answer()
    expect(old.closed).toBe(true)
  })

  it('that scrolled away before they came are called off', async () => {
    const test = bench()
    test.frame(['a', '1', 120], ['b', '1', 120])
    test.frame(['c', '1', 120])
    expect(test.asked.map((each) => each.signal.aborted).slice(0, 2)).toEqual([true, true])
    await test.settle()
    expect(test.asked.at(-1)!.panelId).toBe('c')
  })

  it('are asked for a few at a time', async () => {
    const test = bench()
    test.frame(['a', '1', 120], ['b', '1', 120], ['c', '1', 120])
    expect(test.asked.map((each) => each.panelId)).toEqual(['a', 'b'])
    await test.asked[0]!.answer()
    expect(test.asked.map((each) => each.panelId)).toEqual(['a', 'b', 'c'])
  })

  it('stay within their limit of bytes; what was seen longest ago goes first', async () => {
    const one = 120 * 60 * 4
    const test = bench(2 * one)
    const first = new TestPicture(120)
    test.frame(['a', '1', 120])
    await test.asked[0]!.answer(first)
    test.frame(['b', '1', 120])
    await test.asked[1]!.answer()
    test.frame(['a', '1', 120])
    test.frame(['c', '1', 120], ['a', '1', 120])
    await test.asked[2]!.answer()
    expect(test.pictures.bytes()).toBe(2 * one)
    expect(first.closed).toBe(false)
    expect(test.frame(['b', '1', 120])).toEqual([undefined])
  })

  it('that could not be had are asked for again after a while, not at once', async () => {
    const test = bench()
    test.frame(['a', '1', 120])
    await test.asked[0]!.refuse()
    test.frame(['a', '1', 120])
    expect(test.asked).toHaveLength(1)
    test.wait(10_000)
    test.frame(['a', '1', 120])
    expect(test.asked).toHaveLength(2)
  })

  it('that could not be had come by themselves later, also to a board that nobody moves meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const test = bench()
    test.frame(['a', '1', 120], ['b', '1', 120])
    await test.asked[0]!.refuse()
    await test.asked[1]!.refuse()
    for (let passed = 0; passed < 10_000; passed += 1000) {
      test.wait(1000)
      vi.advanceTimersByTime(1000)
    }
    expect(test.asked.slice(2).map(({ panelId }) => panelId)).toEqual(['a', 'b'])
    await test.asked[2]!.answer()
    expect(test.arrivals()).toBe(1)
    await test.asked[3]!.refuse()
    test.pictures.dispose()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('are all let go of in the end', async () => {
    const test = bench()
    const picture = new TestPicture(120)
    test.frame(['a', '1', 120])
    await test.asked[0]!.answer(picture)
    test.frame(['b', '1', 120])
    test.pictures.dispose()
    expect(picture.closed).toBe(true)
    expect(test.asked[1]!.signal.aborted).toBe(true)
    expect(test.pictures.bytes()).toBe(0)
  })
})

describe('a panel that was drawn on', () => {
  it('is shown as it is now, however small, before it is shown as it was', async () => {
    const test = bench()
    test.frame(['p', '1', 480])
    await test.asked[0]!.answer()
    test.frame(['p', '2', 120])
    await test.asked[1]!.answer()
    test.pictures.begin()
    expect(test.pictures.pictureOf('p', '2', 480)?.width).toBe(120)
  })
})
