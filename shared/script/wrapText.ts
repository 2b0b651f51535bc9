/** UTF-16 offsets of a line in its text; the spaces at which it was broken belong to neither line. */
export interface WrappedLine {
  readonly from: number
  readonly to: number
}

/**
 * Breaks text into lines of at most so many columns of a typewriter, at spaces, behind hyphens and where the writer
 * ended a line; a word that is longer is broken where it must. Wide characters (Chinese, Japanese, Korean) take two
 * columns and may be broken at each; combining marks take none. Empty text is one empty line.
 */
export function wrapText(text: string, columns: number): readonly WrappedLine[] {
  const lines: WrappedLine[] = []
  let start = 0
  for (;;) {
    const end = text.indexOf('\n', start)
    wrapLine(text, start, end < 0 ? text.length : end, columns, lines)
    if (end < 0) return lines
    start = end + 1
  }
}

function wrapLine(text: string, start: number, end: number, columns: number, lines: WrappedLine[]): void {
  let from = start
  let width = 0
  /** Where the line may end, and where the next one then begins. */
  let rest: { readonly to: number; readonly next: number } | null = null
  for (let at = from; at < end;) {
    const point = text.codePointAt(at)!
    const next = at + (point > 0xffff ? 2 : 1)
    if (point === SPACE) {
      const word = wordStart(text, next, end)
      rest = { to: at, next: word }
      width += word - at
      at = word
      continue
    }
    const wide = widthOf(point)
    if (wide === 2 && at > from && (rest === null || rest.next < at)) rest = { to: at, next: at }
    if (width + wide > columns && at > from) {
      const broken: { readonly to: number; readonly next: number } =
        rest && rest.next > from ? rest : { to: at, next: at }
      lines.push({ from, to: broken.to })
      from = broken.next
      at = from
      width = 0
      rest = null
      continue
    }
    width += wide
    at = next
    if (point === HYPHEN && at < end && text.charCodeAt(at) !== HYPHEN) rest = { to: at, next: at }
  }
  lines.push({ from, to: trimmedEnd(text, from, end) })
}

const SPACE = 0x20
const HYPHEN = 0x2d

function wordStart(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) === SPACE) at++
  return at
}

function trimmedEnd(text: string, from: number, end: number): number {
  let to = end
  while (to > from && text.charCodeAt(to - 1) === SPACE) to--
  return to
}

/** Columns that a character takes: 2 as Unicode's East Asian Width says Wide or Fullwidth, in its large blocks. */
function widthOf(point: number): 0 | 1 | 2 {
  if (point < 0x300) return 1
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(String.fromCodePoint(point))) return 0
  const wide =
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd)
  return wide ? 2 : 1
}

/** Columns of a typewriter that the text takes on one line. */
export function columnsOf(text: string): number {
  let columns = 0
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!
    columns += widthOf(point)
    if (point > 0xffff) at++
  }
  return columns
}
