import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import type { JobId } from '#shared/document/ids.ts'
import { inLine, movedInLine } from '#shared/jobs/jobs.ts'
import type { GenerationQueue, OpenFolder } from '../services.ts'
import { outOf, settle } from './lanes.ts'
import { lineUp } from './line.ts'
import type { Lanes } from './lanes.ts'

/** What is done to the line as a whole. */
export function lineHandling(lanes: Lanes): Pick<GenerationQueue, 'underWay' | 'settle' | 'pause' | 'order'> {
  return {
    underWay: () => lanes.all().reduce((sum, lane) => sum + outOf(lane).length, 0),

    async settle(open) {
      // Its last window has closed it; the next one says which it is.
      if (open) lanes.known(open)?.jobs.belongTo('')
      const which = open ? [lanes.known(open)].filter((lane) => lane !== undefined) : lanes.all()
      await Promise.all(which.map((lane) => settle(lane)))
      if (open) lanes.pump()
    },

    async pause(open) {
      if (open.access !== 'write') return
      await settle(lanes.of(open), true)
      lanes.pump()
    },

    order: (open, jobId, before) => orderJobs(open, lanes, { jobId, before }),
  }
}

async function orderJobs(
  open: OpenFolder,
  lanes: Pick<Lanes, 'of'>,
  { jobId, before }: { readonly jobId: JobId; readonly before: JobId | null },
): Promise<Result<Job[]>> {
  if (open.refusal) return fail(open.refusal)
  const lane = lanes.of(open)
  const moved = movedInLine(lane.jobs.list(), jobId, before)
  const written = await Promise.all(moved.map(({ id, turn }) => lane.jobs.mark(id, { turn })))
  lineUp(lane)
  const failure = written.find((each) => each !== null)
  return failure ? fail(failure) : ok(inLine(lane.jobs.list()))
}
