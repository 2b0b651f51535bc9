import type { Board } from '#shared/document/board.ts'
import { areNumbersLocked } from '#shared/document/commands/numbers.ts'
import { dayTally, shootingOrder } from '#shared/document/shooting.ts'
import type { DayTally } from '#shared/document/shooting.ts'
import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import { numbersOf, sceneHeading, scenesOf } from '#shared/document/select.ts'
import { shownShots, tallyOf } from '#shared/document/whatCounts.ts'
import type { Tally } from '#shared/document/whatCounts.ts'
import { searchedInList } from '#shared/fields/search.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import type { ColumnId } from './columns.ts'

export type ListRow =
  | {
      readonly kind: 'scene'
      readonly id: string
      readonly scene: SceneRow
      readonly number: string
      readonly tally: Tally
      /** Its numbers are. */
      readonly locked: boolean
    }
  | { readonly kind: 'day'; readonly id: string; readonly day: ShootDay | null; readonly tally: DayTally }
  | { readonly kind: 'shot'; readonly id: string; readonly shot: ShotRow; readonly number: string }

export interface ListView {
  /** Words that a shot must all contain, in any of its fields or its scene's heading. */
  readonly filter: string
  /** null: film order, under their scenes. */
  readonly sort: { readonly column: ColumnId; readonly descending: boolean } | null
  /** In shooting order, under its days. */
  readonly shooting?: boolean
}

/** The rows of the list. Sorting and filtering only change the view: the film's order stays. */
export function listRows(board: Board, view: ListView): readonly ListRow[] {
  const words = view.filter.toLowerCase().split(/\s+/).filter(Boolean)
  const numbers = numbersOf(board)
  const scenes = scenesOf(board).map((scene) => {
    const heading = sceneHeading(scene)
    const shots = shownShots(board, scene)
      .map((shot) => ({ kind: 'shot', id: shot.id, shot, number: numbers.shots.get(shot.id) ?? '' }) as const)
      .filter(
        ({ shot, number }) =>
          words.length === 0 ||
          holds(board, shot, [number, heading, ...shot.formerNumbers, ...scene.formerNumbers].join(' '), words),
      )
    return { scene, shots }
  })
  if (view.sort)
    return sorted(
      board,
      scenes.flatMap(({ shots }) => shots),
      view.sort,
    )
  if (view.shooting)
    return shootingRows(
      board,
      scenes.flatMap(({ shots }) => shots),
    )
  return scenes.flatMap(({ scene, shots }): ListRow[] => {
    if (words.length > 0 && shots.length === 0) return []
    const tally = tallyOf(
      board,
      shots.map(({ shot }) => shot),
    )
    const number = numbers.scenes.get(scene.id) ?? ''
    const locked = areNumbersLocked(board, scene)
    return [{ kind: 'scene', id: scene.id, scene, number, tally, locked }, ...shots]
  })
}

/** These shots under their days; those without a day come last. */
function shootingRows(board: Board, rows: readonly ShotLine[]): readonly ListRow[] {
  const byId = new Map<string, ShotLine>(rows.map((row) => [row.id, row]))
  return shootingOrder(board).flatMap(({ day, shots }): ListRow[] => {
    const shown = shots.flatMap(({ id }) => byId.get(id) ?? [])
    if (day === null && shown.length === 0) return []
    const tally = dayTally(board, { day, shots: shown.map(({ shot }) => shot) })
    return [{ kind: 'day', id: day?.id ?? 'no day', day, tally }, ...shown]
  })
}

function holds(board: Board, shot: ShotRow, more: string, words: readonly string[]): boolean {
  const all = `${more}\n${searchedInList(board, shot)}`.toLowerCase()
  return words.every((word) => all.includes(word))
}

type ShotLine = Extract<ListRow, { kind: 'shot' }>

function sorted(
  board: Board,
  rows: readonly ShotLine[],
  { column, descending }: NonNullable<ListView['sort']>,
): readonly ListRow[] {
  const keyed = rows.map((row, place) => ({ row, place, key: sortKey(board, row.shot, column, place) }))
  const turn = descending ? -1 : 1
  return keyed
    .toSorted((a, b) => {
      // Empty cells come last in either sort direction.
      if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1
      if (typeof a.key === 'number' && typeof b.key === 'number') return (a.key - b.key) * turn || a.place - b.place
      return String(a.key).localeCompare(String(b.key)) * turn || a.place - b.place
    })
    .map(({ row }) => row)
}

function sortKey(board: Board, shot: ShotRow, column: ColumnId, place: number): number | string {
  return column === 'shot' || column === 'panel' ? place : SHOT_FIELD[column].sortKey(board, shot)
}
