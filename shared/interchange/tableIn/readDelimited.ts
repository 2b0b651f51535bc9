import papaparse from 'papaparse'
import { decodeText } from '../../script/decodeText.ts'
import { isLiveFormula, undefused } from '../csv/csvText.ts'
import type { OddRow } from '../oddRow.ts'

export interface DelimitedRead {
  readonly rows: readonly (readonly string[])[]
  /** Rows whose quotes are not closed or stand where none can, 1-based, with a sentence. */
  readonly odd: readonly OddRow[]
}

/**
 * Rows of a text file with commas, semicolons, tabs or bars between cells, in whatever encoding. What `defused` changed
 * comes back as it was, unless some cell shows that the file was not defused. Total.
 */
export function readDelimited(bytes: Uint8Array): DelimitedRead {
  const text = decodeText(bytes)
  // A first line that only spreadsheets know.
  const [lead, named] = /^"?sep=(.)"?\r?\n/i.exec(text) ?? ['', undefined]
  const body = text.slice(lead.length)
  const { data, errors } = papaparse.parse<string[]>(body, { delimiter: named ?? delimiterOf(body) })
  const rows = data.length > 0 && data.at(-1)!.join('') === '' ? data.slice(0, -1) : data
  const live = rows.some((cells) => cells.some(isLiveFormula))
  return {
    rows: live ? rows : rows.map((cells) => cells.map(undefused)),
    // A row can have several of them.
    odd: [...new Set(errors.flatMap(({ type, row = 0 }) => (type === 'Quotes' ? [row + 1] : [])))].map((row) => ({
      row,
      why: 'its quotation marks don’t match: what follows may be in one cell',
    })),
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE_ROWS = 40

/** What most rows have most cells by; a comma where there is but one column. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map((delimiter) => {
    const { data } = papaparse.parse<string[]>(text, { delimiter, preview: SAMPLE_ROWS, skipEmptyLines: 'greedy' })
    return data.map((cells) => cells.length).toSorted((a, b) => a - b)[Math.floor(data.length / 2)] ?? 0
  })
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
