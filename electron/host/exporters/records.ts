import { holdsMarks, inkIdOf } from '#shared/document/inkOf.ts'
import { NO_RECORDS } from '#shared/interchange/records.ts'
import type { FilmRecords, RecordName } from '#shared/interchange/records.ts'
import { disclosureOf } from '#shared/jobs/disclosureOf.ts'
import { ledgerOf } from '#shared/jobs/ledgerOf.ts'
import type { Disclosure } from '#shared/records/disclosure.ts'
import type { GenerationQueue, OpenFolder } from '../services.ts'

/** The film's record of this name, as it is now; the others are empty. */
export type ReadRecords = (open: OpenFolder, name: RecordName | null) => Promise<FilmRecords>

type Jobs = Pick<GenerationQueue, 'jobs'>

export function createRecords(queue: Jobs): ReadRecords {
  return async (open, name) => {
    switch (name) {
      case 'ledger':
        return { ...NO_RECORDS, ledger: ledgerOf(open.store.board(), queue.jobs(open)) }
      case 'disclosure':
        return { ...NO_RECORDS, disclosure: readDisclosure(queue, open) }
      case null:
        return NO_RECORDS
    }
  }
}

/** What was drawn, generated, sent and kept, as the film's folder holds it now. */
export function readDisclosure(queue: Jobs, open: OpenFolder): Disclosure {
  return disclosureOf(open.store.board(), queue.jobs(open), (layers) =>
    open.store.marks(layers.filter(holdsMarks).map(inkIdOf)),
  )
}
