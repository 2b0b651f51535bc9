import type { ShotRow } from '../document/schema.ts'
import type { Board } from '../document/board.ts'
import { SHOT_FIELD } from '../fields/shotFields.ts'
import { INK, LEADING, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import type { PanelWord } from './model.ts'
import { wrap } from './paragraph.ts'

/** One line of a panel's text, ready to be placed. */
export interface WordLine {
  readonly text: string
  readonly style: TextStyle
  /** Offset from the text's left edge. */
  readonly x: number
  /** Label before it on the same line: "Sound". */
  readonly label: string
  readonly labelStyle: TextStyle
  /** Space above it, dropped at the top of an area. */
  readonly gap: number
  readonly step: number
  /** The field it comes from: its paragraph in the tagged document. */
  readonly part: string
}

export interface Paragraph {
  readonly part: string
  readonly label: string
  readonly text: string
  readonly strong?: boolean
}

/** A shot's words in the order chosen; the action needs no label. */
export function shotParagraphs(board: Board, shot: ShotRow, words: readonly PanelWord[]): Paragraph[] {
  return words
    .map((part) => {
      const { label, text } = SHOT_FIELD[part]
      return { part, label: part === 'action' ? '' : label, text: text(board, shot) }
    })
    .filter((paragraph) => paragraph.text.trim() !== '')
}

/** Length in characters of each line of a shot's text, whatever the width: used to estimate its height. */
export function lineLengths(paragraphs: readonly Paragraph[]): number[] {
  return paragraphs.flatMap(({ label, text }) =>
    text.split('\n').map((line, index) => line.length + (index === 0 ? label.length + 1 : 0)),
  )
}

/** Estimated height of these lines wrapped to a width. An average character is half as wide as its size. */
export function guessHeight(lengths: readonly number[], size: number, width: number): number {
  const lines = lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil((length * size * 0.53) / width)), 0)
  return lines * size * LEADING + lengths.length * size * 0.32
}

export function paragraphLines(
  measure: Measure,
  paragraphs: readonly Paragraph[],
  size: number,
  width: number,
  color: string = INK,
): WordLine[] {
  const labelStyle = style(size * 0.88, 'strong', color)
  return paragraphs.flatMap((paragraph) => {
    const type = style(size, paragraph.strong ? 'strong' : 'regular', color)
    const { label, part, text } = paragraph
    const inset = label === '' ? 0 : measure.width(label, labelStyle.size, 'strong') + size * 0.55
    return wrap(measure, text, type, width, inset).map((line, index) => ({
      text: line,
      style: type,
      x: index === 0 ? inset : 0,
      label: index === 0 ? label : '',
      labelStyle,
      gap: index === 0 ? size * 0.32 : 0,
      step: size * LEADING,
      part,
    }))
  })
}

/** Takes as many lines as fit in this height; at least one, so that pouring always ends. */
export function pour(
  lines: readonly WordLine[],
  height: number,
): { here: readonly WordLine[]; rest: readonly WordLine[] } {
  let used = 0
  let count = 0
  for (const line of lines) {
    const next = used + (count === 0 ? 0 : line.gap) + line.step
    if (next > height + 0.01) break
    used = next
    count += 1
  }
  return { here: lines.slice(0, count), rest: lines.slice(count) }
}

/** Height of these lines in one column. */
export function heightOf(lines: readonly WordLine[]): number {
  return lines.reduce((sum, { gap, step }, index) => sum + (index === 0 ? 0 : gap) + step, 0)
}
