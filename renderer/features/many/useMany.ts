import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { ManyAsked, ManyPlan } from '#shared/contract/many.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useJobs } from '../../editor/useJobs.ts'
import { useToast } from '../../ui/Toasts.tsx'

type Asked = Omit<ManyAsked, 'project'>

/** What the choices come to, or in a sentence why nothing can be made. */
export interface Planned {
  readonly plan: ManyPlan | null
  readonly why: string
}

/** The plan of what is chosen, kept up with the choices, and the way to send it as it was shown. */
export function useMany(asked: Asked | undefined) {
  const { client, opened } = useEditor()
  const { take } = useJobs()
  const say = useToast()
  const actions = useActions()
  const [known, setKnown] = useState<{ readonly key: string; readonly planned: Planned } | null>(null)
  const [sending, setSending] = useState(false)
  const { project } = opened
  const key = JSON.stringify(asked ?? null)
  useEffect(() => {
    let over = false
    const wanted = JSON.parse(key) as Asked | null
    if (wanted === null) return
    void client.call('jobs.plan', { project, ...wanted }).then((answer) => {
      if (over) return
      const planned = answer.ok ? { plan: answer.value, why: '' } : { plan: null, why: sentence(answer.failure) }
      setKnown({ key, planned })
    })
    return () => {
      over = true
    }
  }, [client, project, key])
  const planned = known?.key === key ? known.planned : null

  /** true once it is on its way: drawings are prepared one after the other, and nobody has to watch that. */
  async function send(): Promise<boolean> {
    if (!asked || !planned?.plan) return false
    setSending(true)
    const going = client.call('jobs.submitMany', { project, ...asked, agreedUsd: planned.plan.usd })
    void going.then((answer) => {
      if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
      take(answer.value.jobs)
      const [first, ...more] = answer.value.refused
      if (!first) return
      const others = more.length > 0 ? ` ${more.length} more could not be asked for.` : ''
      say({ text: `${first.name}: ${sentence(first.failure)}${others}`, tone: 'warn' })
    })
    const takes = planned.plan.made.length * asked.count
    const action = { label: 'Queue', run: () => actions.run('view.queue') }
    say({ text: `${takes} ${takes === 1 ? 'take goes' : 'takes go'} into the queue`, action })
    setSending(false)
    return true
  }
  return { planned, sending, send }
}
