import { takeOf } from '#shared/document/select.ts'
import { ledgerOf } from '#shared/jobs/ledgerOf.ts'
import type { Handlers } from '../dispatch.ts'
import { readDisclosure } from '../exporters/records.ts'
import { FailureError } from '../failures.ts'
import { readMarks } from '../provenance/readMarks.ts'
import type { HostServices } from './hostServices.ts'

/** What a film can show of how it was made: to whoever pays for it, and to whoever asks. */
export function recordHandlers({
  projects,
  queue,
}: HostServices): Pick<Handlers, 'ledger.read' | 'disclosure.read' | 'takes.marks'> {
  return {
    async 'takes.marks'({ project, takeId }) {
      const open = projects.of(project)
      const take = takeOf(open.store.board(), takeId)
      const bytes = take ? await open.media.read(take.mediaId) : null
      if (!bytes) throw new FailureError({ kind: 'not-found', what: 'The picture of this take' })
      return readMarks(bytes)
    },
    'disclosure.read': ({ project }) => readDisclosure(queue, projects.of(project)),
    'ledger.read'({ project }) {
      const open = projects.of(project)
      return { rows: ledgerOf(open.store.board(), queue.jobs(open)), spend: queue.spend(open) }
    },
  }
}
