import { describe, expect, test } from 'vitest'
import { WHOLE, frameIn, fullSize, lookPicture, panned, percentOf, pictureIn, zoomedAt, zoomedTo } from './lookView.ts'
import type { LookRoom } from './lookView.ts'

const room = (width: number, height: number, ratio: number, dpr = 1): LookRoom => ({
  width: 1000,
  height: 700,
  ratio,
  picture: lookPicture(width, height, ratio),
  dpr,
})

describe('what is seen of a take', () => {
  test('a picture of another ratio is shown whole, around the frame that the film shows', () => {
    const square = room(1024, 1024, 2.39)
    const picture = pictureIn(WHOLE, square)
    expect(picture.width).toBeCloseTo(660)
    expect(picture.height).toBeCloseTo(660)
    const frame = frameIn(WHOLE, square)
    expect(frame.width / frame.height).toBeCloseTo(2.39)
    expect((frame.width * frame.height) / (picture.width * picture.height)).toBeCloseTo(1 / 2.39)
    expect(frame.y - picture.y).toBeCloseTo(picture.y + picture.height - frame.y - frame.height)
  })

  test('at 100 % a px of the original is a px of the screen, at every density', () => {
    for (const dpr of [1, 1.5, 2]) {
      const here = room(4000, 2250, 16 / 9, dpr)
      const view = zoomedTo(WHOLE, here, fullSize(here), { x: 500, y: 350 })
      expect(percentOf(view, here)).toBe(100)
      expect(pictureIn(view, here).width * dpr).toBeCloseTo(4000)
    }
  })

  test('what is under the pointer stays there while it is enlarged', () => {
    const here = room(1600, 900, 16 / 9)
    const place = { x: 300, y: 250 }
    const once = zoomedAt(WHOLE, here, 3, place)
    const under = (view: typeof once) => {
      const frame = frameIn(view, here)
      return [(place.x - frame.x) / frame.width, (place.y - frame.y) / frame.height]
    }
    expect(under(zoomedAt(once, here, 2, place))).toEqual(under(once).map((part) => expect.closeTo(part) as unknown))
  })

  test('two takes of different sizes show the same part of the frame in the same view', () => {
    const [small, large] = [room(800, 450, 16 / 9), room(3200, 1800, 16 / 9)]
    const view = zoomedAt(WHOLE, small, 4, { x: 200, y: 200 })
    const [one, other] = [frameIn(view, small), frameIn(view, large)]
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(one[side]).toBeCloseTo(other[side])
  })

  test('a picture can’t be pushed out of sight, and one that fits stays in the middle', () => {
    const here = room(1600, 900, 16 / 9)
    expect(pictureIn(panned(WHOLE, here, 5000, -5000), here)).toEqual(pictureIn(WHOLE, here))
    const near = zoomedAt(WHOLE, here, 4, { x: 500, y: 350 })
    expect(pictureIn(panned(near, here, 99_999, 0), here).x).toBeCloseTo(0)
    const far = pictureIn(panned(near, here, -99_999, 0), here)
    expect(far.x + far.width).toBeCloseTo(1000)
  })
})
