import type { OpenFolder } from '../../services.ts'
import { parkedByPolicy } from '../policy.ts'
import type { ProjectJobs } from '../projectJobs.ts'
import { openJobs } from './landBatch.ts'

interface Held {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
}

/** Nothing of the batch was sent: all of it waits in the film until a person lets it go, with the AI policy's reason. */
export async function holdBatch({ open, jobs }: Held, label: string): Promise<'over'> {
  const held = openJobs(jobs, label).map(({ id, request }) =>
    jobs.hold(id, true, parkedByPolicy(open, request.provider)),
  )
  await Promise.all(held)
  return 'over'
}

/** The same, where the film's AI policy forbids to send it. */
export async function holdForbidden(parts: Held, label: string): Promise<void> {
  const [first] = openJobs(parts.jobs, label)
  if (first && parkedByPolicy(parts.open, first.request.provider)) await holdBatch(parts, label)
}
