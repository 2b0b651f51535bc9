import { expect, it, vi } from 'vitest'
import { createTyping } from './typing.ts'

const field = () => ({ flush: vi.fn(), forget: vi.fn(), arrived: vi.fn() })

it('what stays in a field counts for more than what is on its way, whichever was first', () => {
  const typing = createTyping()
  const [one, two] = [field(), field()]
  typing.waits(one, 'soon')
  typing.waits(two, 'stays')
  expect(typing.waiting()).toBe('stays')
  typing.waits(two, 'nothing')
  expect(typing.waiting()).toBe('soon')
})

it('a field that is left is asked no more, and waits for nothing', () => {
  const typing = createTyping()
  const [one, two] = [field(), field()]
  const [leave] = [typing.show(one), typing.show(two)]
  typing.waits(one, 'stays')
  leave()
  typing.flush()
  typing.forget()
  typing.arrived()
  expect([one, two].map((each) => Object.values(each).map(({ mock }) => mock.calls.length))).toEqual([
    [0, 0, 0],
    [1, 1, 1],
  ])
  expect(typing.waiting()).toBe('nothing')
})

it('a visit within another ends with itself alone, also where it fails', () => {
  const typing = createTyping()
  const [outer, inner] = [{}, {}]
  typing.during(outer, () => {
    expect(() =>
      typing.during(inner, () => {
        expect(typing.visit()).toBe(inner)
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(typing.visit()).toBe(outer)
  })
  expect(typing.visit()).toBeNull()
})
