import { shareLabel } from '../film/eighths.ts'
import type { ShootDay } from './shootDaySchema.ts'
import type { DayTally } from './shooting.ts'
import { tallyWords } from './whatCounts.ts'
import type { Tally } from './whatCounts.ts'

/** What the shots under a head come to. */
export interface HeadTally extends Tally {
  /** Of a page of the script; null where that is not known. */
  readonly eighths: number | null
}

/** "7 shots · 0:32 · 1 4/8 pages" */
export function headWords(tally: HeadTally): string {
  return [tallyWords(tally), ...(tally.eighths === null ? [] : [shareLabel(tally.eighths)])].join(' · ')
}

/** What a day is called: by its label, or else its date. `date`: as it is written there. */
export function dayName(day: Pick<ShootDay, 'label' | 'date'>, date = day.date): string {
  return day.label.trim() || date || 'Untitled day'
}

/** "7 shots · 0:32 · 1 4/8 pages · 4 set-ups · 1 h 20 min of setting up" */
export function dayWords(tally: DayTally & HeadTally): string {
  const { setups, minutes } = tally
  const parts = [headWords(tally), `${setups} ${setups === 1 ? 'set-up' : 'set-ups'}`]
  if (minutes > 0) parts.push(`${durationWords(minutes)} of setting up`)
  return parts.join(' · ')
}

function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}
