import type { LedgerRow } from '../records/ledger.ts'

/** What a host knows of a film besides its board: some documents are made of it. */
export interface FilmRecords {
  readonly ledger: readonly LedgerRow[]
}
export type RecordName = keyof FilmRecords

/** For documents that need none. */
export const NO_RECORDS: FilmRecords = { ledger: [] }
