import { NO_DISCLOSURE } from '../records/disclosure.ts'
import type { Disclosure } from '../records/disclosure.ts'
import type { LedgerRow } from '../records/ledger.ts'

/** What a host knows of a film besides its board: some documents are made of it. */
export interface FilmRecords {
  readonly ledger: readonly LedgerRow[]
  readonly disclosure: Disclosure
}
export type RecordName = keyof FilmRecords

/** For documents that need none. */
export const NO_RECORDS: FilmRecords = { ledger: [], disclosure: NO_DISCLOSURE }
