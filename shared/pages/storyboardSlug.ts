import { FAINT, INK, LEADING, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import { wrap } from './paragraph.ts'

/** Words of a slug line, placed from its top left corner, in points. */
export interface SlugPiece {
  readonly text: string
  readonly style: TextStyle
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly isNumber: boolean
}

/** What stands first under a picture: "12A 2/3 start", the camera, the seconds; on as many lines as it takes. */
export interface Slug {
  readonly pieces: readonly SlugPiece[]
  readonly height: number
}

export interface SlugWords {
  readonly number: string
  /** "2/3 start". */
  readonly place: string
  readonly camera: string
  /** "3.5 s", at the right; "cut" for a shot that no longer counts. */
  readonly seconds: string
  readonly cut: boolean
}

const SMALLEST_NUMBER = 7

/** `base`: the type size of the panel's words. */
export function laySlug(measure: Measure, words: SlugWords, width: number, base: number): Slug {
  const color = words.cut ? FAINT : INK
  const small = style(Math.max(6.5, base - 0.4), 'regular', color)
  const after = words.seconds === '' ? 0 : measure.width(words.seconds, small.size, 'regular') + small.size
  const number = numberStyle(measure, words.number, base + 2.6, width - after, color)
  const numbers = wrap(measure, words.number, number, Math.max(20, width - after))
  const top = number.size * 0.86
  const pieces: SlugPiece[] = numbers.map((text, line) => {
    return { text, style: number, x: 0, y: top + line * number.size * 1.1, isNumber: true }
  })
  let y = pieces.at(-1)?.y ?? top
  const last = numbers.at(-1)
  let x = last === undefined ? 0 : measure.width(last, number.size, number.weight) + small.size * 0.45
  for (const text of [words.place, words.camera]) {
    if (text === '') continue
    const lines = wrap(measure, keptTogether(text), small, width, x + (y === top ? after : 0))
    for (const [index, line] of lines.entries()) {
      if (index > 0) {
        x = 0
        y += small.size * LEADING
      }
      if (line === '') continue
      pieces.push({ text: line.replaceAll('\u00a0', ' '), style: small, x, y, isNumber: false })
    }
    x += measure.width(lines.at(-1) ?? '', small.size, 'regular') + small.size * 0.8
  }
  if (words.seconds !== '')
    pieces.push({ text: words.seconds, style: small, x: width - after + small.size, y: top, isNumber: false })
  return { pieces, height: y + number.size * 0.46 }
}

/** A long number is set smaller rather than broken. */
function numberStyle(measure: Measure, number: string, size: number, room: number, color: string): TextStyle {
  const wide = measure.width(number, size, 'strong')
  return style(Math.max(SMALLEST_NUMBER, wide > room ? (size * room) / wide - 0.05 : size), 'strong', color)
}

/** Terms such as "35 mm" are never broken across lines, and no line begins with a dot. */
function keptTogether(line: string): string {
  return line
    .split(' · ')
    .map((term) => (term.length > 24 ? term : term.replaceAll(' ', '\u00a0')))
    .join('\u00a0· ')
}
