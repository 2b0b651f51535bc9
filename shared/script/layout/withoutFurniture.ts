import { isEastern } from '../../film/easternWords.ts'
import { OMITTED, omittedTogether } from '../../film/omittedHeading.ts'
import { readNumberedHeading } from '../../film/readHeading.ts'
import { beginsAsHeading } from '../lineKinds.ts'
import { textOfLine } from './layoutLine.ts'
import type { LayoutLine, ScriptLine, Segment } from './layoutLine.ts'

const MORE = /^\(\s*(?:MORE|SUITE|FORTS(?:\.|ETZUNG)?|WEITER|SIGUE|MÁS)\s*\)$/i
const CONTINUED = /^(?:\S{1,7}\s+)?(?:\(CONTINUED\)|CONTINUED:?(?:\s*\(\d{1,2}\))?:?)(?:\s+\S{1,7})?$/
const PAGE_NUMBER = /^(?:page\s+)?[-–]?\s*(\d{1,4}[A-Z]{0,3})\s*[-–.]?(?:\s*of \d+)?$/i
const SCENE_NUMBER = /^(?=[A-Z]{0,3}\d)[A-Z]{0,3}\d{1,4}(?:[.-]\d{1,3})?[A-Z]{0,3}\.?$/

/** Lines at a page's head and foot that may be its header or footer. */
const HEAD = 3
const FOOT = 2

/**
 * The lines of the script itself. Dropped are (MORE), (CONTINUED) and CONTINUED:, page numbers, and headers and footers,
 * which are what stands at the head or foot of many pages; scene numbers and asterisks of the margins become facts of
 * their line.
 */
export function withoutFurniture(lines: readonly LayoutLine[]): readonly ScriptLine[] {
  const repeated = repeatedKeys(lines)
  const kept: ScriptLine[] = []
  const labels = new Map<number, string>()
  const paged = lines.some(({ page }) => page !== lines[0]!.page)
  let more = false
  let first = true
  eachEdge(lines, (line, edge, index) => {
    const text = textOfLine(line)
    const number = edge !== null ? PAGE_NUMBER.exec(text)?.[1] : undefined
    if (line.firstOnPage) first = true
    if (MORE.test(text)) more = true
    else if (number !== undefined) labels.set(line.page, number)
    else if (!paged && isFarNumber(line, lines[index + 1])) return
    else if (edge !== null && repeated.has(keyOf(line))) noteLabel(labels, line)
    else if (!CONTINUED.test(text)) {
      const own = marginFacts(line)
      if (own === null) return
      const above = kept.at(-1)
      if (above && goesOnBelow(above, line)) {
        kept[kept.length - 1] = { ...above, number: `${above.number}${joined(text)}` }
        return
      }
      kept.push({ ...own, firstOnPage: first, gap: own.gap || first, ...(more ? { goesOn: true as const } : {}) })
      more = false
      first = false
    }
  })
  return kept.map((line) => (labels.has(line.page) ? { ...line, label: labels.get(line.page)! } : line))
}

/** A page's number at the right, in a text whose pages nothing else parts: "2.", with an empty line above and below. */
function isFarNumber(line: LayoutLine, next: LayoutLine | undefined): boolean {
  const apart = line.gap && (next === undefined || next.gap || CONTINUED.test(textOfLine(next)))
  return apart && line.segments[0]!.x >= 50 && /^\d{1,3}\.$/.test(textOfLine(line))
}

/** Calls for every line, with whether it stands near its page's head or foot. */
function eachEdge(
  lines: readonly LayoutLine[],
  call: (line: LayoutLine, edge: 'head' | 'foot' | null, index: number) => void,
): void {
  const counts = new Map<number, number>()
  for (const { page } of lines) counts.set(page, (counts.get(page) ?? 0) + 1)
  let page = -1
  let at = 0
  lines.forEach((line, index) => {
    at = line.page === page ? at + 1 : 0
    page = line.page
    call(line, at < HEAD ? 'head' : at >= counts.get(page)! - FOOT ? 'foot' : null, index)
  })
}

/** What stands at the same place of half of the pages, apart from the script; of few pages, what can be nothing else. */
function repeatedKeys(lines: readonly LayoutLine[]): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>()
  const plain = new Set<string>()
  const all = new Set<number>()
  eachEdge(lines, (line, edge, index) => {
    all.add(line.page)
    const below = lines.slice(index + 1, index + 1 + HEAD)
    const apart = edge === 'head' ? below.some(({ gap }) => gap) : edge === 'foot' && line.gap
    if (!apart || beginsAsHeading(textOfLine(line))) return
    const key = keyOf(line)
    pages.set(key, (pages.get(key) ?? new Set()).add(line.page))
    if (edge === 'head' && line.firstOnPage && standsAlone(line, below[0])) plain.add(key)
  })
  const enough = all.size * 0.5
  const isRepeated = ([key, on]: readonly [string, ReadonlySet<number>]): boolean =>
    on.size >= Math.max(3, enough) || (on.size === 2 && on.size >= enough && plain.has(key))
  return new Set([...pages].filter(isRepeated).map(([key]) => key))
}

/** The first line of a page, with a number and with room below: a header even where only one other page has it. A cue has its words below. */
function standsAlone(line: LayoutLine, next: LayoutLine | undefined): boolean {
  return /\d/.test(textOfLine(line)) && next !== undefined && (next.gap || CONTINUED.test(textOfLine(next)))
}

/** A line with another page number, or without one as on a first page, is the same header. */
function keyOf({ y, segments }: LayoutLine): string {
  const texts = segments.map(({ text }) => text).filter((text) => !PAGE_NUMBER.test(text))
  return `${Math.round(y)} ${texts.join(' ').replace(/\d+[A-Z]{0,3}\b/g, '0')}`
}

function noteLabel(labels: Map<number, string>, { page, segments }: LayoutLine): void {
  const number = PAGE_NUMBER.exec(segments.at(-1)!.text)?.[1]
  if (number !== undefined && !labels.has(page)) labels.set(page, number)
}

/** Takes numbers and asterisks out of the margins; null where nothing else stands on the line. */
function marginFacts(line: LayoutLine): ScriptLine | null {
  let segments: readonly Segment[] = line.segments
  const revised = /^\*+$/.test(segments.at(-1)!.text)
  if (revised) segments = segments.slice(0, -1)
  if (segments.length === 0) return null
  const left = segments.length > 1 ? sceneNumberIn(segments[0]!.text) : undefined
  const right = segments.length > 1 ? sceneNumberIn(segments.at(-1)!.text) : undefined
  const twice = left !== undefined && left === right && segments.length > 2
  const number = twice || left !== undefined ? left : isHeadingOf(right ?? '', segments[0]!.text) ? right : undefined
  const between = segments.slice(left === undefined ? 0 : 1, right === number ? -1 : undefined)
  const around = left !== undefined && right === undefined ? withoutRightNumber(between, left) : between
  // Numbers with nothing between them are text like any other.
  if (number !== undefined && around.length === 0) return { ...line, segments }
  if (number !== undefined) segments = around
  return {
    ...line,
    ...(number === undefined ? withInnerNumber(segments) : { segments, number: number.replace(/\.$/, '') }),
    ...(revised ? { revised: true as const } : {}),
  }
}

/** A long heading comes so near its number at the right that no room parts them, and ends with it. */
const RIGHT_MARGIN = 70

function withoutRightNumber(segments: readonly Segment[], number: string): readonly Segment[] {
  const last = segments.at(-1)
  if (!last?.text.endsWith(` ${number}`) || (last.end ?? last.x + last.text.length) < RIGHT_MARGIN) return segments
  return [...segments.slice(0, -1), { x: last.x, text: last.text.slice(0, -number.length).trimEnd() }]
}

/** "12A"; "16-18" of scenes that were omitted together, however their dash is set. */
function sceneNumberIn(text: string): string | undefined {
  const plain = text.replace(/\s*[-–]\s*/, '-')
  return SCENE_NUMBER.test(plain) ? plain : omittedTogether(`${text} OMITTED`)?.number
}

const THRU = /^(?:thru|through|to)$/i
const OPEN = /-$/

/** "2 OMITTED 2", below it "THRU THRU", and below that "4 4": the number of scenes omitted together, as margins have it. */
function goesOnBelow({ segments: over, number, page }: ScriptLine, { segments, page: own }: LayoutLine): boolean {
  if (number === undefined || own !== page || !OMITTED.test(over[0]!.text)) return false
  const [first = '', ...others] = segments.map(({ text }) => text)
  if (others.some((each) => each !== first)) return false
  return OPEN.test(number) ? SCENE_NUMBER.test(first) : THRU.test(first)
}

/** What such a line adds to the number. */
function joined(text: string): string {
  return THRU.test(text.split(' ')[0]!) ? '-' : text.split(' ')[0]!
}

/** A line that is a heading beside this number, wherever it stands: INT. and the like, or OMITTED. */
export function isHeadingOf(number: string, text: string): boolean {
  return beginsAsHeading(text) || readNumberedHeading(`${number} ${text}`).number !== ''
}

/** A number that stands so near its heading that no room parts them: "42A EXT. HARBOUR". */
function withInnerNumber(segments: readonly Segment[]): Pick<ScriptLine, 'segments' | 'number'> {
  const text = segments.map((segment) => segment.text).join(' ')
  const { number, heading } =
    /^\S{0,8}\d/.test(text) || isEastern(text) ? readNumberedHeading(text) : { number: '', heading: '' }
  if (number === '') return { segments }
  return { segments: [{ x: segments[0]!.x + Math.max(0, text.indexOf(heading.slice(0, 3))), text: heading }], number }
}
