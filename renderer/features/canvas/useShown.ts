import { useEffect } from 'react'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useLatest } from './useTable.ts'

/** Opens what a button of the table opens, when its command asks for it. */
export function useShown(id: Extract<CommandId, `show.${string}`>, open: () => void): void {
  const { session } = useEditor()
  const latest = useLatest(open)
  useEffect(() => session.onAsk((request) => request === id && latest.current()), [session, id, latest])
}
