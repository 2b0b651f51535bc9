import type { Board } from './board.ts'
import { applyDiff, diffBoards, reverseDiff } from './diff.ts'
import type { Diff } from './diff.ts'
import { refusalIn } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { leanedOnBy, touchedBy } from './touched.ts'

export interface Step {
  /** "Retime Shot 12A": the menu says "Undo Retime Shot 12A". */
  readonly name: string
  readonly diff: Diff
  readonly touched: ReadonlySet<string>
  readonly leanedOn: ReadonlySet<string>
  /** The visit to a field that made it. */
  readonly visit?: object
}

/** A board and its undo stack. Immutable. */
export interface History {
  readonly board: Board
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

/** What a step through history changed, for the host. */
export interface HistoryStep {
  readonly history: History
  readonly diff: Diff
  readonly name: string
  /** Why nothing was done: a row of the step could not be stored. */
  readonly refusal?: Refusal
}

const LIMIT = 1000

export function startHistory(board: Board): History {
  return { board, done: [], undone: [] }
}

/**
 * Records what the artist did, undoable under this name. What was undone before can still be redone unless it touches
 * what this step touches: a line drawn on one panel takes nothing back that was undone on another. Returns the same
 * history if nothing changed, or if a row exceeds what the document can store: a step that can't be saved is not
 * accepted, so that later steps can be.
 */
export function record(history: History, name: string, board: Board, visit?: object): HistoryStep {
  const diff = diffBoards(history.board, board)
  if (diff.length === 0) return { history, diff, name }
  const refusal = refusalIn(history.board, diff)
  if (refusal) return { history, diff: [], name, refusal }
  const made = { name, diff, touched: touchedBy(history.board, board, diff), leanedOn: leanedOnBy(diff) }
  const step: Step = visit ? { ...made, visit } : made
  const done = [...history.done.slice(-(LIMIT - 1)), step]
  return { history: { board, done, undone: untouchedBy(step, history.undone) }, diff, name }
}

/** What can be redone as it was after this step. What depends on a step that can't be redone can't be either. */
function untouchedBy({ touched, leanedOn }: Step, undone: readonly Step[]): readonly Step[] {
  const lost = new Set(touched)
  const depends = (step: Step): boolean =>
    meets(step.touched, lost) || meets(step.leanedOn, lost) || meets(step.touched, leanedOn)
  const kept: Step[] = []
  // In the order in which they would be redone.
  for (const step of undone.toReversed())
    if (!depends(step)) kept.push(step)
    else for (const id of step.touched) lost.add(id)
  return kept.slice(0, LIMIT).toReversed()
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((id) => other.has(id))
}

/**
 * Records what was typed during one visit to a field. A visit is one step however often its text is taken in: each
 * time, the command is applied to the board as it was before the visit, so that what counts edits (a card's version)
 * counts one. A visit that ends with the text it found leaves no step.
 */
export function recordVisit(
  history: History,
  visit: object,
  name: string,
  command: (board: Board) => Board,
): HistoryStep {
  const last = history.done.at(-1)
  if (last?.visit !== visit) return record(history, name, command(history.board), visit)
  const before = applyDiff(history.board, reverseDiff(last.diff))
  const board = command(before)
  const whole = diffBoards(before, board)
  const refusal = refusalIn(before, whole)
  if (refusal) return { history, diff: [], name, refusal }
  const diff = diffBoards(history.board, board)
  if (diff.length === 0) return { history, diff, name }
  const earlier = history.done.slice(0, -1)
  const touched = new Set([...last.touched, ...touchedBy(before, board, whole)])
  const leanedOn = new Set([...last.leanedOn, ...leanedOnBy(whole)])
  const step: Step = { ...last, diff: whole, touched, leanedOn }
  const done = whole.length === 0 ? earlier : [...earlier, step]
  return { history: { board, done, undone: untouchedBy(step, history.undone) }, diff, name: last.name }
}

/**
 * Takes in a change that the artist did not make (a take arrived, marks were loaded): adds no undo step, and undo
 * leaves it alone.
 */
export function absorb(history: History, board: Board): History {
  return board === history.board ? history : { ...history, board }
}

export function undo(history: History): HistoryStep | undefined {
  const step = history.done.at(-1)
  if (!step) return undefined
  const board = applyDiff(history.board, reverseDiff(step.diff))
  const diff = reverseDiff(step.diff)
  return {
    history: { board, done: history.done.slice(0, -1), undone: [...history.undone, step] },
    diff,
    name: step.name,
  }
}

export function redo(history: History): HistoryStep | undefined {
  const step = history.undone.at(-1)
  if (!step) return undefined
  const board = applyDiff(history.board, step.diff)
  return {
    history: { board, done: [...history.done, step], undone: history.undone.slice(0, -1) },
    diff: step.diff,
    name: step.name,
  }
}
