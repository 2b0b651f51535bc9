import { numberKey } from '../../film/numbering.ts'
import { readNumberedHeading } from '../../film/readHeading.ts'
import { beginsAsHeading } from '../../script/lineKinds.ts'
import { isPlace } from './matchColumns.ts'
import type { ColumnMatch } from './matchColumns.ts'
import type { TableTarget } from './columnNames.ts'

/** A row of a file, by what its columns are read as. */
export interface TableEntry {
  /** In the file, 1-based. */
  readonly row: number
  /** The scene's number; '' if the file names none, neither here nor before. */
  readonly scene: string
  /** The shot's number; '' for none. */
  readonly shot: string
  /** A heading that stands in the scene's column or alone in its row. */
  readonly heading: string
  /** The cell; undefined if there is no such column. */
  readonly cell: (target: TableTarget) => string | undefined
  /** Whether any field of a shot is filled. */
  readonly filled: boolean
}

type Rows = readonly (readonly string[])[]

/** What a table says row by row, without empty rows. A scene stays that of the rows below it that name none. */
export function tableEntries(rows: Rows, head: number | null, match: ColumnMatch): readonly TableEntry[] {
  const places = new Map(match.flatMap((target, at) => (target === null ? [] : [[target, at] as const])))
  const fields = [...places.keys()].filter((target) => !isPlace(target))
  const entries: TableEntry[] = []
  let [scene, heading] = ['', '']
  rows.forEach((cells, at) => {
    if (at <= (head ?? -1) || cells.every((cell) => cell.trim() === '')) return
    const lone = loneHeading(cells)
    const cell = (target: TableTarget): string | undefined => {
      const place = places.get(target)
      return place === undefined ? undefined : lone === '' ? (cells[place] ?? '') : ''
    }
    // A table without scene numbers tells its scenes by their headings.
    const named = sceneNamed(lone === '' ? (cell('scene') ?? cell('heading') ?? '') : lone)
    if (named.number !== '' || named.heading !== '') [scene, heading] = [named.number, named.heading]
    entries.push({
      row: at + 1,
      scene,
      heading,
      shot: numberIn(cell('shot') ?? '', /^(?:(?:shot|sh|plan)[\s.#:]+|#)/i),
      cell,
      filled: fields.some((target) => (cell(target) ?? '').trim() !== ''),
    })
  })
  return entries
}

/** "12 INT. KITCHEN - DAY" alone in a row stands over the shots of its scene; '' for any other row. */
function loneHeading(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const { heading } = readNumberedHeading(filled[0] ?? '')
  return filled.length === 1 && beginsAsHeading(heading) ? filled[0]! : ''
}

function sceneNamed(text: string): { readonly number: string; readonly heading: string } {
  const read = readNumberedHeading(text)
  if (read.number !== '') return { number: numberKey(read.number), heading: read.heading }
  if (beginsAsHeading(text.trim())) return { number: '', heading: text.trim() }
  return { number: numberIn(text, /^(?:(?:scene|sc|szene|sequence|seq)[\s.#:]+|#)/i), heading: '' }
}

/** "SCENE 12." is 12; a number that is nothing but such a word stays. */
function numberIn(text: string, before: RegExp): string {
  const plain = numberKey(text)
  const bare = plain.replace(before, '').replace(/[.:]$/, '')
  return bare === '' ? plain : bare
}
