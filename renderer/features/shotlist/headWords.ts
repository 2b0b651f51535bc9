import { tallyWords } from '#shared/document/whatCounts.ts'
import type { Tally } from '#shared/document/whatCounts.ts'
import { pagesLabel } from '#shared/film/eighthsLabel.ts'

/** What the shots under a head come to. */
export interface HeadTally extends Tally {
  /** Of a page of the script; null where that is not known. */
  readonly eighths: number | null
}

/** "7 shots · 0:32 · 1 4/8 pages" */
export function headWords(tally: HeadTally): string {
  return [tallyWords(tally), ...(tally.eighths === null ? [] : [pagesLabel(tally.eighths)])].join(' · ')
}
