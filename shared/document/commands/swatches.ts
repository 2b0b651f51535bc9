import { filmOf } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import type { Swatch } from '../schema.ts'
import { editFilm } from './film.ts'

/** Adds a colour (#rrggbb) to the film's own, at the end; the same board if it is there, or the film has as many as it may. */
export function addSwatch(board: Board, color: string, name: string): Board {
  const { swatches } = filmOf(board)
  if (swatches.length >= LIMITS.swatches || swatches.some((swatch) => swatch.color === color)) return board
  return editFilm(board, { swatches: [...swatches, { name, color }] })
}

/** Adds those that are not there yet, in their order and as far as there is room. */
export function addSwatches(board: Board, swatches: readonly Swatch[]): Board {
  return swatches.reduce((now, { color, name }) => addSwatch(now, color, name), board)
}

export function renameSwatch(board: Board, color: string, name: string): Board {
  const { swatches } = filmOf(board)
  if (!swatches.some((swatch) => swatch.color === color && swatch.name !== name)) return board
  return editFilm(board, {
    swatches: swatches.map((swatch) => (swatch.color === color ? { ...swatch, name } : swatch)),
  })
}

/** Moves a colour by this many places towards the end, or towards the start if it is negative; it stops at either end. */
export function moveSwatch(board: Board, color: string, by: number): Board {
  const { swatches } = filmOf(board)
  const from = swatches.findIndex((swatch) => swatch.color === color)
  const to = Math.max(0, Math.min(swatches.length - 1, from + by))
  if (from < 0 || to === from) return board
  const others: Swatch[] = swatches.filter((_, at) => at !== from)
  return editFilm(board, { swatches: [...others.slice(0, to), swatches[from]!, ...others.slice(to)] })
}

/** Takes a colour out of the film's own; what was drawn in it keeps it. */
export function removeSwatch(board: Board, color: string): Board {
  const { swatches } = filmOf(board)
  const left = swatches.filter((swatch) => swatch.color !== color)
  return left.length === swatches.length ? board : editFilm(board, { swatches: left })
}
