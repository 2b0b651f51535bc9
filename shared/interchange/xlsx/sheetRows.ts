import type { OddRow } from '../oddRow.ts'
import type { NumberKind } from './numberKinds.ts'
import { unescapedCell } from './xlsxText.ts'
import { walkXml } from './xmlWalk.ts'

export interface AboutWorkbook {
  readonly strings: readonly string[]
  /** By cell style. */
  readonly kinds: readonly NumberKind[]
  /** Days are counted from 1904, as on early Macs. */
  readonly from1904: boolean
}

export interface SheetRows {
  /** Cells as text: numbers in figures, times as 0:01:30, dates as 2026-03-04. Rows can differ in length. */
  readonly rows: readonly (readonly string[])[]
  /** Rows with cells that are not read, since they lie too far out; 1-based. */
  readonly odd: readonly OddRow[]
}

/** A shot list has fewer; a cell further out is not read, and is named. */
const MOST_ROWS = 20_000
const MOST_COLUMNS = 300
/** Of those that are named: nobody reads more. */
const MOST_FAR_ROWS = 100

/** Texts that cells refer to. How they are read aloud (`rPh`) is not part of them. */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = []
  let [said, inText, aloud] = ['', false, false]
  walkXml(xml, {
    open(name) {
      if (name === 'si') said = ''
      if (name === 'rPh') aloud = true
      inText = name === 't' && !aloud
    },
    text(text) {
      if (inText) said += text
    },
    close(name) {
      if (name === 'rPh') aloud = false
      if (name === 't') inText = false
      if (name === 'si') strings.push(unescapedCell(said))
    },
  })
  return strings
}

export function readSheetRows(xml: string, about: AboutWorkbook): SheetRows {
  const rows: string[][] = []
  /** How many cells of a row are not read. */
  const far = new Map<number, number>()
  let [row, column, type, style] = [-1, -1, '', 0]
  let [said, inValue, aloud] = ['', false, false]
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'row') [row, column] = [placeOf(attribute('r'), row), -1]
      if (name === 'c') {
        column = columnOf(attribute('r'), column)
        ;[type, style, said] = [attribute('t'), Number(attribute('s')), '']
      }
      if (name === 'rPh') aloud = true
      inValue = (name === 'v' || name === 't') && !aloud
    },
    text(text) {
      if (inValue) said += text
    },
    close(name) {
      if (name === 'rPh') aloud = false
      if (name === 'v' || name === 't') inValue = false
      if (name !== 'c' || said === '') return
      if (row < 0 || row >= MOST_ROWS || column >= MOST_COLUMNS) {
        if (far.has(row) || far.size < MOST_FAR_ROWS) far.set(row, (far.get(row) ?? 0) + 1)
        return
      }
      while (rows.length <= row) rows.push([])
      const cells = rows[row]!
      while (cells.length < column) cells.push('')
      cells[column] = valueOf(said, type, about.kinds[style] ?? 'number', about)
    },
  })
  return { rows, odd: [...far].map(([at, count]) => ({ row: at + 1, why: farWords(at, count) })) }
}

function farWords(row: number, count: number): string {
  const cells = count === 1 ? 'a cell' : `${count} cells`
  const end = row >= MOST_ROWS ? `row ${MOST_ROWS.toLocaleString('en')}` : `column ${MOST_COLUMNS}`
  return `${cells} beyond ${end}, further out than a shot list goes`
}

/** Throws where it is no number: what follows could stand in any row. */
function placeOf(said: string, before: number): number {
  if (!/^\d*$/.test(said)) throw new Error('A row has no number.')
  return said === '' ? before + 1 : Number(said) - 1
}

function columnOf(said: string, before: number): number {
  const letters = /^[A-Z]+/i.exec(said)?.[0]
  if (letters === undefined) return before + 1
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueOf(said: string, type: string, kind: NumberKind, { strings, from1904 }: AboutWorkbook): string {
  if (type === 's') return strings[Number(said)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescapedCell(said)
  if (type === 'b') return said === '1' ? 'yes' : 'no'
  const number = Number(said)
  if (type === 'e' || !Number.isFinite(number)) return said
  if (kind === 'time' || (kind === 'date' && number < 1)) return clock(number)
  return kind === 'date' ? dateOf(number, from1904) : figure(number)
}

/** As a spreadsheet shows it: what is off by a hair in binary is not. */
function figure(number: number): string {
  const [exact, rounded] = [String(number), String(Number(number.toPrecision(15)))]
  return rounded.length < exact.length - 3 ? rounded : exact
}

/** A part of a day as 0:01:30. */
function clock(days: number): string {
  const all = Math.round(days * 86_400_000) / 1000
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60]
  const seconds = Math.round((all % 60) * 1000) / 1000
  return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}`
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

function dateOf(days: number, from1904: boolean): string {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const iso = new Date(first + Math.round(days * 86_400_000)).toISOString()
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}
