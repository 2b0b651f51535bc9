import { expect, it } from 'vitest'
import { LIMITS } from '../document/limits.ts'
import { heifSize, tooLarge } from './pictureSize.ts'

/** A head with boxes of these sizes, among other bytes. */
function head(...sizes: readonly (readonly [number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + sizes.length * 24))
  sizes.forEach(([width, height], at) => {
    for (const [place, value] of [0x69737065, 0, width, height].entries())
      view.setUint32(8 + at * 24 + place * 4, value)
  })
  return new Uint8Array(view.buffer)
}

it('a picture of several parts is as large as the largest of them, wherever that stands', () => {
  expect(heifSize(head([160, 120], [4032, 3024], [512, 512]))).toEqual({ width: 4032, height: 3024 })
  expect(heifSize(head([4032, 3024], [160, 120]))).toEqual({ width: 4032, height: 3024 })
  expect(heifSize(head())).toBeNull()
})

it('a picture has sides and an area that can be drawn, or says which is too large', () => {
  expect([tooLarge(4032, 3024), tooLarge(LIMITS.pictureSide, 1)]).toEqual([null, null])
  expect(tooLarge(0, 5)).toBe('it has no width or no height')
  expect(tooLarge(LIMITS.pictureSide + 1, 1)).toContain('16,384')
  expect(tooLarge(16_000, 16_000)).toContain('over 120 million')
})
