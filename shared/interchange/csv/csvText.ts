/**
 * Rows in RFC 4180 format: records end in CR LF, cells with special characters are quoted, and quotes inside them are
 * doubled. Cells with another country's separator are quoted as well: a spreadsheet there looks for that one.
 */
export function csvText(rows: readonly (readonly string[])[], separator: string): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(cell, cells.length === 1)).join(separator)}\r\n`).join('')
}

function quoted(cell: string, alone: boolean): string {
  // A single empty cell would be an empty line, which readers skip.
  const plain = cell === '' ? !alone : !/[",;\t\r\n]|^\s|\s$/.test(cell)
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`
}

/** Parses such rows back, character by character; null if quotes are used in a way that RFC 4180 does not allow. */
export function readCsv(text: string, separator: string): string[][] | null {
  const rows: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    const quotes = text[at] === '"'
    const end = quotes ? closingQuote(text, at) : endOfPlain(text, at, separator)
    if (end === null) return null
    const cell = text.slice(quotes ? at + 1 : at, end)
    if (!quotes && cell.includes('"')) return null
    cells.push(quotes ? cell.replaceAll('""', '"') : cell)
    at = quotes ? end + 1 : end
    if (text.startsWith(separator, at)) {
      at += separator.length
      // A trailing separator is followed by one more, empty, cell.
      if (at < text.length) continue
      cells.push('')
    } else if (text.startsWith('\r\n', at)) at += 2
    else if (at < text.length) return null
    rows.push(cells)
    cells = []
  }
  return rows
}

function closingQuote(text: string, open: number): number | null {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at
  return null
}

function endOfPlain(text: string, from: number, separator: string): number {
  const ends = [text.indexOf(separator, from), text.indexOf('\r\n', from)].filter((at) => at !== -1)
  return ends.length === 0 ? text.length : Math.min(...ends)
}

/** What a spreadsheet takes for a formula, including full-width characters that some systems type. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/

/**
 * A cell that no spreadsheet will run as a formula: prefixed with an apostrophe if it looks like one, except for plain
 * numbers. One that looks defused already gets an apostrophe more, so that `undefused` gives back every text.
 */
export function defused(cell: string): string {
  const bare = cell.replace(/^'+/, '')
  return FORMULA.test(bare) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** The text that was defused. */
export function undefused(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.replace(/^'+/, '')) ? cell.slice(1) : cell
}

/** A cell that would be run: none is left in a table that was defused. */
export function isLiveFormula(cell: string): boolean {
  return FORMULA.test(cell) && !NUMBER.test(cell)
}
