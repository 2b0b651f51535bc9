import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import { startHistory } from '#shared/document/history.ts'
import type { History } from '#shared/document/history.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { createListeners } from '#shared/store.ts'

/** An open film's board with its history and its listeners. */
export interface OpenBoard {
  readonly history: () => History
  readonly set: (history: History) => void
  readonly board: () => Board
  /** The board as of the last change to anything but marks. */
  readonly outline: () => Board
  readonly tell: (diff: Diff) => void
  /** Tells in a task of its own, or just before anything else is told, and calls `told` then. */
  readonly tellLater: (diff: Diff, told?: () => void) => void
  readonly listen: (changed: (diff: Diff) => void) => () => void
  readonly panelVersion: (panelId: string) => string
  /** A preview gets a new address once what it shows is on disk. */
  readonly bump: (panelIds: readonly string[]) => void
  readonly dispose: () => void
}

export function createOpenBoard(start: Board): OpenBoard {
  let history: History = startHistory(start)
  let outline = start
  /** The board that `outline` was last compared with: everything that shows a board asks for it at each change. */
  let asOf = start
  const listeners = createListeners<[Diff]>()
  const versions = new Map<string, number>()
  let late: { readonly diff: Diff; readonly told: () => void; readonly timer: ReturnType<typeof setTimeout> } | null =
    null

  function catchUp(): void {
    if (!late) return
    const { diff, told, timer } = late
    clearTimeout(timer)
    late = null
    listeners.tell(diff)
    told()
  }

  function tell(diff: Diff): void {
    catchUp()
    listeners.tell(diff)
  }

  return {
    history: () => history,
    set(next) {
      history = next
    },
    board: () => history.board,
    outline() {
      const { board } = history
      if (board === asOf) return outline
      asOf = board
      if (TABLE_NAMES.some((name) => name !== 'mark' && outline[name] !== board[name])) outline = board
      return outline
    },
    tell,
    tellLater(diff, told = () => undefined) {
      catchUp()
      late = { diff, told, timer: setTimeout(catchUp) }
    },
    listen: listeners.listen,
    panelVersion: (panelId) => `${versions.get(panelId) ?? 0}-${filmOf(history.board).ratio}`,
    bump(panelIds) {
      for (const panelId of panelIds) versions.set(panelId, (versions.get(panelId) ?? 0) + 1)
      if (panelIds.length > 0) tell([])
    },
    dispose() {
      clearTimeout(late?.timer)
      late = null
      listeners.clear()
    },
  }
}
