import type { Board } from '../document/board.ts'
import type { ShotRow } from '../document/schema.ts'
import type { Measure } from './measure.ts'
import type { ShotListColumn } from './model.ts'

/** What a column needs, in points at a type size of 1 pt. */
export interface Demand {
  /** The widest cell on one line. */
  readonly natural: number
  /** The widest word of its cells, and of its heading. */
  readonly word: number
  readonly heading: number
  /** All its text on one line; 0 for a column without any. */
  readonly volume: number
  /** Of each measured shot's cell, its paragraphs on one line. */
  readonly cells: readonly (readonly number[])[]
}

/** Up to here every shot is measured, beyond it one in so many: a column's width is not decided by one in a thousand. */
const MOST_MEASURED = 1500

export function demandOf(
  board: Board,
  shots: readonly ShotRow[],
  id: ShotListColumn,
  label: string,
  measure: Measure,
  textOf: (board: Board, shot: ShotRow, id: ShotListColumn) => string,
): Demand {
  const weight = id === 'shot' ? 'strong' : 'regular'
  const step = Math.max(1, Math.floor(shots.length / MOST_MEASURED))
  let natural = measure.width(label, 0.92, 'strong')
  let word = 0
  let volume = 0
  const cells: (readonly number[])[] = []
  for (let index = 0; index < shots.length; index += step) {
    const text = textOf(board, shots[index]!, id).slice(0, 2000)
    const parts = text === '' ? [] : text.split('\n').map((part) => measure.width(part, 1, weight))
    cells.push(parts)
    if (text === '') continue
    natural = Math.max(natural, ...parts)
    volume += measure.width(text.replaceAll('\n', ' '), 1, weight)
    for (const each of wordsOf(measure, text)) word = Math.max(word, measure.width(each, 1, weight))
  }
  const heading = Math.max(...label.split(' ').map((each) => measure.width(each, 0.92, 'strong')))
  return { natural, word, heading, volume, cells }
}

/** What should stand on one line: in scripts without spaces, and about dashes, what lines don't break. */
function wordsOf(measure: Measure, text: string): string[] {
  const words = text.split(/\s+/)
  if (!/[\u00ad\u2010\u2012-\u2014/-]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffef]/.test(text)) return words
  return words.flatMap((word) => {
    let from = 0
    return measure.breaks(word).map(({ at }) => {
      const piece = word.slice(from, at)
      from = at
      return piece
    })
  })
}
