import { z } from 'zod'
import { jobIdSchema, panelIdSchema } from '../document/ids.ts'
import { dollars, micros } from './micros.ts'

/** How an attempt stands. */
export const OUTCOMES = ['under way', 'made', 'refused', 'failed', 'cancelled'] as const
export const CHARGES = ['free', 'reserved', 'paid', 'may-be-billed', 'none'] as const

/** One attempt, as a line of the ledger. Amounts in US dollars; null: not known. */
export const ledgerRowSchema = z.object({
  job: jobIdSchema,
  panelId: panelIdSchema,
  /** ISO time at which it was asked for. */
  at: z.string(),
  /** "2026-03" of the calendar here; '' if the time can't be read. */
  month: z.string(),
  /** The scene's number; '' once the panel is gone. */
  scene: z.string(),
  /** The shot's number; after the panel is gone, the slate of its request. */
  shot: z.string(),
  /** "T3"; '' for none. */
  take: z.string(),
  provider: z.string(),
  model: z.string(),
  size: z.string(),
  outcome: z.enum(OUTCOMES),
  charge: z.enum(CHARGES),
  estimateUsd: z.number().nullable(),
  /** What the answer's tokens cost; null if it told none. */
  actualUsd: z.number().nullable(),
  /** What counts in the sum of its charge. */
  countsUsd: z.number(),
  promptTokens: z.number().nullable(),
  pictureTokens: z.number().nullable(),
  textTokens: z.number().nullable(),
  /** When the prices were read from the service's list (YYYY-MM); '' if not known. */
  pricesRead: z.string(),
})
export type LedgerRow = z.infer<typeof ledgerRowSchema>

/** What was paid, what may have been billed, and what is under way, in US dollars. */
export interface Spent {
  readonly actualUsd: number
  readonly mayBeBilledUsd: number
  readonly reservedUsd: number
}

/** The sums of some lines, in US dollars. */
export interface LedgerSum extends Spent {
  readonly attempts: number
  /** Of all estimates that are known. */
  readonly estimateUsd: number
  /** So many cost something, or may, that nobody here knows: they are in no sum. */
  readonly unpriced: number
}

/** Adds up in millionths of a dollar, so that the sums of any grouping add up to those of the film. */
export function sumOf(rows: readonly LedgerRow[]): LedgerSum {
  const sums = { paid: 0, 'may-be-billed': 0, reserved: 0, free: 0, none: 0 }
  let [estimates, unpriced] = [0, 0]
  for (const row of rows) {
    sums[row.charge] += micros(row.countsUsd)
    estimates += micros(row.estimateUsd ?? 0)
    if (isUnpriced(row)) unpriced += 1
  }
  return {
    attempts: rows.length,
    estimateUsd: dollars(estimates),
    unpriced,
    actualUsd: dollars(sums.paid),
    mayBeBilledUsd: dollars(sums['may-be-billed']),
    reservedUsd: dollars(sums.reserved),
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** "2026-03-04 10:00" by the clock and the calendar here; '' if the time can't be read. */
export function timeHere(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return ''
  const day = [String(time.getFullYear()).padStart(4, '0'), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** An attempt that is billed, may be, or will be, by a model whose price nobody here knows. */
export function isUnpriced({ charge, estimateUsd, actualUsd }: LedgerRow): boolean {
  return charge !== 'free' && charge !== 'none' && estimateUsd === null && actualUsd === null
}

/** "3 of unknown price"; '' if all are known. */
export function unpricedWords({ unpriced }: LedgerSum): string {
  return unpriced > 0 ? `${unpriced} of unknown price` : ''
}

export const GROUPINGS = ['month', 'scene', 'model'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The sums by month (newest first), scene (in film order) or model (dearest first). */
export function groupLedger(
  rows: readonly LedgerRow[],
  by: Grouping,
): { readonly name: string; readonly sum: LedgerSum }[] {
  const groups = new Map<string, LedgerRow[]>()
  for (const row of rows) {
    const held = groups.get(row[by])
    if (held) held.push(row)
    else groups.set(row[by], [row])
  }
  const listed = [...groups].map(([name, held]) => ({ name, sum: sumOf(held) }))
  if (by === 'month') return listed.toSorted((a, b) => (a.name < b.name ? 1 : -1))
  if (by === 'scene') return listed.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
  return listed.toSorted((a, b) => b.sum.actualUsd - a.sum.actualUsd)
}

/** The part of the cap from which a person is warned. */
const WARN_FROM = 0.8

/** Everything that counts against the cap: what was paid, what may have been, and what is under way. */
export function spentOf({ actualUsd, mayBeBilledUsd, reservedUsd }: Spent): number {
  return dollars(micros(actualUsd) + micros(mayBeBilledUsd) + micros(reservedUsd))
}

/** How much of the cap is used: `near` from 80 %, `reached` if nothing is left; null without a cap. */
export function capUse(
  spend: Spent & { readonly capUsd: number | null },
): { readonly part: number; readonly state: 'fine' | 'near' | 'reached' } | null {
  if (spend.capUsd === null) return null
  // In whole numbers: $0.24 of $0.30 is four fifths, and no hair less.
  const part = spend.capUsd === 0 ? 1 : micros(spentOf(spend)) / micros(spend.capUsd)
  return { part, state: part >= 1 ? 'reached' : part >= WARN_FROM ? 'near' : 'fine' }
}
