import type { Board } from '../document/board.ts'
import type { ShotRow } from '../document/schema.ts'
import type { PrintColumn, ShotField } from '../fields/field.ts'
import { ownColumnsOf } from '../document/ownColumns.ts'
import { isOwnKey } from '../document/ownSchema.ts'
import type { OwnKey } from '../document/ownSchema.ts'
import { fieldOf } from '../fields/filmFields.ts'
import { SHOT_FIELD } from '../fields/shotFields.ts'
import { demandOf } from './columnDemands.ts'
import type { Demand } from './columnDemands.ts'
import { lowestRows } from './lowestRows.ts'
import type { Measure } from './measure.ts'
import { SHOT_LIST_COLUMNS } from './model.ts'
import type { ShotListColumn } from './model.ts'

interface ColumnRule extends Pick<PrintColumn, 'min' | 'max' | 'right' | 'quiet'> {
  readonly label: string
  /** Full name, for the column chooser. */
  readonly name: string
}

const SHOT: ColumnRule = { label: 'Shot', name: 'Shot', min: 30, max: 110 }
const PANEL: ColumnRule = { label: 'Panel', name: 'Panel (picture)', min: 54, max: 74 }
const RULES: ReadonlyMap<ShotListColumn, ColumnRule> = new Map(
  SHOT_LIST_COLUMNS.map((id) => [id, id === 'shot' ? SHOT : id === 'panel' ? PANEL : fieldRule(SHOT_FIELD[id])]),
)

function fieldRule({ label, print }: ShotField): ColumnRule {
  if (!print) throw new Error(`${label} is no column on paper`)
  return { ...print, label: print.label ?? label, name: label }
}

/** A column's print layout. Throws for a field that is not printed. */
export function columnRule(id: ShotListColumn, board?: Board): ColumnRule {
  const own = board && isOwnKey(id) ? fieldOf(board, id) : undefined
  const rule = own ? fieldRule(own) : RULES.get(id)
  if (!rule) throw new Error(`${id} is no column on paper`)
  return rule
}

/** The film's own columns that go on paper. */
export function ownPrinted(board: Board): readonly OwnKey[] {
  return ownColumnsOf(board).flatMap(({ id, printed }) => (printed ? [id] : []))
}

export interface PageColumn {
  readonly id: ShotListColumn
  readonly x: number
  readonly width: number
  readonly right: boolean
}

export interface Columns {
  readonly list: readonly PageColumn[]
  /** The type size at which the chosen columns fit side by side. */
  readonly size: number
  /** Those that are too narrow for their longest word even so. */
  readonly broken: readonly ShotListColumn[]
}

/** Space between two columns. */
export const GUTTER = 7
/** Between so many columns that words would be broken, or running text would stand a word or two to a line. */
const TIGHT_GUTTER = 4
/** Gap between right-aligned figures and the text that follows. */
const CLEAR = 5
const SIZES = [7.8, 7.3, 6.8, 6.3, 6, 5.6] as const
/** So many of them are given up for columns of running text that would be narrow; the others with columns closer together. */
const READABLE = 4
/** Shot numbers are larger than their row, by so many points. */
export const NUMBER_LARGER = 1.4
/** A single word may take this part of the table; a longer one is broken. */
const LONGEST_WORD = 0.34
/** A column with nothing in it can be this narrow, if the others need the room. */
const NARROWEST = 12
/** Where there is room, short columns stand this much apart, and pictures are this wide. */
const LOOSER = 22
/** A column that would stand on one line with so much more width gets it. */
const SLIGHT = 16
const WIDEST_PICTURE = 110
/** A word that is so little wider than its column still stands in it. */
const ROUNDING = 0.5

export interface ColumnNeeds {
  readonly board: Board
  readonly shots: readonly ShotRow[]
  readonly ids: readonly ShotListColumn[]
  readonly measure: Measure
  /** In points. */
  readonly left: number
  readonly width: number
  /** Times the usual type size. */
  readonly scale: number
  /** A cell's text. */
  readonly textOf: (board: Board, shot: ShotRow, id: ShotListColumn) => string
}

type Widths = Map<ShotListColumn, number>

/**
 * Chooses widths from the film's contents: every column is as wide as its longest word, at the largest type size at
 * which that can be; then short columns take what they need, and long ones share the rest so that the rows are low.
 */
export function chooseColumns(needs: ColumnNeeds): Columns {
  const { board, shots, ids, measure, left, width, scale, textOf } = needs
  const demands = new Map(
    ids.map((id) => [id, demandOf(board, shots, id, columnRule(id, board).label, measure, textOf)] as const),
  )
  const sizes = SIZES.map((size) => size * scale)
  const roomAt = (gutter: number) => width - gutter * (ids.length - 1)
  const least = (size: number, room: number) => sumOf(ids, (id) => leastOf(board, id, demands.get(id)!, size, room))
  const wanted = (size: number, room: number) =>
    least(size, room) + sumOf(ids, (id) => wantedBeyond(board, id, demands.get(id)!, size, room))
  const first = (some: readonly number[], gutter: number, needed: typeof least): Fit | undefined =>
    some.flatMap((size) => (needed(size, roomAt(gutter)) <= roomAt(gutter) ? [{ size, gutter }] : []))[0]
  const { size, gutter } = first(sizes.slice(0, READABLE), GUTTER, wanted) ??
    first(sizes.slice(READABLE - 1), TIGHT_GUTTER, wanted) ??
    first(sizes.slice(READABLE), TIGHT_GUTTER, least) ?? { size: sizes.at(-1)!, gutter: TIGHT_GUTTER }
  const room = roomAt(gutter)
  const widths = share({ board, ids, demands, room, size })
  let x = left
  const list = ids.map((id) => {
    const right = columnRule(id, board).right ?? false
    const full = widths.get(id)!
    const column = { id, x, width: right ? full - CLEAR : full, right }
    x += full + gutter
    return column
  })
  const broken = ids.filter(
    (id) => id !== 'panel' && widths.get(id)! < leastOf(board, id, demands.get(id)!, size, room) - ROUNDING,
  )
  return { list, size, broken }
}

function sizeOf(id: ShotListColumn, size: number): number {
  return id === 'shot' ? size + NUMBER_LARGER : size
}

/** The width in which no word is broken. */
function leastOf(board: Board, id: ShotListColumn, { word, heading }: Demand, size: number, room: number): number {
  if (id === 'panel') return Math.max(columnRule(id, board).min * 0.7, heading * size)
  return Math.max(heading * size, Math.min(word * sizeOf(id, size), room * LONGEST_WORD)) + 0.6 + clearOf(board, id)
}

/** What a column of running text wants beyond its longest word, so that it does not stand a word to a line. */
function wantedBeyond(board: Board, id: ShotListColumn, demand: Demand, size: number, room: number): number {
  if (!isLong(board, id) || demand.volume === 0) return 0
  const wanted = Math.min(columnRule(id, board).min * (size / SIZES[0]), demand.natural * size)
  return Math.max(0, wanted - leastOf(board, id, demand, size, room))
}

interface Fit {
  readonly size: number
  readonly gutter: number
}

interface Sharing {
  readonly board: Board
  readonly ids: readonly ShotListColumn[]
  readonly demands: ReadonlyMap<ShotListColumn, Demand>
  readonly room: number
  readonly size: number
}

function isLong(board: Board, id: ShotListColumn): boolean {
  return columnRule(id, board).max === null
}

function clearOf(board: Board, id: ShotListColumn): number {
  return columnRule(id, board).right ? CLEAR : 0
}

function share(sharing: Sharing): Widths {
  const { board, ids, demands, room, size } = sharing
  const widths: Widths = new Map(ids.map((id) => [id, leastOf(board, id, demands.get(id)!, size, room)]))
  if (sumOf(ids, (id) => widths.get(id)!) > room) return squeezed(sharing, widths)
  const spare = () => room - sumOf(ids, (id) => widths.get(id)!)
  const grow = (some: readonly ShotListColumn[], upTo: (id: ShotListColumn) => number, part = 1) =>
    pourInto(widths, some, upTo, spare() * part, (id) => Math.sqrt(demands.get(id)!.volume + 1))
  const natural = (id: ShotListColumn) => demands.get(id)!.natural * sizeOf(id, size) + 0.6 + clearOf(board, id)
  const long = ids.filter((id) => isLong(board, id) && demands.get(id)!.volume > 0)
  const short = ids.filter((id) => !isLong(board, id))
  const least = (id: ShotListColumn) => columnRule(id, board).min * (size / SIZES[0])
  // "24 mm" costs less on one line than it gains.
  grow(short, (id) => (natural(id) - widths.get(id)! <= SLIGHT ? natural(id) : 0))
  grow(long, least, 0.8)
  grow(short, least, 0.5)
  grow(
    short,
    (id) => (id === 'panel' ? columnRule(id, board).max! : Math.min(natural(id), columnRule(id, board).max!)),
    long.length > 0 ? 0.4 : 1,
  )
  lower(sharing, long, widths, spare())
  grow(
    ids.filter((id) => id === 'panel'),
    () => WIDEST_PICTURE,
    long.length > 0 ? 0.3 : 1,
  )
  if (long.length > 0) grow(long, () => room)
  else grow(ids, (id) => widths.get(id)! + LOOSER)
  return widths
}

/** Gives the columns of running text what makes the rows lower. */
function lower({ demands, size }: Sharing, long: readonly ShotListColumn[], widths: Widths, spare: number): void {
  const columns = long.map((id) => ({
    id,
    width: widths.get(id)!,
    cells: demands.get(id)!.cells.map((cell) => cell.map((paragraph) => paragraph * size)),
  }))
  lowestRows(columns, spare)
  for (const { id, width } of columns) widths.set(id, width)
}

/** Too many columns even for the smallest type: the empty ones give first, then the widest words are broken. */
function squeezed({ ids, demands, room }: Sharing, widths: Widths): Widths {
  const narrowed = narrow(
    widths,
    ids.filter((id) => id !== 'panel' && demands.get(id)!.volume === 0),
    room,
    NARROWEST,
  )
  return narrow(narrowed, ids, room, NARROWEST)
}

/** Lowers the widest of `some` to one width, so that all of them fit. */
function narrow(widths: Widths, some: readonly ShotListColumn[], room: number, least: number): Widths {
  const fits = (most: number) =>
    [...widths].reduce((sum, [id, wide]) => sum + (some.includes(id) ? Math.min(wide, most) : wide), 0) <= room
  let low = least
  let high = Math.max(least, ...widths.values())
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  return new Map([...widths].map(([id, wide]) => [id, some.includes(id) ? Math.min(wide, low) : wide]))
}

/** Distributes a width by weight, up to what each column wants, and passes on what one does not need. */
function pourInto(
  widths: Widths,
  some: readonly ShotListColumn[],
  upTo: (id: ShotListColumn) => number,
  spare: number,
  weight: (id: ShotListColumn) => number,
): void {
  const most = new Map(some.map((id) => [id, upTo(id)]))
  const wants = (id: ShotListColumn) => Math.max(0, most.get(id)! - widths.get(id)!)
  let left = spare
  let open = some.filter((id) => wants(id) > 0.1)
  while (left > 0.5 && open.length > 0) {
    const each = left / sumOf(open, weight)
    for (const id of open) {
      const given = Math.min(each * weight(id), wants(id))
      widths.set(id, widths.get(id)! + given)
      left -= given
    }
    const still = open.filter((id) => wants(id) > 0.1)
    if (still.length === open.length) break
    open = still
  }
}

function sumOf<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((sum, item) => sum + value(item), 0)
}
