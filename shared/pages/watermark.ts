import { INK, style } from './look.ts'
import { textBox } from './boxes.ts'
import type { Measure } from './measure.ts'
import type { TextBox } from './model.ts'

const OPACITY = 0.14
/** Of the page's diagonal, how much the words take at most; and their largest size in points. */
const PART = 0.72
const LARGEST = 64

/** A name across the page, from its lower left to its upper right, over everything; none for ''. */
export function watermark(measure: Measure, name: string, page: { width: number; height: number }): TextBox[] {
  const words = name.replaceAll(/\s+/g, ' ').trim()
  if (words === '') return []
  const diagonal = Math.hypot(page.width, page.height)
  const size = Math.min(LARGEST, (diagonal * PART) / Math.max(0.5, measure.width(words, 1, 'strong')))
  const angle = Math.atan2(page.height, page.width)
  const box = textBox(measure, words, style(size, 'strong', INK), { x: 0, y: 0, role: 'decoration', tag: '' })
  const half = box.width / 2
  // The baseline passes a third of a letter below the middle, so that the letters lie on it.
  const x = page.width / 2 - half * Math.cos(angle) + size * 0.34 * Math.sin(angle)
  const y = page.height / 2 + half * Math.sin(angle) + size * 0.34 * Math.cos(angle)
  return [{ ...box, x, y, veil: { degrees: (-angle * 180) / Math.PI, opacity: OPACITY } }]
}
