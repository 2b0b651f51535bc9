import { filmOf, patch } from '../board.ts'
import type { Board } from '../board.ts'
import { numbersOf, scenesOf, shotsOf } from '../select.ts'
import { areNumbersLocked, rememberFormer } from './numbers.ts'
import type { NumberedTable } from './numbers.ts'

/** What is renumbered: every scene and shot; the shots of all scenes; or those of one. */
export type RenumberScope = 'film' | 'shots' | { readonly sceneId: string }

export interface NumberChange {
  readonly table: NumberedTable
  readonly id: string
  readonly from: string
  readonly to: string
}

export interface Renumbering {
  readonly board: Board
  /** In film order, each scene before its shots. */
  readonly changes: readonly NumberChange[]
  /** Numbers of scenes whose numbers are locked, and therefore stay. */
  readonly locked: readonly string[]
  /** All of them are, with the film's. */
  readonly filmLocked: boolean
}

/**
 * Numbers scenes and shots by their places again, and what that changes. Locked numbers stay; what has a new number
 * remembers its old one.
 */
export function renumber(board: Board, scope: RenumberScope): Renumbering {
  const inScope = scenesOf(board).filter((scene) => typeof scope === 'string' || scene.id === scope.sceneId)
  const [locked, free] = [
    inScope.filter((scene) => areNumbersLocked(board, scene)),
    inScope.filter((scene) => !areNumbersLocked(board, scene)),
  ]
  let bare = board
  for (const scene of free) {
    if (scope === 'film') bare = patch(bare, 'scene', scene.id, { number: null })
    for (const shot of shotsOf(board, scene.id)) bare = patch(bare, 'shot', shot.id, { number: null })
  }
  const next = rememberFormer(board, bare)
  return {
    board: next,
    changes: changesBetween(board, next),
    locked: locked.map((scene) => numbersOf(board).scenes.get(scene.id) ?? ''),
    filmLocked: filmOf(board).numbersLocked,
  }
}

function changesBetween(before: Board, after: Board): readonly NumberChange[] {
  const [was, is] = [numbersOf(before), numbersOf(after)]
  const change = (table: NumberedTable, id: string): readonly NumberChange[] => {
    const list = table === 'scene' ? 'scenes' : 'shots'
    const [from, to] = [was[list].get(id) ?? '', is[list].get(id) ?? '']
    return from === to ? [] : [{ table, id, from, to }]
  }
  return scenesOf(after).flatMap((scene) => [
    ...change('scene', scene.id),
    ...shotsOf(after, scene.id).flatMap((shot) => change('shot', shot.id)),
  ])
}
