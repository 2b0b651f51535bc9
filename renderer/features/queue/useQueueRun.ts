import { useEffect, useRef } from 'react'
import { filmOf } from '#shared/document/board.ts'
import { costWords } from '#shared/contract/usd.ts'
import { NO_RUN, nextRun } from '#shared/jobs/queueRun.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useJobList } from '../../editor/useJobs.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { note } from './notes.ts'

/** Says what each run of the queue came to, once, where nobody looks. */
export function useQueueRun(): void {
  const editor = useEditor()
  const jobs = useJobList()
  const run = useRef(NO_RUN)
  useEffect(() => {
    run.current = nextRun(run.current, jobs)
    if (run.current.ended !== '') note(filmOf(editor.board()).title, `${run.current.ended}.`)
  }, [editor, jobs])
}

/** Openings that were asked for already, whoever shows the counter now. */
const asked = new WeakSet<object>()

/** What waited in the film when it was opened goes on; said, since it costs. Where it can't go, it is listed as waiting. */
export function useGoOn(): void {
  const { client, opened } = useEditor()
  const say = useToast()
  useEffect(() => {
    if (asked.has(opened)) return
    asked.add(opened)
    void client.call('jobs.resume', { project: opened.project, opening: true }).then((answer) => {
      const going = answer.ok ? answer.value.jobs.filter(({ parked }) => !parked) : []
      if (going.length === 0) return
      const cost = costWords(going.map(({ estimateUsd }) => estimateUsd))
      const takes = going.length === 1 ? 'The take that waited is' : `The ${going.length} takes that waited are`
      const pause = { label: 'Pause', run: () => void client.call('jobs.hold', { project: opened.project }) }
      say({ text: `${takes} asked for now${cost && `, ${cost}`}.`, action: pause })
    })
  }, [client, opened, say])
}
