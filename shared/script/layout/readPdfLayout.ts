import { cleanText } from '../cleanText.ts'
import { beginsAsHeading } from '../lineKinds.ts'
import type { Screenplay, ScriptElement, TitleEntry, UnreadPart } from '../screenplay.ts'
import { titleEntries } from '../titleEntries.ts'
import { findColumns } from './findColumns.ts'
import { textOfLine } from './layoutLine.ts'
import type { LayoutLine, ScriptLine, Segment } from './layoutLine.ts'
import type { PositionedPage, PositionedText } from './positionedText.ts'
import { readColumns } from './readColumns.ts'
import { readEasternLines, saysItself } from './readEasternLines.ts'
import { plainLetters, uprightPages } from './verticalText.ts'
import { withoutFurniture } from './withoutFurniture.ts'

/**
 * Reads a screenplay from where its text stands on paper: numbers at both margins, cues, parentheticals, dialogue and
 * transitions by this file's own columns. What the page adds ((MORE), (CONTINUED), numbers, headers) is left out; an
 * asterisk at the margin marks a revised element. Pages without text are named: a scan has none.
 */
export function readPdfLayout(printed: readonly PositionedPage[]): Screenplay {
  const { pages, readings, down } = uprightPages(printed)
  const lines = layoutLines(pages, down ? WIDEST : WIDE)
  if (lines.length === 0) {
    const why =
      'This PDF holds pictures of pages and no text, as a scan does. A script needs its text: ask for the file it was printed from.'
    return { titlePage: [], elements: [], unread: [{ line: 1, text: '', why }] }
  }
  const script = withoutFurniture(lines)
  const title = titleLines(script)
  const unread = pages.flatMap(({ texts }, page) => (texts.some(hasText) ? [] : [emptyPage(page, lines)]))
  if (readings.length > 0) unread.unshift(readingsLeft(readings))
  return { titlePage: titlePage(title, pages), elements: readPrinted(script.slice(title.length)), unread }
}

function readingsLeft(readings: readonly string[]): UnreadPart {
  const text = readings.join(' ')
  const why = 'Readings that stand small beside the words (furigana) are left out.'
  return { line: 1, text: text.length > 120 ? `${text.slice(0, 119)}…` : text, why }
}

function readPrinted(lines: readonly ScriptLine[]): readonly ScriptElement[] {
  return findColumns(lines).dialogue === null && saysItself(lines) ? readEasternLines(lines) : readColumns(lines)
}

function emptyPage(page: number, lines: readonly LayoutLine[]): { line: number; text: string; why: string } {
  const before = lines.findLast((line) => line.page < page)
  return { line: before?.line ?? 1, text: `Page ${page + 1}`, why: 'This page has no text: it is empty, or a picture.' }
}

const hasText = ({ text }: PositionedText): boolean => text.trim() !== ''

function layoutLines(pages: readonly PositionedPage[], wide: number): readonly LayoutLine[] {
  const character = characterWidth(pages)
  const lines: LayoutLine[] = []
  const rowsByPage = pages.map(({ texts }) => rowsOf(texts.filter(hasText)))
  const usual = leadingOf(rowsByPage.flat(), wide)
  rowsByPage.forEach((rows, page) => {
    const leading = leadingOf(rows, wide, usual)
    rows.forEach((row, index) => {
      const above = index === 0 ? null : row.y - rows[index - 1]!.y
      const segments = segmentsOf(row.texts, character)
      const gap = above !== null && above > leading * 1.45
      if (segments.length > 0)
        lines.push({ line: lines.length + 1, page, y: row.y / 12, segments, gap, firstOnPage: index === 0 })
    })
  })
  return lines
}

/** The width of most characters: of every one, in a typewriter's face. */
function characterWidth(pages: readonly PositionedPage[]): number {
  const printed = pages.flatMap(({ texts }) => texts).filter(({ text, width }) => text.trim() !== '' && width > 0)
  const long = printed.filter(({ text }) => text.trim().length > 3)
  // Vertical text is set sign by sign: its few longer runs are letters laid on their side.
  const widths = (long.length > printed.length / 20 ? long : printed)
    .map(({ text, width }) => width / text.length)
    .toSorted((one, other) => one - other)
  return widths[Math.floor(widths.length / 2)] ?? 7.2
}

interface Row {
  readonly y: number
  readonly texts: PositionedText[]
}

/** Runs whose baselines are within a third of their size stand on one line. */
function rowsOf(texts: readonly PositionedText[]): readonly Row[] {
  const rows: Row[] = []
  for (const text of texts.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.at(-1)
    if (row && text.y - row.y < Math.max(2, text.size / 3)) row.texts.push(text)
    else rows.push({ y: text.y, texts: [text] })
  }
  return rows
}

/** Lines further apart than so many times their type's size have room for an empty one between them. */
const TIGHT = 1.4
const WIDE = 1.95
/** Columns of vertical text keep readings apart, and have no tight ones. */
const WIDEST = 2.6

/**
 * The usual distance of two lines, in points: the smallest that is common. Of a page without lines close together, it is
 * `usual`, that of the script, which may be set wide throughout, as Japanese and Korean ones are.
 */
function leadingOf(rows: readonly Row[], widest: number, usual?: number): number {
  const steps = rows.slice(1).flatMap(({ y }, index) => (y > rows[index]!.y ? [y - rows[index]!.y] : []))
  const sizes = rows.flatMap(({ texts }) => texts.map(({ size }) => size)).toSorted((one, other) => one - other)
  const size = sizes[Math.floor(sizes.length / 2)] ?? 12
  const tight = steps.filter((step) => step < size * TIGHT).toSorted((one, other) => one - other)
  if (tight.length > 0 || usual !== undefined) return tight[Math.floor(tight.length / 2)] ?? usual ?? size
  const wide = steps.filter((step) => step < size * widest).toSorted((one, other) => one - other)
  return wide[Math.floor(wide.length / 4)] ?? size
}

/** More than so many characters of room between two runs parts them. */
const APART = 2.6

function segmentsOf(texts: readonly PositionedText[], character: number): readonly Segment[] {
  const segments: { x: number; text: string; end: number }[] = []
  for (const { text, x, width } of texts.toSorted((one, other) => one.x - other.x)) {
    const clean = plainLetters(cleanText(text)).replace(/\s+/g, ' ')
    const start = x + (clean.length - clean.trimStart().length) * character
    const words = clean.trim()
    if (words === '') continue
    const last = segments.at(-1)
    const room = last ? start / character - last.end : Infinity
    const end = (x + width) / character
    if (!last || room > APART) segments.push({ x: start / character, text: words, end })
    else {
      last.text += (room > 0.3 ? ' ' : '') + words
      last.end = end
    }
  }
  return segments
}

/** The first page, where it is none of the script: no heading stands on it, and one on a later page. */
function titleLines(lines: readonly ScriptLine[]): readonly ScriptLine[] {
  const first = lines.filter(({ page }) => page === lines[0]?.page)
  return first.some(isScript) || first.length > 40 || !lines.some(isScript) ? [] : first
}

function titlePage(lines: readonly ScriptLine[], pages: readonly PositionedPage[]): readonly TitleEntry[] {
  const middle = (pages[0]?.width ?? 612) / 2 / characterWidth(pages)
  return titleEntries(
    lines.flatMap((line) => {
      const text = textOfLine(line)
      const centered = Math.abs(line.segments[0]!.x + text.length / 2 - middle) < 6
      return [...(line.gap ? [{ text: '', centered }] : []), { text, centered }]
    }),
  )
}

function isScript(line: ScriptLine): boolean {
  return beginsAsHeading(textOfLine(line)) || /^FADE IN\b/.test(textOfLine(line))
}
