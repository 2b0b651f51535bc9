import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Failure } from '#shared/contract/failure.ts'
import { createKeyGates } from './keyGates.ts'
import type { KeyGate } from './keyGates.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const WHY = { kind: 'rate-limited' } as Failure
const RULES = { proofMs: 100, firstProbeMs: 1000, mostProbeMs: 3000 }

function gate(): KeyGate {
  return createKeyGates({ rules: RULES, now: () => Date.now(), changed: () => undefined }).of('key')
}

/** How many requests are let out at once. */
function room(of: KeyGate): number {
  let out = 0
  for (; of.hasRoom(); out += 1) of.enter()
  for (let left = out; left > 0; left -= 1) of.leave()
  return out
}

it('a key that answers lets more out, up to eight; a service that is overrun gets half as many', () => {
  const own = gate()
  expect(room(own)).toBe(1)
  for (let answers = 0; answers < 200; answers += 1) own.succeeded()
  expect(room(own)).toBe(8)
  own.slowDown(WHY, 1000)
  expect(room(own)).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(room(own)).toBe(4)
})

it('of two waits that a service asks for the longer one holds', () => {
  const own = gate()
  own.slowDown(WHY, 5000)
  own.slowDown(WHY, 1000)
  vi.advanceTimersByTime(1500)
  expect(own.parked()).not.toBeNull()
  own.slowDown(WHY, 9000)
  vi.advanceTimersByTime(4000)
  expect(own.parked()).not.toBeNull()
  vi.advanceTimersByTime(5000)
  expect(own.parked()).toBeNull()
})

it('a network that is gone is looked for ever more rarely, up to a limit', async () => {
  const own = gate()
  const looked: number[] = []
  own.lostNetwork(WHY, () => {
    looked.push(Date.now() - begun)
    return Promise.resolve(looked.length === 4)
  })
  const begun = Date.now()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(looked).toEqual([1000, 3000, 6000, 9000])
  expect(own.parked()).toBeNull()
})

it('a shorter wait that a service asked for ends no search for the network', async () => {
  const own = gate()
  let looks = 0
  own.lostNetwork(WHY, () => {
    looks += 1
    return Promise.resolve(true)
  })
  own.slowDown(WHY, 200)
  vi.advanceTimersByTime(500)
  expect(own.parked()).not.toBeNull()
  await vi.advanceTimersByTimeAsync(1000)
  expect([looks, own.parked()]).toEqual([1, null])
})
