import { Dialog as Base } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useEditor } from '../../../editor/useEditor.ts'
import { useFocusBack } from '../../../ui/useFocusBack.ts'
import { Wall } from './Wall.tsx'
import './wall.css'

/** Every take of the film over the whole window, until Esc; a take is looked at over it. */
export function TakeWall() {
  const { session } = useEditor()
  const [open, setOpen] = useState(false)
  const giveBack = useFocusBack(open)
  useEffect(() => session.onAsk((request) => (request === 'take-wall' ? setOpen(true) : undefined)), [session])

  if (!open) return null
  return (
    <Base.Root open onOpenChange={setOpen}>
      <Base.Portal>
        <Wall onClose={() => setOpen(false)} onFocusBack={giveBack} />
      </Base.Portal>
    </Base.Root>
  )
}
