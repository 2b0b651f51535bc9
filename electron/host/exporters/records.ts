import { NO_RECORDS } from '#shared/interchange/records.ts'
import type { FilmRecords, RecordName } from '#shared/interchange/records.ts'
import { ledgerOf } from '#shared/jobs/ledgerOf.ts'
import type { GenerationQueue, OpenFolder } from '../services.ts'

/** The film's record of this name, as it is now; the others are empty. */
export type ReadRecords = (open: OpenFolder, name: RecordName | null) => Promise<FilmRecords>

export function createRecords(queue: Pick<GenerationQueue, 'jobs'>): ReadRecords {
  return async (open, name) =>
    name === 'ledger' ? { ...NO_RECORDS, ledger: ledgerOf(open.store.board(), queue.jobs(open)) } : NO_RECORDS
}
