import { ledgerOf } from '#shared/jobs/ledgerOf.ts'
import type { Handlers } from '../dispatch.ts'
import { readDisclosure } from '../exporters/records.ts'
import type { HostServices } from './hostServices.ts'

/** What a film can show of how it was made: to whoever pays for it, and to whoever asks. */
export function recordHandlers({ projects, queue }: HostServices): Pick<Handlers, 'ledger.read' | 'disclosure.read'> {
  return {
    'disclosure.read': ({ project }) => readDisclosure(queue, projects.of(project)),
    'ledger.read'({ project }) {
      const open = projects.of(project)
      return { rows: ledgerOf(open.store.board(), queue.jobs(open)), spend: queue.spend(open) }
    },
  }
}
