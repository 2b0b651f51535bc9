import type { Board } from '#shared/document/board.ts'
import { areNumbersLocked } from '#shared/document/commands/numbers.ts'
import { eighthsOf } from '#shared/document/eighths.ts'
import { dayTally, shootingOrder } from '#shared/document/shooting.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf, scenesOf } from '#shared/document/select.ts'
import { shownShots } from '#shared/document/whatCounts.ts'
import { holdsWords, passes } from '#shared/fields/listFilter.ts'
import { groupRows } from './groupRows.ts'
import { headTally } from './headTally.ts'
import { isNarrowed } from './listRow.ts'
import type { ListRow, ListView, ShotListRow } from './listRow.ts'
import { sortRows } from './sortRows.ts'

/** The rows of the list. Sorting, grouping and filtering only change the view: the film's order stays. */
export function listRows(board: Board, view: ListView): readonly ListRow[] {
  const { sort, group, shooting } = view
  const scenes = scenesShown(board, view)
  const all = scenes.flatMap(({ shots }) => shots)
  if (group) {
    const rows = shooting ? shootingRows(board, all).filter((row) => row.kind === 'shot') : all
    const inGroups = sort && sort.column !== group ? sortRows(board, rows, sort) : rows
    return groupRows(board, inGroups, group, sort?.column === group && sort.descending)
  }
  if (sort) return sortRows(board, all, sort)
  if (shooting) return shootingRows(board, all)
  const numbers = numbersOf(board).scenes
  return scenes.flatMap(({ scene, shots }): ListRow[] => {
    if (isNarrowed(view) && shots.length === 0) return []
    const number = numbers.get(scene.id) ?? ''
    const locked = areNumbersLocked(board, scene)
    return [{ kind: 'scene', id: scene.id, scene, number, tally: headTally(board, shots), locked }, ...shots]
  })
}

interface SceneShots {
  readonly scene: SceneRow
  readonly shots: readonly ShotListRow[]
}

/** The scenes, with those of their shots that pass the filters. */
function scenesShown(board: Board, { filter, filters = [] }: ListView): readonly SceneShots[] {
  const numbers = numbersOf(board).shots
  return scenesOf(board).map((scene) => {
    const shots = shownShots(board, scene)
      .map((shot) => ({ kind: 'shot', id: shot.id, shot, number: numbers.get(shot.id) ?? '' }) as const)
      .filter(
        ({ shot, number }) =>
          filters.every((each) => passes(board, shot, number, each)) && holdsWords(board, scene, shot, filter),
      )
    return { scene, shots }
  })
}

/** These shots under their days; those without a day come last. */
function shootingRows(board: Board, rows: readonly ShotListRow[]): readonly ListRow[] {
  const byId = new Map<string, ShotListRow>(rows.map((row) => [row.id, row]))
  return shootingOrder(board).flatMap(({ day, shots }): ListRow[] => {
    const shown = shots.flatMap(({ id }) => byId.get(id) ?? [])
    if (day === null && shown.length === 0) return []
    const these = shown.map(({ shot }) => shot)
    const tally = { ...dayTally(board, { day, shots: these }), eighths: eighthsOf(board, these) }
    return [{ kind: 'day', id: day?.id ?? 'no day', day, tally }, ...shown]
  })
}
