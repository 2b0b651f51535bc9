import type { Board } from '#shared/document/board.ts'
import type { Editor } from './editor.ts'

/**
 * Something done over time (a drag, a slider): begin, change as often as you like, then commit once or cancel. Nothing
 * is recorded before commit, and cancel always returns to the start.
 */
export interface Gesture {
  readonly change: (command: (start: Board) => Board) => void
  /** The board as the gesture would leave it. */
  readonly preview: () => Board
  readonly commit: () => boolean
  readonly cancel: () => void
}

export function beginGesture(editor: Editor, name: string, shown: (preview: Board) => void): Gesture {
  const start = editor.board()
  let last: ((board: Board) => Board) | null = null
  return {
    change(command) {
      last = command
      shown(command(start))
    },
    preview: () => (last ? last(start) : start),
    commit() {
      const command = last
      last = null
      shown(editor.board())
      return command !== null && editor.run(name, command)
    },
    cancel() {
      last = null
      shown(editor.board())
    },
  }
}
