import { fillBox, ruleAcross, textBox } from './boxes.ts'
import { BAND, FAINT, HAIR, INK, LEADING, style } from './look.ts'
import type { TextStyle } from './look.ts'
import { wrap } from './paragraph.ts'
import type { Setup, Sheet } from './sheet.ts'
import { GUTTER } from './shotListColumns.ts'
import type { Columns } from './shotListColumns.ts'
import type { Band } from './shotListParts.ts'

interface Drawn {
  readonly setup: Setup
  readonly columns: Columns
  readonly sheet: Sheet
  /** Top edge. */
  readonly y: number
}

const ASIDE = style(7.4)
const PAD = 4.2
/** Between a band's words and what it comes to. */
const APART = 14

function typeOf({ look }: Band): { readonly words: TextStyle; readonly number: TextStyle } {
  const color = look === 'faint' ? FAINT : INK
  return look === 'line'
    ? { words: style(7.6, 'strong', color), number: style(8.4, 'strong', color) }
    : { words: style(8.2, 'strong', color), number: style(10, 'strong', color) }
}

/** Under the shots' numbers where those are short, and always clear of the band's own. */
function wordsX({ setup, columns }: Pick<Drawn, 'setup' | 'columns'>, band: Band): number {
  if (band.number === '') return setup.left
  const first = columns.list[0]!
  const type = typeOf(band).number
  const number = setup.measure.width(band.number, type.size, type.weight)
  const column = first.id === 'shot' ? Math.min(first.width, 60) : 0
  return setup.left + Math.max(first.x - setup.left + column, number, 26) + GUTTER
}

function linesOf(place: Pick<Drawn, 'setup' | 'columns'>, band: Band): string[] {
  const { measure, right } = place.setup
  // Room for "continued" at least, so that a band is as high where it goes on.
  const aside = Math.max(96 - APART, measure.width(band.sum, ASIDE.size, ASIDE.weight))
  return wrap(measure, band.words, typeOf(band).words, right - aside - APART - wordsX(place, band))
}

export function bandHeight(place: Pick<Drawn, 'setup' | 'columns'>, band: Band): number {
  return linesOf(place, band).length * typeOf(band).words.size * LEADING + 2 * padOf(band)
}

function padOf({ look }: Band): number {
  return look === 'line' ? 3 : PAD
}

/** Draws a band and returns its height; `continued`: it began on a page before. */
export function drawBand(place: Drawn, band: Band, continued: boolean): number {
  const { setup, columns, sheet, y: top } = place
  const { measure, left, right } = setup
  const { boxes } = sheet
  const type = typeOf(band)
  const lines = linesOf(place, band)
  const height = bandHeight(place, band)
  const baseline = top + padOf(band) + type.words.size * 0.98
  const cell = `Sect/Table/TR:${band.id}/TH:scene*${columns.list.length}`
  const tag = continued ? '' : `${cell}/${band.look === 'line' ? 'H3' : 'H2'}`
  const words = { role: continued ? 'header' : 'heading', tag } as const
  if (band.look === 'tint') boxes.push(fillBox(left - 5, top, right - left + 10, height, BAND))
  else boxes.push(ruleAcross(left, top + height, right - left, HAIR))
  if (band.number !== '') boxes.push(textBox(measure, band.number, type.number, { ...words, x: left, y: baseline }))
  for (const [index, line] of lines.entries()) {
    const y = baseline + index * type.words.size * LEADING
    boxes.push(textBox(measure, line, type.words, { ...words, x: wordsX(place, band), y }))
  }
  const aside = continued ? 'continued' : band.sum
  const end = { x: right, y: baseline, align: 'right', tag: continued ? '' : cell } as const
  if (aside) boxes.push(textBox(measure, aside, ASIDE, { ...end, role: continued ? 'header' : 'caption' }))
  if (band.foot !== '') sheet.scenes.push(band.foot)
  return height
}
