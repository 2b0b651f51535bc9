import type { BrowserWindow } from 'electron'
import type { Job } from '#shared/contract/model.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { NO_RUN, nextRun } from '#shared/jobs/queueRun.ts'
import type { Host } from '#host/createHost.ts'

/** No bar. */
const NONE = -1

/** Shows in the dock or taskbar how far the queue is, over all films of this app. */
export function showDockProgress(host: Pick<Host, 'listen'>, windows: () => readonly BrowserWindow[]): void {
  const jobs = new Map<string, Job>()
  let run = NO_RUN
  host.listen((event) => {
    if (event.name !== 'job.changed') return
    const { job } = event.value
    jobs.set(job.id, job)
    run = nextRun(run, [...jobs.values()])
    if (run.part === null) for (const each of jobs.values()) if (isOver(each)) jobs.delete(each.id)
    for (const window of windows()) if (!window.isDestroyed()) window.setProgressBar(run.part ?? NONE)
  })
}
