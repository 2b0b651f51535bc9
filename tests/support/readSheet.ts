import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

export interface ReadSheet {
  readonly name: string
  /** Row by row, as the file has them: numbers as numbers, text as XML gives it. */
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Parts of the file, by name. */
  readonly parts: Readonly<Record<string, Uint8Array>>
  /** Formulas that a spreadsheet would run. */
  readonly formulas: number
}

/** The first sheet of a workbook, read as simply as its standard allows, beside the app's own reader. */
export function readSheet(bytes: Uint8Array): ReadSheet {
  const parts = unzipSync(bytes)
  const rows: (string | number | null)[][] = []
  let cell: { type: string; column: number } | null = null
  let said = ''
  let formulas = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows[Number(attributes['r']) - 1] = []
    if (name === 'f') formulas += 1
    if (name === 'c') cell = { type: attributes['t'] ?? 'n', column: columnOf(attributes['r'] ?? '') }
    if (name === 'v' || name === 't') said = ''
  })
  parser.on('text', (text) => (said += text))
  parser.on('closetag', ({ name }) => {
    if ((name === 'v' || name === 't') && cell) rows.at(-1)![cell.column] = cell.type === 'n' ? Number(said) : said
  })
  parser.write(strFromU8(parts['xl/worksheets/sheet1.xml']!)).close()
  for (const [name, part] of Object.entries(parts)) if (/\.(?:xml|rels)$/.test(name)) wellFormed(name, part)
  const name = /<sheet name="([^"]*)"/.exec(strFromU8(parts['xl/workbook.xml']!))?.[1] ?? ''
  return { name, rows: rows.map((row) => Array.from(row, (each) => each ?? null)), parts, formulas }
}

function columnOf(place: string): number {
  return Array.from(/^[A-Z]*/.exec(place)![0]).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function wellFormed(name: string, part: Uint8Array): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw new Error(`${name}: ${error.message}`)
  })
  parser.write(strFromU8(part)).close()
}
