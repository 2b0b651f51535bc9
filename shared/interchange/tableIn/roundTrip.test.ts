import { describe, expect, it } from 'vitest'
import { boardFrom, filmOf, patch, put } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { makeNewId } from '../../document/ids.ts'
import { filmPanels, numbersOf, scenesOf } from '../../document/select.ts'
import { allShownShots } from '../../document/whatCounts.ts'
import { csv } from '../csv/csv.ts'
import { defused } from '../csv/csvText.ts'
import { SHOT_COLUMN_IDS } from '../shotTable/shotColumns.ts'
import { shotTable } from '../shotTable/shotTable.ts'
import { writeXlsx } from '../xlsx/writeXlsx.ts'
import { sheetOf, xlsx } from '../xlsx/xlsx.ts'
import { fieldsOf, oddFilm, oddShot, seeded } from '../../../tests/support/oddFilm.ts'
import { readSheet } from '../../../tests/support/readSheet.ts'
import { importTable } from './importTable.ts'
import { readTable } from './tableFormats.ts'
import { usualChoices } from './tableImport.ts'

const newId = makeNewId(seeded(9))
const columns = SHOT_COLUMN_IDS
const SEEDS = Array.from({ length: Number(process.env['FRAMEWRIGHT_TABLES'] ?? 6) }, (_, at) => at + 1)

/** The film's shot list as a file, in every form that it goes out in. */
const FORMS: Readonly<Record<string, (board: Board) => Uint8Array>> = {
  'CSV with commas': (board) => utf8(csvOf(board, { separator: ',', mark: true })),
  'CSV with semicolons, bare': (board) => utf8(csvOf(board, { separator: ';', mark: false })),
  'CSV in UTF-16': (board) => utf16(csvOf(board, { separator: ',', mark: true })),
  'a workbook': (board) =>
    writeXlsx(sheetOf(board, { ...xlsx.start(''), columns, show: 'none' }, '2026-01-01T00:00:00Z')),
}

function csvOf(board: Board, own: Partial<ReturnType<typeof csv.start>>): string {
  return csv.text!.write(board, { ...csv.start(''), columns, ...own })
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function utf16(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]))
}

async function into(board: Board, bytes: Uint8Array, clear?: boolean) {
  const read = await readTable(bytes)
  if ('why' in read) throw new Error(read.why)
  const usual = usualChoices(board, read.sheets[0]!)
  return importTable(board, read.sheets[0]!.rows, { ...usual, ...(clear === undefined ? {} : { clear }) }, newId)
}

/** RFC 4180, sign by sign, as simply as it allows. */
function rfc4180(text: string, separator: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1)!
    const sign = text[at]!
    if (quoted && sign === '"' && text[at + 1] === '"') at += 1
    else if (sign === '"') {
      quoted = !quoted
      continue
    } else if (!quoted && sign === separator) {
      row.push('')
      continue
    } else if (!quoted && sign === '\r') {
      rows.push([''])
      at += 1
      continue
    }
    row[row.length - 1] += sign
  }
  return rows.slice(0, -1)
}

describe.each(Object.keys(FORMS))('a film as %s', (form) => {
  it.each(SEEDS)('comes into an empty film as it went out, field by field (seed %d)', async (seed) => {
    const film = oddFilm(seed)
    const empty = boardFrom({ project: [{ ...filmOf(film), shootDays: [] }] })
    const plan = await into(empty, FORMS[form]!(film))
    expect(plan.rows.flatMap(({ unread }) => unread)).toEqual([])
    expect(fieldsOf(plan.board)).toEqual(fieldsOf(film))
  })

  it.each(SEEDS)('puts back what was changed in the film, deletes and moves nothing (seed %d)', async (seed) => {
    const film = oddFilm(seed)
    const random = seeded(seed + 1000)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const changed = allShownShots(film).reduce(
      (next, shot) => (pick([true, false]) ? put(next, 'shot', oddShot(film, shot, pick)) : next),
      film,
    )
    const plan = await into(changed, FORMS[form]!(film))
    expect(plan.rows.flatMap(({ unread }) => unread)).toEqual([])
    expect(fieldsOf(plan.board)).toEqual(fieldsOf(film))
    expect(plan.rows.filter(({ kind }) => kind === 'new')).toEqual([])
    expect([plan.board.panel, scenesOf(plan.board).length]).toEqual([changed.panel, scenesOf(changed).length])
    expect(filmPanels(plan.board)).toEqual(filmPanels(film))
  })

  it('has a number of letters alone as it went out', async () => {
    const odd = oddFilm(2)
    const [first] = allShownShots(odd)
    const film = patch(odd, 'shot', first!.id, { number: 'X' })
    const empty = boardFrom({ project: [{ ...filmOf(film), shootDays: [] }] })
    const { board } = await into(empty, FORMS[form]!(film))
    expect(numbersOf(board).shots.get(allShownShots(board)[0]!.id)).toBe('X')
  })

  it('changes nothing where nothing was changed', async () => {
    const film = oddFilm(3)
    const plan = await into(film, FORMS[form]!(film))
    expect(plan.board).toBe(film)
    expect(new Set(plan.rows.map(({ kind }) => kind))).toEqual(
      new Set(allShownShots(film).length === plan.rows.length ? ['same'] : ['same', 'scene']),
    )
  })
})

describe('another reader', () => {
  it.each(SEEDS)('reads the same cells (seed %d)', (seed) => {
    const film = oddFilm(seed)
    const { rows } = shotTable(film, { ...csv.start(''), columns })
    const text = csvOf(film, { separator: ';', mark: false })
    expect(rfc4180(text, ';').slice(1)).toEqual(rows.map(({ cells }) => cells.map((cell) => defused(String(cell)))))
    const sheet = readSheet(FORMS['a workbook']!(film))
    expect(sheet.formulas).toBe(0)
    expect(
      sheet.rows.slice(1).map((cells) => Array.from({ length: columns.length }, (_, at) => cells[at] ?? null)),
    ).toEqual(rows.map(({ cells }) => cells.map(inXml)))
  })
})

function inXml(cell: string | number): string | number | null {
  if (cell === '') return null
  return typeof cell === 'number' ? cell : escaped(cell)
}

/** As the standard has it for signs that XML can't hold, and for text that reads like one of them. */
function escaped(text: string): string {
  return text.replaceAll('_x0041_', '_x005F_x0041_').replaceAll('\u0001', '_x0001_')
}
