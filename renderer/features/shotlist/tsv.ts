/**
 * Cells in the clipboard format of spreadsheets: tabs between cells, line ends between rows; cells that contain a tab,
 * a line end or a quote are quoted, with quotes inside doubled.
 */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(quoted).join('\t')).join('\n')
  // The line end before an empty last row of one cell would be taken for the end of the row above.
  return rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '' ? `${text}\n` : text
}

function quoted(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Parses them. The line end that spreadsheets put after the last row starts no new row. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const plain = text.replace(/\r\n?/g, '\n')
  while (at < plain.length) {
    const [cell, next] = plain[at] === '"' ? quotedAt(plain, at) : bareAt(plain, at)
    row.push(cell)
    if (plain[next] === '\t') {
      at = next + 1
      if (at === plain.length) row.push('')
    } else {
      rows.push(row)
      row = []
      at = next + 1
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function bareAt(text: string, from: number): [string, number] {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1
  return [text.slice(from, end), end]
}

function quotedAt(text: string, from: number): [string, number] {
  let cell = ''
  let at = from + 1
  while (at < text.length) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else break
    at += 1
  }
  // A quote that is never closed, or closed in mid-cell, was not quoting: the cell is the text as it is.
  const after = text[at + 1]
  if (at >= text.length || (after !== undefined && after !== '\t' && after !== '\n')) return bareAt(text, from)
  return [cell, at + 1]
}
