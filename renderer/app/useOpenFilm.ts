import { useCallback, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { NewId } from '#shared/document/ids.ts'
import { createEditor } from '../editor/editor.ts'
import type { Editor } from '../editor/editor.ts'
import { createJobs } from '../editor/jobs.ts'
import type { Jobs } from '../editor/jobs.ts'
import { createHeldDrafts } from '../ui/heldDrafts.ts'
import type { HeldDrafts } from '../ui/heldDrafts.ts'
import { useToast } from '../ui/Toasts.tsx'
import { heldWarning } from './heldWarning.ts'

export interface OpenFilm {
  readonly editor: Editor
  readonly jobs: Jobs
  /** Typed text that is too long for its field. */
  readonly held: HeldDrafts
}

interface Leaving {
  /** Whether to leave a film that is not fully saved. */
  readonly mayLeave: () => Promise<boolean>
  /** A film was closed. */
  readonly left: () => Promise<void>
}

interface FilmInHand {
  readonly film: OpenFilm | null
  readonly show: (opened: OpenedProject) => void
  /** Saves first. If that fails or takes long, asks the person, and the film may stay open: false. */
  readonly close: () => Promise<boolean>
  /** The same, up to the closing: whether it may be closed. */
  readonly mayClose: () => Promise<boolean>
}

/** The film shown in this window, from opening it to leaving it. */
export function useOpenFilm(client: Client, newId: NewId, { mayLeave, left }: Leaving): FilmInHand {
  const say = useToast()
  const [film, setFilm] = useState<OpenFilm | null>(null)

  const show = useCallback(
    (opened: OpenedProject) => {
      const editor = createEditor(opened, client, newId, (failure, text) =>
        failure.kind === 'cancelled' ? undefined : say({ text, tone: 'warn' }),
      )
      setFilm({ editor, jobs: createJobs(client, opened.project), held: createHeldDrafts() })
    },
    [client, newId, say],
  )

  const isKept = useCallback(
    async (leaving: OpenFilm) => (await leaving.editor.settleInTime()) || (await mayLeave()),
    [mayLeave],
  )

  const leave = useCallback(
    async (leaving: OpenFilm) => {
      if (!(await isKept(leaving))) return false
      leaving.jobs.dispose()
      leaving.editor.dispose()
      setFilm(null)
      await client.call('projects.close', { project: leaving.editor.opened.project })
      await left()
      return true
    },
    [client, isKept, left],
  )

  const holdsText = useCallback(
    (asked: OpenFilm) => {
      asked.editor.hand.end()
      commitFocusedField()
      const waiting = asked.held.all().length
      if (waiting > 0) say(heldWarning(waiting, 'The project stays open', () => void leave(asked)))
      return waiting > 0
    },
    [leave, say],
  )

  const close = useCallback(async () => !film || (!holdsText(film) && leave(film)), [film, holdsText, leave])
  const mayClose = useCallback(async () => !film || (!holdsText(film) && isKept(film)), [film, holdsText, isKept])

  return { film, show, close, mayClose }
}

/** A field commits on blur: whatever has the focus still belongs to what must be saved. */
export function commitFocusedField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
