import type { TextStyle } from './look.ts'
import { hasRightToLeft, lineDirection } from './direction.ts'
import type { Measure } from './measure.ts'

/**
 * Breaks a text into lines no wider than `width` points. `firstInset` is subtracted from the first line, for a label
 * before it. A word wider than the line is broken between letters, so nothing leaves its column. '' gives no line. Lines
 * of a text that reads from right to left begin with marks of its direction.
 */
export function wrap(measure: Measure, text: string, style: TextStyle, width: number, firstInset = 0): string[] {
  const clean = text.replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n').trimEnd()
  if (clean === '') return []
  const lines: string[] = []
  let line = ''
  let used = firstInset
  const close = () => {
    lines.push(paragraphs.line(line.trimEnd()))
    line = ''
    used = 0
  }
  const paragraphs = createParagraphs(clean)
  let from = 0
  for (const end of measure.breaks(clean)) {
    const piece = clean.slice(from, end.at).replaceAll('\t', ' ').replaceAll('\n', '')
    from = end.at
    const bare = measure.width(piece.trimEnd(), style.size, style.weight)
    if (used + bare > width + 0.01 && (line !== '' || used > 0)) close()
    if (bare > width + 0.01) {
      const parts = cutWord(measure, piece, style, width)
      for (const part of parts.slice(0, -1)) lines.push(paragraphs.line(part))
      line = parts.at(-1) ?? ''
      used = measure.width(line, style.size, style.weight)
    } else {
      line += piece
      used += measure.width(piece, style.size, style.weight)
    }
    if (end.must) {
      close()
      paragraphs.next()
    }
  }
  if (line !== '' || lines.length === 0) close()
  return lines
}

/** Gives each line of a text the direction of its paragraph (`direction.ts`). */
function createParagraphs(text: string): { line(words: string): string; next(): void } {
  if (!hasRightToLeft(text)) return { line: (words) => words, next: () => undefined }
  let rest = text.split('\n')
  let before = ''
  return {
    line(words) {
      const directed = lineDirection(rest[0] ?? '', before) + words
      before += words
      return directed
    },
    next() {
      rest = rest.slice(1)
      before = ''
    },
  }
}

/** Splits a word wider than its column into parts that fit, each at least one letter. */
function cutWord(measure: Measure, word: string, style: TextStyle, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (part !== '' && measure.width(part + segment, style.size, style.weight) > width) {
      parts.push(part)
      part = segment
    } else part += segment
  }
  return part === '' ? parts : [...parts, part]
}

/** The text if it fits on one line, else as much as fits with an ellipsis. Use only if the full text appears elsewhere. */
export function ellipsed(measure: Measure, text: string, style: TextStyle, width: number): string {
  const flat = text.replaceAll(/[\t\n\v\f\r]+/g, ' ').trim()
  if (measure.width(flat, style.size, style.weight) <= width) return flat
  const letters = [...new Intl.Segmenter().segment(flat.slice(0, 600))].map((part) => part.segment)
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const shown = `${letters.slice(0, middle).join('').trimEnd()}…`
    if (measure.width(shown, style.size, style.weight) <= width) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
