import { HAIRLINE } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import type { RuleBox, TextBox } from './model.ts'

export interface TextPlace {
  /** Left edge, or the right edge if `align` is 'right'. */
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly role: TextBox['role']
  readonly tag: string
  readonly align?: 'left' | 'right'
}

/** Scripts whose letters change places and shapes: Indic, Thai, Khmer. Words from right to left are found by their letters. */
const DRAWN_OTHERWISE = /[\u0900-\u109f\u1780-\u17ff]/

export function textBox(measure: Measure, text: string, style: TextStyle, place: TextPlace): TextBox {
  const runs = measure.runs(text, style.size, style.weight)
  const width = runs.reduce((sum, run) => sum + run.width, 0)
  const x = place.align === 'right' ? place.x - width : place.x
  const { role, tag, y } = place
  const box = { kind: 'text', role, tag, x, y, width, size: style.size, color: style.color, runs } as const
  const drawnOtherwise = DRAWN_OTHERWISE.test(text) || runs.some(({ lost }) => lost !== undefined)
  return drawnOtherwise ? { ...box, actual: text.replaceAll(/[\u061c\u200e\u200f]/g, '') } : box
}

export function fillBox(x: number, y: number, width: number, height: number, fill: string): RuleBox {
  return { kind: 'rule', x, y, width, height, fill, stroke: null }
}

/** A horizontal rule centred on `y`. */
export function ruleAcross(x: number, y: number, width: number, color: string, weight = HAIRLINE): RuleBox {
  return fillBox(x, y - weight / 2, width, weight, color)
}

/** The line through a cut shot's number, which may stand upright, read from its foot. */
export function strikeThrough({ x, y, width, size, color, veil }: TextBox): RuleBox {
  if (veil?.degrees === -90) return fillBox(x - size * 0.34 - size / 28, y - width - 1, size / 14, width + 2, color)
  return ruleAcross(x - 1, y - size * 0.34, width + 2, color, size / 14)
}

export function frameBox(x: number, y: number, width: number, height: number, stroke: string): RuleBox {
  return { kind: 'rule', x, y, width, height, fill: null, stroke }
}
