import type { Failure } from '#shared/contract/failure.ts'
import { put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { applyDiff, diffOfWrites, reverseDiff, writesBetween } from '#shared/document/diff.ts'
import type { Diff } from '#shared/document/diff.ts'
import { absorb, record, recordVisit, redo, undo } from '#shared/document/history.ts'
import type { History, HistoryStep, Step } from '#shared/document/history.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'
import type { DeletedElsewhere } from './deletedElsewhere.ts'
import type { MarkLoads } from './markLoads.ts'
import type { OpenBoard } from './openBoard.ts'
import { panelsShowing } from './panelsShowing.ts'
import type { Saving } from './saving.ts'
import type { SavesToHost } from './savesToHost.ts'
import type { Session } from './session.ts'
import type { Typing } from './typing.ts'

export interface StepParts {
  readonly canWrite: boolean
  readonly film: OpenBoard
  readonly marks: MarkLoads
  readonly elsewhere: DeletedElsewhere
  readonly saves: SavesToHost
  readonly saving: Saving
  readonly session: Session
  readonly typing: Typing
  readonly say: (failure: Failure) => void
}

export type Way = 'undo' | 'redo'

/** What undo or redo would do next: `diff` is the change that it would make. */
export interface NextStep {
  readonly name: string
  readonly diff: Diff
  readonly step: Step
}

type Run = (name: string, command: (board: Board) => Board) => boolean

/** What the artist does: each an undoable step with a name that is shown and saved. */
export interface Steps {
  /** Names of what undo and redo would do; null for nothing. */
  readonly undoName: () => string | null
  readonly redoName: () => string | null
  readonly nextStep: (way: Way) => NextStep | null
  /** The steps that undo would take back, the last one at the end. */
  readonly done: () => readonly Step[]
  /**
   * Records the artist's change as one undoable step with this name. False if nothing changed, if the project is
   * read-only, or if the step is more than the film can hold, which is reported.
   */
  readonly run: Run
  /**
   * The same for thousands of rows that come: to make such a step and to show it each takes long, so the window hears of
   * it in a task of its own.
   */
  readonly runLong: Run
  /**
   * Throws away what was typed during this visit, as a step of its own: undo brings the text back. False if it left no
   * step, or something else was done since.
   */
  readonly discard: (name: string, visit: object) => boolean
  readonly undo: () => void
  readonly redo: () => void
  /**
   * Rows proposed by the host, as one undoable step. `held` are marks as they are on disk, which the window may not
   * have: undo restores them.
   */
  readonly bring: (name: string, writes: readonly RowWrite[], held: readonly MarkRow[]) => boolean
}

export function createSteps(parts: StepParts): Steps {
  const { canWrite, film, marks, elsewhere, saves, saving, session, typing, say } = parts

  function moved(move: HistoryStep | undefined, made = false, when?: 'later'): boolean {
    if (move?.refusal) say(move.refusal)
    if (!move || move.diff.length === 0) return false
    const before = film.board()
    film.set(move.history)
    marks.changed(move.diff, made)
    elsewhere.did(move.diff)
    saves.touch(panelsShowing(film.board(), move.diff))
    saving.add(writesBetween(before, film.board(), move.diff), when)
    session.keepValid(film.board())
    tell(parts, move.diff, when)
    return true
  }

  function stepped(step: (history: History) => HistoryStep | undefined): void {
    if (!canWrite) return
    // What is in a field was typed before this: it is a step as well, and the first to be undone.
    typing.flush()
    moved(step(film.history()))
    typing.forget()
  }

  function runBy(when?: 'later'): Run {
    return (name, command) => {
      if (!canWrite) return false
      const visit = typing.visit()
      const history = film.history()
      const made = visit ? recordVisit(history, visit, name, command) : record(history, name, command(history.board))
      return moved(made, true, when)
    }
  }

  return {
    run: runBy(),
    runLong: runBy('later'),
    discard(name, visit) {
      const last = film.history().done.at(-1)
      if (!canWrite || last?.visit !== visit) return false
      return moved(record(film.history(), name, applyDiff(film.board(), reverseDiff(last.diff))), true)
    },
    bring(name, writes, held) {
      if (!canWrite) return false
      const absent = held.filter((mark) => !rowOf(film.board().mark, mark.id))
      const whole = absent.reduce((board, mark) => put(board, 'mark', mark), film.board())
      film.set(absorb(film.history(), whole))
      const brought = applyDiff(film.board(), diffOfWrites(film.board(), writes))
      return moved(record(film.history(), name, brought), true)
    },
    undo: () => stepped(undo),
    redo: () => stepped(redo),
    undoName: () => film.history().done.at(-1)?.name ?? null,
    done: () => film.history().done,
    redoName: () => film.history().undone.at(-1)?.name ?? null,
    nextStep: (way) => nextStepOf(film.history(), way),
  }
}

/** To write out what is saved takes as long as to show it, which comes first. */
function tell({ film, saving }: StepParts, diff: Diff, when?: 'later'): void {
  if (when === 'later') film.tellLater(diff, saving.soon)
  else film.tell(diff)
}

function nextStepOf({ done, undone }: History, way: Way): NextStep | null {
  const step = (way === 'undo' ? done : undone).at(-1)
  return step ? { name: step.name, step, diff: way === 'undo' ? reverseDiff(step.diff) : step.diff } : null
}
