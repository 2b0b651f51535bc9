import { useEffect, useSyncExternalStore } from 'react'
import { takeOf } from '#shared/document/select.ts'
import { changesOf } from '#shared/generation/changeRequest.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { chosenTake } from '../takeChoice.ts'
import { useTakeChoice } from '../useTakeChoice.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { changingOf, openChange } from './changing.ts'
import './change.css'

/** Another take from a take: what will be sent for it is shown before it goes. */
export function ChangeTake() {
  const { session, board: now, canWrite } = useEditor()
  const board = useBoard()
  const store = changingOf(session)
  const { open } = useSyncExternalStore(store.listen, store.state)
  const takes = useTakeChoice()
  const take = open ? takeOf(board, open.takeId) : undefined

  useEffect(
    () =>
      session.onAsk((request) => {
        const { panelId } = session.state()
        if (request !== 'change-take' || panelId === null || !canWrite) return
        const chosen = chosenTake(now(), panelId, takes.store.state(), true)
        if (chosen) openChange(store, chosen.id, changesOf(now(), chosen)[0] ?? 'again')
      }),
    [session, store, takes.store, now, canWrite],
  )
  const close = (): void => store.change({ open: null })
  if (!open || !take) return null
  return (
    <Dialog open onClose={close} title={`Change T${take.number}`} width="wide">
      <ChangeForm
        key={take.id}
        take={take}
        open={open}
        onChange={(change) => openChange(store, take.id, change)}
        onDone={close}
      />
    </Dialog>
  )
}
