import { filmOf, patch } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import { keysAt, keysBetween } from '../order.ts'
import type { ShootDay } from '../shootDaySchema.ts'
import type { ShotRow } from '../schema.ts'
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

/** Shoots a day before the one it follows (-1), or after the one that follows it (1); its shots go with it. */
export function moveShootDay(board: Board, id: string, by: -1 | 1): Board {
  const { shootDays } = filmOf(board)
  const at = shootDays.findIndex((day) => day.id === id)
  const day = shootDays[at]
  if (!day || at + by < 0 || at + by >= shootDays.length) return board
  return editFilm(board, { shootDays: shootDays.toSpliced(at, 1).toSpliced(at + by, 0, day) })
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
  if (isTied(staying, index)) return scheduleShots(withOwnKeys(board, staying), moving, dayId, index)
  const keys = keysAt(
    staying.map(({ id, shootOrder }) => ({ id, order: shootOrder })),
    index,
    moving.length,
  )
  return moving.reduce((next, id, at) => patch(next, 'shot', id, { shootDay: dayId, shootOrder: keys[at]! }), board)
}

/** Between two of one key, which two windows can have made, nothing has a place of its own. */
function isTied(shots: readonly ShotRow[], index: number): boolean {
  const [above, below] = [shots[index - 1], shots[index]]
  return above !== undefined && below !== undefined && above.shootOrder >= below.shootOrder
}

/** Puts a new shot beside one that is there already, on its day, if it has one. */
export function scheduleBeside(board: Board, id: string, other: string, by: 0 | 1 = 1): Board {
  const day = shootingOrder(board).find(({ shots }) => shots.some((shot) => shot.id === other))
  if (!day?.day) return board
  const staying = day.shots.filter((shot) => shot.id !== id)
  return scheduleShots(board, [id], day.day.id, staying.findIndex((shot) => shot.id === other) + by)
}

/** Puts a day's shots together by place, light and set-up. */
export function arrangeDay(board: Board, dayId: string): Board {
  const day = shootingOrder(board).find((each) => each.day?.id === dayId)
  if (!day) return board
  const shots = byPlaceAndLight(board, day.shots)
  if (shots.every((shot, at) => shot === day.shots[at])) return board
  return withOwnKeys(board, shots)
}

/** In this order, each with a key of its own. */
function withOwnKeys(board: Board, shots: readonly ShotRow[]): Board {
  const keys = keysBetween(null, null, shots.length)
  return shots.reduce((next, shot, at) => patch(next, 'shot', shot.id, { shootOrder: keys[at]! }), board)
}
