import { ruleAcross, textBox } from './boxes.ts'
import { HAIR, INK, LEADING, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { Box, Page } from './model.ts'
import { wrap } from './paragraph.ts'

interface ContentsNeeds {
  readonly measure: Measure
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const HEAD = style(14, 'strong')
const ENTRY = style(9)
const STEP = ENTRY.size * LEADING
const PAD = 2.6
/** Lines longer than this are hard to follow to their number. */
const WIDEST = 460

/** The scenes of these pages with their pages' numbers, each a link to its place; none for fewer than two. */
export function contentsPages(needs: ContentsNeeds, pages: readonly Page[]): Page[] {
  const { measure, left, top, bottom, width, height } = needs
  const entries = pages.flatMap(({ outline, label }) =>
    outline.flatMap(({ key, title }) => (key === undefined ? [] : { key, title, label: label ?? '' })),
  )
  if (entries.length < 2) return []
  const right = Math.min(needs.right, left + WIDEST)
  const made: Box[][] = []
  let y = Infinity
  for (const { key, title, label } of entries) {
    const number = style(ENTRY.size, 'strong')
    const room = right - left - 12 - measure.width(label, number.size, number.weight)
    const lines = wrap(measure, title.trim().replace('  ', '\u2002'), ENTRY, room)
    if (y + lines.length * STEP + 2 * PAD > bottom) {
      made.push([])
      y = top + HEAD.size
      const place = { x: left, y, role: 'heading', tag: made.length === 1 ? 'Sect/P:contents' : '' } as const
      made.at(-1)!.push(textBox(measure, 'Contents', HEAD, place), ruleAcross(left, y + 7, right - left, INK, 0.6))
      y += 12
    }
    const boxes = made.at(-1)!
    const tag = `Sect/TOC/TOCI:${key}/Link`
    y += PAD
    for (const line of lines) {
      y += STEP
      boxes.push({ ...textBox(measure, line, ENTRY, { x: left, y, role: 'caption', tag }), leadsTo: key })
    }
    boxes.push({
      ...textBox(measure, label, number, { x: right, y, align: 'right', role: 'caption', tag }),
      leadsTo: key,
    })
    y += PAD
    boxes.push(ruleAcross(left, y, right - left, HAIR))
  }
  return made.map((boxes) => ({ width, height, boxes, outline: [], label: 'Contents' }))
}
