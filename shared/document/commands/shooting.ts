import { filmOf, patch } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import { keysAt, keysBetween } from '../order.ts'
import type { ShootDay } from '../shootDaySchema.ts'
import { shotOf } from '../select.ts'
import { byPlaceAndLight, shootingOrder } from '../shooting.ts'
import { editFilm } from './film.ts'

/** Adds a day behind the others: "Day 3". The same board if there are as many as a film holds. */
export function addShootDay(board: Board, id: string): Board {
  const { shootDays } = filmOf(board)
  if (shootDays.length >= LIMITS.shootDays) return board
  const setupMinutes = shootDays.at(-1)?.setupMinutes ?? 20
  return editFilm(board, {
    shootDays: [...shootDays, { id, label: `Day ${shootDays.length + 1}`, date: '', setupMinutes }],
  })
}

export function editShootDay(board: Board, id: string, fields: Partial<Omit<ShootDay, 'id'>>): Board {
  return editFilm(board, {
    shootDays: filmOf(board).shootDays.map((day) => (day.id === id ? { ...day, ...fields } : day)),
  })
}

/** Removes a day; its shots have none until they get another. */
export function removeShootDay(board: Board, id: string): Board {
  const shots = shootingOrder(board).find(({ day }) => day?.id === id)?.shots ?? []
  const free = shots.reduce((next, shot) => patch(next, 'shot', shot.id, { shootDay: '', shootOrder: '' }), board)
  return editFilm(free, { shootDays: filmOf(board).shootDays.filter((day) => day.id !== id) })
}

/**
 * Puts shots, in the given order, before `index` of a day, counted among its shots that do not move; '' takes them off
 * their days. Story order and numbers stay.
 */
export function scheduleShots(board: Board, shotIds: readonly string[], dayId: string, index: number): Board {
  const moving = [...new Set(shotIds)].filter((id) => shotOf(board, id))
  if (dayId === '') return moving.reduce((next, id) => patch(next, 'shot', id, { shootDay: '', shootOrder: '' }), board)
  const day = shootingOrder(board).find((each) => each.day?.id === dayId)
  if (!day) return board
  const staying = day.shots.filter(({ id }) => !moving.includes(id))
  const keys = keysAt(
    staying.map(({ id, shootOrder }) => ({ id, order: shootOrder })),
    index,
    moving.length,
  )
  return moving.reduce((next, id, at) => patch(next, 'shot', id, { shootDay: dayId, shootOrder: keys[at]! }), board)
}

/** Puts a day's shots together by place, light and set-up. */
export function arrangeDay(board: Board, dayId: string): Board {
  const day = shootingOrder(board).find((each) => each.day?.id === dayId)
  if (!day) return board
  const shots = byPlaceAndLight(board, day.shots)
  if (shots.every((shot, at) => shot === day.shots[at])) return board
  const keys = keysBetween(null, null, shots.length)
  return shots.reduce((next, shot, at) => patch(next, 'shot', shot.id, { shootOrder: keys[at]! }), board)
}
