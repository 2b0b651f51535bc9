import type { Board } from '../document/board.ts'
import type { ShotRow } from '../document/schema.ts'
import type { PrintColumn, ShotField } from '../fields/field.ts'
import { SHOT_FIELD } from '../fields/shotFields.ts'
import { style } from './look.ts'
import type { Measure } from './measure.ts'
import { SHOT_LIST_COLUMNS } from './model.ts'
import type { ShotListColumn } from './model.ts'
import { cellText } from './words.ts'

interface ColumnRule extends Pick<PrintColumn, 'min' | 'max' | 'right' | 'quiet'> {
  readonly label: string
  /** Full name, for the column chooser. */
  readonly name: string
}

const SHOT: ColumnRule = { label: 'Shot', name: 'Shot', min: 30, max: 54 }
const PANEL: ColumnRule = { label: 'Panel', name: 'Panel (picture)', min: 54, max: 74 }
const RULES: ReadonlyMap<ShotListColumn, ColumnRule> = new Map(
  SHOT_LIST_COLUMNS.map((id) => [id, id === 'shot' ? SHOT : id === 'panel' ? PANEL : fieldRule(SHOT_FIELD[id])]),
)

function fieldRule({ label, print }: ShotField): ColumnRule {
  if (!print) throw new Error(`${label} is no column on paper`)
  return { ...print, label: print.label ?? label, name: label }
}

/** A column's print layout. Throws for a field that is not printed. */
export function columnRule(id: ShotListColumn): ColumnRule {
  const rule = RULES.get(id)
  if (!rule) throw new Error(`${id} is no column on paper`)
  return rule
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
}

/** Space between two columns. */
export const GUTTER = 7
/** Gap between right-aligned figures and the text that follows. */
const CLEAR = 5
const SIZES = [7.8, 7.3, 6.8, 6.3, 6] as const

/**
 * Chooses widths from the film's contents: short columns take what they need, long ones share the rest in proportion
 * to their text.
 */
export function chooseColumns(
  board: Board,
  shots: readonly ShotRow[],
  ids: readonly ShotListColumn[],
  measure: Measure,
  left: number,
  width: number,
): Columns {
  const room = width - GUTTER * (ids.length - 1)
  let size: number = SIZES[0]
  let demands = demandsOf(board, shots, ids, measure, size)
  for (const smaller of SIZES.slice(1)) {
    if (sumOf(ids, (id) => wordsFit(id, demands.get(id)!, size)) <= room) break
    size = smaller
    demands = demandsOf(board, shots, ids, measure, size)
  }
  const widths = share(ids, demands, room, size)
  let x = left
  const list = ids.map((id) => {
    const right = columnRule(id).right ?? false
    const full = widths.get(id)!
    const column = { id, x, width: right ? full - CLEAR : full, right }
    x += full + GUTTER
    return column
  })
  return { list, size }
}

function leastWidth(id: ShotListColumn, size: number): number {
  return columnRule(id).min * (size / SIZES[0])
}

/** Terms are not broken in the middle: a short column fits its longest word, within its bounds. */
function wordsFit(id: ShotListColumn, demand: Demand, size: number): number {
  const { max } = columnRule(id)
  const least = leastWidth(id, size)
  return max === null ? least : Math.max(least, Math.min(demand.word, max))
}

interface Demand {
  /** The widest cell on one line, and the widest word. */
  readonly natural: number
  readonly word: number
  /** Total text width in the film, in points, on one line. */
  readonly volume: number
}

function demandsOf(
  board: Board,
  shots: readonly ShotRow[],
  ids: readonly ShotListColumn[],
  measure: Measure,
  size: number,
): ReadonlyMap<ShotListColumn, Demand> {
  return new Map(ids.map((id) => [id, demandOf(board, shots, id, measure, size)]))
}

/** Long films are sampled: one shot in a thousand does not decide a column's width. */
function demandOf(board: Board, shots: readonly ShotRow[], id: ShotListColumn, measure: Measure, size: number): Demand {
  const label = measure.width(columnRule(id).label, size * 0.92, 'strong')
  const step = Math.max(1, Math.floor(shots.length / 400))
  let natural = label
  let word = 0
  let volume = 0
  for (let index = 0; index < shots.length; index += step) {
    const text = cellText(board, shots[index]!, id).slice(0, 400)
    if (text === '') continue
    const { size: type, weight } = id === 'shot' ? style(size + 1.4, 'strong') : style(size)
    const wide = measure.width(text.replaceAll('\n', ' '), type, weight)
    natural = Math.max(natural, wide)
    volume += wide
    if (columnRule(id).max !== null)
      for (const each of text.split(/\s+/)) word = Math.max(word, measure.width(each, type, weight))
  }
  return { natural: natural + 0.5, word: word + 0.5, volume }
}

function share(
  ids: readonly ShotListColumn[],
  demands: ReadonlyMap<ShotListColumn, Demand>,
  room: number,
  size: number,
): Map<ShotListColumn, number> {
  const widths = new Map(ids.map((id) => [id, wordsFit(id, demands.get(id)!, size)]))
  const spare = () => room - sumOf(ids, (id) => widths.get(id)!)
  for (const id of ids) {
    const { max } = columnRule(id)
    if (max === null) continue
    const wanted = id === 'panel' ? max : Math.min(demands.get(id)!.natural, max)
    const least = widths.get(id)!
    widths.set(id, least + Math.max(0, Math.min(wanted - least, spare() * 0.5)))
  }
  const long = ids.filter((id) => columnRule(id).max === null && demands.get(id)!.volume > 0)
  const takers = long.length > 0 ? long : ids.filter((id) => columnRule(id).max === null)
  give(takers, widths, demands, spare())
  const rest = spare()
  if (rest < 0) for (const id of ids) widths.set(id, (widths.get(id)! * room) / (room - rest))
  else if (rest > 0.1) for (const id of ids) widths.set(id, widths.get(id)! + rest / ids.length)
  return widths
}

/** Distributes spare width by the square root of each column's contents, and passes on what a column does not need. */
function give(
  takers: readonly ShotListColumn[],
  widths: Map<ShotListColumn, number>,
  demands: ReadonlyMap<ShotListColumn, Demand>,
  spare: number,
): void {
  let left = spare
  let open = [...takers]
  while (left > 0.5 && open.length > 0) {
    const weights = sumOf(open, (id) => Math.sqrt(demands.get(id)!.volume + 1))
    const each = left / weights
    for (const id of open) {
      const wanted = Math.max(0, demands.get(id)!.natural - widths.get(id)!)
      const given = Math.min(each * Math.sqrt(demands.get(id)!.volume + 1), wanted)
      widths.set(id, widths.get(id)! + given)
      left -= given
    }
    const still = open.filter((id) => demands.get(id)!.natural - widths.get(id)! > 0.5)
    if (still.length === open.length) break
    open = still
  }
}

function sumOf<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((sum, item) => sum + value(item), 0)
}
