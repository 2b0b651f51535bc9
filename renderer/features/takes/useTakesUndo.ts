import type { KeyboardEvent } from 'react'
import type { Diff } from '#shared/document/diff.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'

const WAYS = {
  'edit.undo': { way: 'undo', done: 'Undone' },
  'edit.redo': { way: 'redo', done: 'Redone' },
} as const

/**
 * For where takes are looked at over everything else: undo and redo of what was done to takes, such as a strike. What
 * else comes next is out of sight there, and is only named. True for a key that was one of theirs.
 */
export function useTakesUndo(): (event: KeyboardEvent) => boolean {
  const editor = useEditor()
  const actions = useActions()
  const say = useToast()
  return ({ nativeEvent }) => {
    const id = actions.commandOf(nativeEvent)
    if (nativeEvent.defaultPrevented || (id !== 'edit.undo' && id !== 'edit.redo')) return false
    nativeEvent.preventDefault()
    editor.typing.flush()
    const { way, done } = WAYS[id]
    const next = editor.nextStep(way)
    if (!next) return true
    const about = 'step'
    if (!isOfTakes(next.diff)) {
      say({ about, text: `Close the takes to ${way} “${next.name}”.` })
      return true
    }
    editor.stepNow(way)
    say({ about, text: `${done}: ${next.name}` })
    return true
  }
}

/** Whether it only says something else of takes that are there before it and after. */
function isOfTakes(diff: Diff): boolean {
  return diff.every(({ table, before, after }) => table === 'take' && before !== null && after !== null)
}
