import type { PositionedPage, PositionedText } from './positionedText.ts'

/** Kanji, kana, hangul and the signs that stand with them. */
const CELL =
  /^[\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef○◯●〇—―…‥]/u
/** Of the usual type: readings beside the words are half as large. */
const READING = 0.65
/** Characters that must run down for a page to be taken as set so. */
const ENOUGH = 6

/**
 * Pages on which Japanese or Chinese runs from the top down and from right to left, laid over so that each column is a
 * line, as the readers of lines want it. Others stay as they are. What stands small beside the words, as readings do, is
 * no text of its own, and is handed back.
 */
export function uprightPages(pages: readonly PositionedPage[]): {
  readonly pages: readonly PositionedPage[]
  readonly readings: readonly string[]
  /** The script is set so. */
  readonly down: boolean
} {
  const marks = pages.map(({ texts }) => directionOf(texts))
  const all = marks.reduce((sum, each) => sum + each, 0)
  if (all < ENOUGH) return { pages, readings: [], down: false }
  const readings: string[] = []
  // A title page of few words goes with the script.
  const turned = pages.map((page, at) => (marks[at]! > -ENOUGH ? laidOver(page, readings) : page))
  return { pages: turned, readings, down: true }
}

/** How many more characters run down than across. */
function directionOf(texts: readonly PositionedText[]): number {
  let down = 0
  let last: PositionedText | undefined
  for (const each of texts) {
    const { length } = each.text.trim()
    if (length === 0) continue
    if (each.down !== undefined) down += CELL.test(each.text.trim()) ? length : 0
    else if (length > 1) down -= CELL.test(each.text.trim()) ? length : 0
    else if (CELL.test(each.text.trim()) && last) down += stepOf(last, each)
    last = each
  }
  return down
}

/** 1: it stands under the one before; -1: beside it. */
function stepOf(last: PositionedText, each: PositionedText): number {
  const [right, below] = [each.x - last.x, each.y - last.y]
  if (Math.abs(right) < each.size * 0.4 && below > 0 && below < each.size * 2.5) return 1
  return Math.abs(below) < each.size * 0.4 && right > 0 && right < each.size * 2.5 ? -1 : 0
}

function laidOver({ width, height, texts }: PositionedPage, readings: string[]): PositionedPage {
  const shown = texts.filter(({ text }) => text.trim() !== '')
  const usual = middle(shown.map(({ size }) => size))
  const body = shown.filter(({ down, text }) => down !== undefined || CELL.test(text.trim()))
  const small = new Set(body.filter(({ size, text }) => size < usual * READING && !/\d/.test(text)))
  if (small.size > 0) readings.push([...small].map(({ text }) => text.trim()).join(''))
  const words = body.filter((text) => !small.has(text))
  const [top, foot] = [Math.min(...words.map(topOf)), Math.max(...words.map((text) => topOf(text) + lengthOf(text)))]
  const own = shown.filter((text) => {
    if (small.has(text)) return false
    // A page's number stands across, over or under its columns.
    return words.includes(text) || (topOf(text) >= top - usual && topOf(text) <= foot)
  })
  return {
    width: height,
    height: width,
    texts: own.map((text) => ({
      text: text.text,
      x: topOf(text),
      y: width - centreOf(text),
      width: lengthOf(text),
      size: text.size,
    })),
  }
}

/** Where a run begins from the top: one that stands across is a cell of its column. */
function topOf({ down, y, size }: PositionedText): number {
  return down === undefined ? y - size * 0.88 : y
}

function lengthOf({ down, width, size }: PositionedText): number {
  return down === undefined ? size : width
}

function centreOf({ down, x, width, size }: PositionedText): number {
  if (down === 'set') return x
  // Letters laid on their side stand on their column's left half.
  return down === 'turned' ? x + size * 0.36 : x + width / 2
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 12
}

/** Radicals and forms for columns stand for the letters themselves: “⾥” is 里, “︒” is 。 */
export function plainLetters(text: string): string {
  return text
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f]/gu, (letter) => letter.normalize('NFKC'))
    .replaceAll('\u2027', '・')
}
