import { useEffect } from 'react'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { useEditor } from '../../editor/useEditor.ts'

/** Opens what a button of the table opens, when its command asks for it. */
export function useShown(id: Extract<CommandId, `show.${string}`>, open: () => void): void {
  const { session } = useEditor()
  useEffect(() => session.onAsk((request) => request === id && open()), [session, id, open])
}
