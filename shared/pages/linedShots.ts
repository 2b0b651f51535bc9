import type { LinedDraft } from '../breakdown/linedDraft.ts'
import { piecesOn } from '../breakdown/linePieces.ts'
import type { LinePiece } from '../breakdown/linePieces.ts'
import { SCRIPT_PAGE } from '../script/pageColumns.ts'
import { ruleAcross, strikeThrough, textBox } from './boxes.ts'
import { INK, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { Box, TextBox } from './model.ts'

/** Where things stand across a page of a lined script, in points. */
export interface LinedShape {
  /** Left edge of the scene numbers and the head. */
  readonly edge: number
  /** Left edge of the text. */
  readonly text: number
  /** Right edge of the text. */
  readonly right: number
  /** Between two lines side by side. */
  readonly lane: number
}

const EDGE = 20
/** Scene numbers, asterisks and the printer's own margin. */
const RIGHT = 58
const NUMBER = 30
const BESIDE_TEXT = 8
/** Of an American page, from its left edge. */
const USUAL_TEXT = 108
const WIDEST_LANE = 18
const LABEL = style(7, 'strong')
const WEIGHT = 0.9

/** Room for so many lines side by side: they draw closer once there are more than the margin holds. */
export function linedShape(width: number, lanes: number): LinedShape {
  const count = Math.max(3, lanes)
  const wanted = Math.max(USUAL_TEXT, EDGE + NUMBER + BESIDE_TEXT + count * WIDEST_LANE)
  const text = Math.min(wanted, width - RIGHT - SCRIPT_PAGE.width)
  const lane = Math.min(WIDEST_LANE, (text - EDGE - NUMBER - BESIDE_TEXT) / count)
  return { edge: EDGE, text, right: text + SCRIPT_PAGE.width, lane }
}

interface Lines extends Pick<LinedDraft, 'pages' | 'coverage' | 'shotNumbers'> {
  readonly measure: Measure
  readonly shape: LinedShape
}

/** The shots' lines on a page, each with its number over it. */
export function shotLineBoxes({ pages, coverage, shotNumbers, measure, shape }: Lines, page: number): Box[] {
  return coverage.shots.flatMap((line) => {
    const x = shape.text - BESIDE_TEXT - shape.lane * (line.lane + 0.5)
    const number = shotNumbers.get(line.shotId) ?? ''
    return piecesOn(page, line, pages.places).flatMap((piece) => [
      strokeBox(x, piece),
      ...(piece.foot ? [ruleAcross(x - 3, piece.bottom, 6, INK, WEIGHT)] : []),
      ...(piece.numbered
        ? numbered(line.cut, label(measure, number, x, piece.top, shape.lane, `${line.shotId}.${page}`))
        : []),
    ])
  })
}

function strokeBox(x: number, { top, bottom, onCamera }: LinePiece): Box {
  return { kind: 'path', x, y: top, strokes: [{ x, y: bottom, wavy: !onCamera }], color: INK, weight: WEIGHT }
}

/** A cut shot's number is struck, as everywhere. */
function numbered(cut: boolean, number: TextBox): Box[] {
  return cut ? [number, strikeThrough(number)] : [number]
}

/** Over its line, or upright along it where the lane is narrower than the number. */
function label(measure: Measure, number: string, x: number, top: number, lane: number, key: string): TextBox {
  const width = measure.width(number, LABEL.size, LABEL.weight)
  const words = { role: 'caption', tag: `Sect/P:${key}` } as const
  if (width <= lane - 1) return textBox(measure, number, LABEL, { x: x - width / 2, y: top - 2.5, ...words })
  const box = textBox(measure, number, LABEL, { x: x - 2.5, y: top + width, ...words })
  return { ...box, veil: { degrees: -90, opacity: 1 } }
}
