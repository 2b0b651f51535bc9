import { Dialog as Base } from 'radix-ui'
import { useEffect } from 'react'
import { numbersOf, panelOf, takeOf } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { useFocusBack } from '../../../ui/useFocusBack.ts'
import { choose, chosenTake, lookAt, lookedThrough } from '../takeChoice.ts'
import { useTakeChoice } from '../useTakeChoice.ts'
import { Looked } from './Looked.tsx'
import './look.css'

/** The take that is looked at, over everything, until Esc or Space; the focus goes back to where it was. */
export function TakeViewer() {
  const { session, board: now } = useEditor()
  const board = useBoard()
  const { store, choice } = useTakeChoice()
  const { looking } = choice
  const takes = looking ? lookedThrough(board, looking) : []
  const active = looking && takeOf(board, looking.takeIds[looking.active] ?? looking.takeIds[0])
  const panel = active && panelOf(board, active.panelId)
  // Its takes may be undone in another window.
  const open = looking !== null && !!panel && looking.takeIds.every((id) => takeOf(board, id))
  const giveBack = useFocusBack(open)

  useEffect(
    () =>
      session.onAsk((request) => {
        const { panelId } = session.state()
        if (request !== 'look-at-take' || panelId === null) return
        const take = chosenTake(now(), panelId, store.state(), true)
        if (take) lookAt(store, take)
      }),
    [session, store, now],
  )
  function close(): void {
    if (active) choose(store, board, active)
    store.change({ looking: null })
  }

  if (!open) return null
  const shot = numbersOf(board).shots.get(panel.shotId) ?? ''
  return (
    <Base.Root open onOpenChange={(next) => (next ? undefined : close())}>
      <Base.Portal>
        <Looked panel={panel} shot={shot} looking={looking} takes={takes} onClose={close} onFocusBack={giveBack} />
      </Base.Portal>
    </Base.Root>
  )
}
