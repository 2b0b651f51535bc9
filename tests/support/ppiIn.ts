import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const PLACES = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
const FOUND = PLACES.map((place) => path.join(place, 'pdfimages')).find((file) => existsSync(file))

/** Whether poppler-utils is installed. */
export const PPI_READER = FOUND !== undefined

/** The px to the inch at which each picture of a PDF stands on its page, by poppler. */
export function ppiIn(file: string): number[] {
  const rows = execFileSync(FOUND!, ['-list', file], { encoding: 'utf8' }).trim().split('\n').slice(2)
  return rows.map((row) => Number(row.trim().split(/\s+/)[12]))
}
