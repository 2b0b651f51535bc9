import { useEffect, useState } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ManyForm } from './ManyForm.tsx'
import './many.css'

/** Takes of the selected shots, a scene or the film, in one go. */
export function ManyDialog() {
  const { session, canWrite } = useEditor()
  const [open, setOpen] = useState(false)
  useEffect(
    () => session.onAsk((request) => (request === 'make-many' && canWrite ? setOpen(true) : undefined)),
    [session, canWrite],
  )
  const close = (): void => setOpen(false)
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Make many takes"
      about="Each panel is asked for with its own drawing, words and pictures, as its Takes tab shows them."
    >
      <ManyForm onSent={close} />
    </Dialog>
  )
}
