import { useEffect } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { DrawingTable } from './table/drawingTable.ts'

/** Plays or stops the panel's camera move when a command asks for it. */
export function usePlayedMove(table: DrawingTable | null): void {
  const { session } = useEditor()
  const say = useToast()
  useEffect(() => {
    if (!table) return undefined
    return session.onAsk((request) => {
      if (request !== 'move.play' || table.player.stop() || table.player.play()) return
      say({ text: 'This panel has no camera move.' })
    })
  }, [table, session, say])
}
