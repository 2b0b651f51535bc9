import { useEffect, useState } from 'react'
import { panelOf } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { OptionsForm } from './OptionsForm.tsx'
import './options.css'

/** One panel at several sizes, angles or lenses, to pick from. */
export function OptionsAtOnce() {
  const { session, canWrite } = useEditor()
  const board = useBoard()
  const [panelId, setPanelId] = useState<string | null>(null)
  useEffect(
    () =>
      session.onAsk((request) =>
        request === 'try-options' && canWrite ? setPanelId(session.state().panelId) : undefined,
      ),
    [session, canWrite],
  )
  const panel = panelId === null ? undefined : panelOf(board, panelId)
  if (!panel) return null
  return (
    <Dialog
      open
      onClose={() => setPanelId(null)}
      title="Try sizes, angles or lenses"
      about="Takes of this panel, each at another size, angle or lens, without its sketch. Pick one, and the shot takes its value."
      width="wide"
    >
      <OptionsForm panel={panel} onLeave={() => setPanelId(null)} />
    </Dialog>
  )
}
