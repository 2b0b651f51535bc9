import { filmOf } from '#shared/document/board.ts'
import type { BoardEffect, BoardState } from './boardState.ts'
import { laidAnew, shotAtHand } from './boardState.ts'
import { clearRoom, DEFAULT_ZOOM, seenBy } from './camera/camera.ts'
import type { BoardCamera } from './camera/camera.ts'
import { flowsIn } from './layout/arrangement.ts'
import { fitFilm, sceneCells } from './layout/fitting.ts'
import type { FittedFilm } from './layout/fitting.ts'
import type { BoardLayout, Cell } from './layout/layout.ts'
import { CONTACT_ZOOM } from './layout/layout.ts'
import { eachCellIn } from './layout/layoutQuery.ts'
import { columnsFor, spacingAt } from './layout/spacing.ts'
import type { Grid } from './layout/spacing.ts'

/** The grid in which the film fills the part of the window that nothing floats over. */
export function fittedFilm({ board, viewport, preferences }: BoardState): FittedFilm {
  return fitFilm(sceneCells(board), filmOf(board).ratio, clearRoom(viewport), preferences.arrangement)
}

/** The board laid in another grid (null: the one it is read in), with what is in the middle of the view still there. */
export function regridded(state: BoardState, grid: Grid | null): readonly [BoardState, readonly BoardEffect[]] {
  if (grid === null ? state.grid === null : sameGrid(grid, state.layout.grid)) return [state, []]
  const laid = laidAnew({ ...state, grid })
  const camera = keptInPlace(state, laid.layout)
  return [{ ...laid, camera }, [{ kind: 'remember-grid', grid }, { kind: 'redraw' }, { kind: 'tell' }]]
}

function sameGrid(one: Grid, other: Grid): boolean {
  const keys = Object.keys(one.spacing) as (keyof Grid['spacing'])[]
  const same = keys.every((key) => one.spacing[key] === other.spacing[key])
  return same && one.columns === other.columns && one.flows === other.flows
}

function keptInPlace(state: BoardState, next: BoardLayout): BoardCamera {
  const { camera } = state
  const cell = middleCell(state)
  const there = cell && next.cells[next.firstCell.get(cell.shotId) ?? -1]
  const here = cell && state.layout.cells[state.layout.firstCell.get(cell.shotId)!]
  if (!here || !there) return camera
  return { ...camera, x: camera.x + there.x - here.x, y: camera.y + there.y - here.y }
}

/** The current shot if it is in sight, else the one nearest to the middle of the view. */
function middleCell(state: BoardState): Cell | undefined {
  const { layout, camera, viewport } = state
  const seen = seenBy(camera, viewport)
  const [x, y] = [seen.x + seen.width / 2, seen.y + seen.height / 2]
  const away = (cell: Cell): number =>
    cell.shotId === shotAtHand(state)
      ? -1
      : Math.hypot(cell.x + layout.frame.width / 2 - x, cell.y + layout.frame.height / 2 - y)
  let nearest: Cell | undefined
  eachCellIn(layout, seen, (cell) => {
    if (!nearest || away(cell) < away(nearest)) nearest = cell
  })
  return nearest
}

/**
 * The grid for a zoom: zoomed out, more columns, so that rows fill the window; zoomed in as far as the film is read,
 * those in which it is. Undefined: the one it has will do.
 */
export function gridAtZoom(state: BoardState, zoom: number): Grid | null | undefined {
  const { preferences, layout, viewport, board } = state
  if (preferences.arrangement === 'filmstrip') return undefined
  const flows = flowsIn(preferences.arrangement)
  if (zoom >= (flows ? CONTACT_ZOOM : DEFAULT_ZOOM) * 0.9) return state.grid === null ? undefined : null
  const columns = columnsFor(viewport.width, filmOf(board).ratio, zoom)
  if (columns <= layout.columns) return undefined
  return { columns, flows: layout.grid.flows, spacing: spacingAt(zoom, layout.grid.flows, true) }
}
