import { useEffect } from 'react'
import { endWords } from '#shared/jobs/queueRun.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'

/** Openings that were asked for already, whoever shows the counter now. */
const asked = new WeakSet<object>()

/** Says what became of requests while no window had the film open, once. */
export function useUnseen(): void {
  const { client, opened } = useEditor()
  const actions = useActions()
  const say = useToast()
  useEffect(() => {
    if (asked.has(opened)) return
    asked.add(opened)
    void client.call('jobs.unseen', { project: opened.project }).then((answer) => {
      const words = answer.ok ? endWords(answer.value.jobs) : ''
      if (words === '') return
      say({
        text: `While this film was closed: ${words}.`,
        action: { label: 'Show queue', run: () => actions.run('view.queue') },
      })
    })
  }, [actions, client, opened, say])
}
