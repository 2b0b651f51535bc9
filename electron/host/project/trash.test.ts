import { expect, it, vi } from 'vitest'
import { createTrash } from './trash.ts'

const DAY = 86_400_000

it('a sweep lets go of what was deleted long ago, and of nothing else', () => {
  const stored = [1, 60].map((day) => ({ id: `shot_${day}`, tbl: 'shot', at: day * DAY, batch: 'one', data: '{}' }))
  const database = { prepare: () => ({ all: () => stored, get: () => undefined }) }
  const remove = vi.fn()
  const trash = createTrash(database as never, { remove } as never, () => 62 * DAY)
  const worked = [10, 20, 30, 61].map((day) => day * DAY)
  expect(trash.hasExpired(worked)).toBe(true)
  trash.sweep(worked)
  expect(remove.mock.calls).toEqual([['trash', ['shot_1']]])
})
