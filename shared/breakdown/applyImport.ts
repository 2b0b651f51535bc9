import { patch, put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { addCard } from '../document/commands/film.ts'
import { rememberFormer } from '../document/commands/numbers.ts'
import { removeScene } from '../document/commands/scenes.ts'
import { removeShot } from '../document/commands/shots.ts'
import type { NewId, SceneId } from '../document/ids.ts'
import { blankScene } from '../document/newProject.ts'
import { keyAtEnd, keysBetween } from '../document/order.ts'
import type { DraftRow, SceneRow } from '../document/schema.ts'
import { draftsOf, marksOf, sceneOf, shotsOf } from '../document/select.ts'
import { isBlankShot } from './isEmptyScene.ts'
import type { ImportPlan } from './plan.ts'
import { rising } from './inOrder.ts'

/** The draft's row but for its id and place. Its file is in the film already. */
export type NewDraft = Omit<DraftRow, 'id' | 'order'>

/**
 * Does what a plan says, as one step. The board must be the one that was planned for, or one in which its scenes are
 * still the same; a scene that is gone meanwhile is left out.
 */
export function applyImport(start: Board, plan: ImportPlan, draft: NewDraft, newId: NewId): Board {
  const draftId = newId('draft')
  let board = put(start, 'draft', { ...draft, id: draftId, order: keyAtEnd(draftsOf(start)) })
  for (const { sceneId, fate, newNumber } of plan.gone) {
    if (fate === 'remove') board = removeScene(board, sceneId)
    else board = patch(board, 'scene', sceneId, goneFields(fate, newNumber))
  }
  const fresh = new Map<number, SceneRow>()
  for (const { at, element, sceneId, fields, match } of plan.scenes) {
    const changes = { ...fields, script: { draftId, element } }
    if (match?.why === 'blank' && sceneId !== null) board = withoutBlankShots(board, sceneId)
    if (sceneId !== null && sceneOf(board, sceneId)) board = patch(board, 'scene', sceneId, changes)
    else fresh.set(at, { ...blankScene(newId('scene'), ''), ...changes })
  }
  board = inOrder(board, plan, fresh)
  for (const { kind, name, isNew } of plan.cards) if (isNew) board = addCard(board, newId('card'), kind, name)
  for (const { shotId, parts } of plan.covers)
    if (parts.length > 0) board = patch(board, 'shot', shotId, { covers: { draftId, parts: [...parts] } })
  return rememberFormer(start, board)
}

/** The shot that a new film begins with would stand before the script's own as one that nobody made. */
function withoutBlankShots(board: Board, sceneId: SceneId): Board {
  const isDrawn = (inkId: string): boolean => marksOf(board, inkId).length > 0
  const blank = shotsOf(board, sceneId).filter((shot) => isBlankShot(board, shot, isDrawn))
  return blank.reduce((next, { id }) => removeShot(next, id), board)
}

function goneFields(fate: 'omit' | 'keep', newNumber: string | null): Partial<SceneRow> {
  const omitted = fate === 'omit' ? { omitted: true } : {}
  return newNumber === null ? omitted : { ...omitted, number: newNumber === '' ? null : newNumber }
}

/** Puts new scenes in and moves others; what can keep its place keeps its row. */
function inOrder(start: Board, plan: ImportPlan, fresh: ReadonlyMap<number, SceneRow>): Board {
  const rows = plan.order.flatMap((each) => {
    const at = typeof each === 'number' ? each : plan.scenes.find(({ sceneId }) => sceneId === each)?.at
    const row = typeof each === 'string' ? sceneOf(start, each) : undefined
    return row ?? (at === undefined ? [] : (fresh.get(at) ?? []))
  })
  const old = rows.flatMap(({ order }, at) => (order === '' ? [] : [{ at, order }]))
  const ranks = ranksOf(old.map(({ order }) => order))
  const still = new Set(rising(old.map(({ order }) => ranks.get(order)!)).map((index) => old[index]!.at))
  let board = start
  for (let from = 0; from < rows.length;) {
    if (still.has(from)) {
      from += 1
      continue
    }
    let to = from
    while (to < rows.length && !still.has(to)) to += 1
    const keys = keysBetween(
      rows[from - 1] ? keyOfRow(board, rows[from - 1]!) : null,
      rows[to]?.order ?? null,
      to - from,
    )
    for (let at = from; at < to; at += 1) board = put(board, 'scene', { ...rows[at]!, order: keys[at - from]! })
    from = to
  }
  return board
}

const keyOfRow = (board: Board, { id }: { readonly id: SceneId }): string => sceneOf(board, id)!.order

function ranksOf(orders: readonly string[]): ReadonlyMap<string, number> {
  return new Map(orders.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((order, rank) => [order, rank]))
}
