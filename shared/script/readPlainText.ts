import { readNumberedHeading } from '../film/readHeading.ts'
import { cleanFile } from './cleanText.ts'
import { readFountain } from './fountain/readFountain.ts'
import { findColumns } from './layout/findColumns.ts'
import type { LayoutLine, Segment } from './layout/layoutLine.ts'
import { readColumns } from './layout/readColumns.ts'
import { withoutFurniture } from './layout/withoutFurniture.ts'
import { paragraphLines } from './paragraphLines.ts'
import type { ParagraphLines } from './paragraphLines.ts'
import { textOf } from './screenplay.ts'
import type { Screenplay, ScriptElement } from './screenplay.ts'

/**
 * Reads a script as text without marks: by its columns where it is laid out on a page (exported text, a PDF that was
 * copied), else by Fountain's rules, which are those of plain text; then a heading may have its number before it. Total.
 */
export function readPlainText(text: string): Screenplay {
  const lines = withoutFurniture(layoutLines(cleanFile(text)))
  if (findColumns(lines).dialogue !== null) return { titlePage: [], elements: readColumns(lines), unread: [] }
  const even = paragraphLines(cleanFile(text))
  const script = even ? readParagraphs(even) : readFountain(text)
  return { ...script, elements: script.elements.map(withNumber) }
}

function readParagraphs({ text, lines }: ParagraphLines): Screenplay {
  const lineOf = (line: number): number => lines[line - 1] ?? line
  const { elements, unread } = readFountain(text)
  return {
    titlePage: [],
    elements: elements.map((each) => ({ ...each, line: lineOf(each.line), lastLine: lineOf(each.lastLine) })),
    unread: unread.map((each) => ({ ...each, line: lineOf(each.line) })),
  }
}

function layoutLines(text: string): readonly LayoutLine[] {
  const lines: LayoutLine[] = []
  let page = 0
  let gap = true
  let firstOnPage = true
  let top = 0
  text.split('\n').forEach((raw, index) => {
    const pages = raw.split('\f')
    if (pages.length > 1) {
      page++
      firstOnPage = true
      top = index
    }
    const segments = segmentsOf(pages.join(''))
    if (segments.length > 0)
      lines.push({ line: index + 1, page, y: index - top, segments, gap: gap && !firstOnPage, firstOnPage })
    if (segments.length > 0) firstOnPage = false
    gap = segments.length === 0
  })
  return lines
}

/** Stretches of text with three spaces or more between them; a tab reaches to the next eighth column. */
function segmentsOf(raw: string): readonly Segment[] {
  if (raw.trim() === '') return []
  const line = raw.includes('\t') ? untabbed(raw) : raw
  const segments: Segment[] = []
  for (let at = 0; at < line.length;) {
    if (line[at] === ' ') {
      at++
      continue
    }
    const gap = line.indexOf('   ', at)
    const end = gap < 0 ? line.length : gap
    segments.push({ x: at, text: line.slice(at, end).trimEnd() })
    at = end
  }
  return segments
}

function untabbed(raw: string): string {
  const parts = raw.split('\t')
  const columns: string[] = []
  let width = 0
  parts.forEach((part, index) => {
    const length = width + part.length
    const to = index === parts.length - 1 ? length : Math.floor(length / 8) * 8 + 8
    columns.push(part.padEnd(to - width))
    width = to
  })
  return columns.join('')
}

/** "42A EXT. HARBOUR" is a heading with a number, where no mark could say so. */
function withNumber(element: ScriptElement): ScriptElement {
  if (element.line !== element.lastLine || (element.kind !== 'action' && element.kind !== 'heading')) return element
  const text = textOf(element)
  const { number, heading } = readNumberedHeading(text)
  if (number === '' || element.number !== undefined) return element
  return { ...element, kind: 'heading', runs: [{ text: heading }], number }
}
