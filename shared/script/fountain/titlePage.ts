import { beginsAsHeading, isCapitals, isTransition, numberedHeading } from '../lineKinds.ts'
import type { TitleEntry } from '../screenplay.ts'
import { emphasisRuns } from './emphasis.ts'

/** Keys that the format names, and those that programs print. */
const KNOWN = new Set(
  ['title', 'credit', 'author', 'authors', 'source', 'notes', 'draft date', 'date', 'contact', 'copyright', 'revision']
    .concat(['draft', 'format', 'font', 'lang', 'language', 'header', 'footer', 'episode', 'tl', 'tc', 'tr', 'cc'])
    .concat(['bl', 'br']),
)

/** Keys of scripts that write them with a colon of full width. */
const EASTERN = new Set(
  '标题|標題|片名|剧名|劇名|编剧|編劇|作者|导演|導演|原作|日期|版本|联系方式|タイトル|題名|作|脚本|監督|日付|제목|작가|각본|감독|날짜'.split(
    '|',
  ),
)

export interface TitlePage {
  readonly entries: readonly TitleEntry[]
  /** Index of the first line behind it. */
  readonly end: number
}

/**
 * The title page that a script begins with: `Key: value` lines, more values indented below their key, up to an empty
 * line. A script that begins with a heading, a transition ("FADE IN:") or plain text has none.
 */
export function readTitlePage(text: string): TitlePage {
  const none = { entries: [], end: 0 }
  const entries: { key: string; values: string[] }[] = []
  const known = new Set<boolean>()
  let index = 0
  for (const line of linesFrom(text)) {
    if (line.trim() === '') {
      if (entries.length > 0) break
    } else if (/^(?:\t| {3})/.test(line) && entries.length > 0) entries.at(-1)!.values.push(plain(line))
    else {
      const key = keyOf(line)
      if (key !== null) {
        entries.push({ key, values: valuesOf(line) })
        known.add(KNOWN.has(key.toLowerCase()) || EASTERN.has(key))
      } else if (entries.length === 0 || !known.has(true)) return none
      else if (beginsAsHeading(line) || isTransition(line.trim())) break
      else entries.at(-1)!.values.push(plain(line))
    }
    index++
  }
  if (entries.length === 0) return none
  return { entries, end: index }
}

function* linesFrom(text: string): Generator<string> {
  let at = 0
  while (at <= text.length) {
    const end = text.indexOf('\n', at)
    yield text.slice(at, end < 0 ? text.length : end)
    if (end < 0) return
    at = end + 1
  }
}

/** Longer keys are sentences with a colon in them. */
const LONGEST_KEY = 40

function keyOf(line: string): string | null {
  const wide = line.indexOf('：')
  if (wide > 0 && EASTERN.has(line.slice(0, wide).trim())) return line.slice(0, wide).trim()
  const colon = line.indexOf(':')
  if (colon < 1 || colon > LONGEST_KEY || /^\s/.test(line) || beginsAsHeading(line)) return null
  if (numberedHeading(line.trim())) return null
  const key = line.slice(0, colon).trim()
  const isCut = isCapitals(key) && line.slice(colon + 1).trim() === '' && isTransition(`${key}:`)
  return isCut || !/\p{L}/u.test(key) || /^[[(!.@>~#=]/.test(key) ? null : key
}

function valuesOf(line: string): string[] {
  const value = plain(line.slice(line.search(/[:：]/) + 1))
  return value === '' ? [] : [value]
}

/** Values are kept without emphasis: a title page has its own. */
function plain(value: string): string {
  return emphasisRuns(value.replaceAll('\t', ' ').trim())
    .map(({ text }) => text)
    .join('')
}
