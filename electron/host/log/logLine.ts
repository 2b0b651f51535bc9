import { describeFault } from '#shared/contract/faults.ts'
import type { Fault } from '#shared/contract/faults.ts'
import type { LogEntry } from './entry.ts'
import { STRUCK, strikeKey } from '../generation/strikeKey.ts'

const MOST_LETTERS = 1500

export interface Writer {
  /** Milliseconds since 1970. */
  readonly at: number
  /** "electron 4821". */
  readonly who: string
}

/** Formats an entry as one line, without the line end. */
export function logLine(entry: LogEntry, { at, who }: Writer): string {
  const facts = [entry.method ?? '', entry.count === undefined ? '' : String(entry.count), plainWords(entry.about)]
  const about = facts.filter(Boolean).join(', ')
  const line = [
    `${new Date(at).toISOString()} ${who}  ${entry.says}${about === '' ? '' : ` (${about})`}`,
    ...('fault' in entry ? [faultWords(describeFault(entry.fault))] : []),
    ...(entry.told ? [faultWords(entry.told)] : []),
  ].join(': ')
  return line.slice(0, MOST_LETTERS)
}

/** Log lines made safe to show: a second safeguard, since entries have no place for a key. `secrets`: known keys and logins. */
export function struck(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => strikeKey(rest, secret), text).replace(LIKE_A_KEY, STRUCK)
}

/** Matches keys: nothing else in the log is as long and mixes letters and digits. */
const LIKE_A_KEY = /(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{28,}/g

function plainWords(about: string | undefined): string {
  return about !== undefined && /^[A-Za-z][\w .:-]{0,60}$/.test(about) ? about : ''
}

function faultWords({ name, said, code, at }: Fault): string {
  const what = [said, code].filter(Boolean).join(', ')
  return `${name}${what === '' ? '' : ` (${what})`}${at.length === 0 ? '' : ` at ${at.join(' < ')}`}`
}
