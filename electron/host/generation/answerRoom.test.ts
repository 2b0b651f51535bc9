import { expect, it } from 'vitest'
import { createAnswerRooms } from './answerRoom.ts'

const LARGE = 1_500_000

it('memory is used again, for answers that fit into it', () => {
  const rooms = createAnswerRooms()
  const [still, one] = [rooms.open(), rooms.open()]
  const first = one.take(LARGE)
  one.giveBack()
  const other = rooms.open()
  expect(other.take(LARGE + 9).buffer).toBe(first.buffer)
  expect(other.take(LARGE).buffer).not.toBe(first.buffer)
  still.giveBack()
})

it('and none of it while somebody has it, once or when it is asked for after the end', () => {
  const rooms = createAnswerRooms()
  const [still, one] = [rooms.open(), rooms.open()]
  const first = one.take(LARGE)
  one.giveBack()
  one.giveBack()
  const late = one.take(LARGE)
  const [two, three] = [rooms.open().take(LARGE), rooms.open().take(LARGE)]
  expect(new Set([first, late, two, three].map(({ buffer }) => buffer)).size).toBe(3)
  expect(two.buffer).toBe(first.buffer)
  still.giveBack()
})

it('nothing is held when no request is out', () => {
  const rooms = createAnswerRooms()
  const one = rooms.open()
  const first = one.take(LARGE)
  one.giveBack()
  expect(rooms.open().take(LARGE).buffer).not.toBe(first.buffer)
})
