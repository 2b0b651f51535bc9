/** Unicode's marks of a direction: they have no width, and are never drawn. */
const LEFT_MARK = '\u200e'
const RIGHT_MARK = '\u200f'
const ARABIC_MARK = '\u061c'

const ARABIC = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u
const RIGHT = /[\p{Script=Hebrew}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u
const SOME_RIGHT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** What has a direction of its own: letters and the marks, but no figures or signs. */
const STRONG = /[\p{L}\u200e\u200f\u061c]/gu

/** Whether a text has anything that reads from right to left. */
export function hasRightToLeft(text: string): boolean {
  return SOME_RIGHT.test(text)
}

function markOf(letter: string): string {
  if (letter === ARABIC_MARK || ARABIC.test(letter)) return ARABIC_MARK
  return letter === RIGHT_MARK || RIGHT.test(letter) ? RIGHT_MARK : LEFT_MARK
}

/**
 * What a line of a paragraph begins with, so that it is ordered as a part of it: the paragraph's direction (that of its
 * first letter), then the direction of what stands before the line (`before`), on which its figures depend. '' for
 * paragraphs that read from left to right throughout. Source: Unicode UAX #9, P2 and W1 to W7.
 */
export function lineDirection(paragraph: string, before: string): string {
  if (!hasRightToLeft(paragraph)) return ''
  const first = markOf(paragraph.match(STRONG)?.[0] ?? 'a')
  const base = first === LEFT_MARK ? LEFT_MARK : RIGHT_MARK
  const last = before.match(STRONG)?.at(-1)
  const context = last === undefined ? '' : markOf(last)
  return context === base ? base : base + context
}

/** Whether a line from `wrap` stands at the right edge, as its paragraph reads from right to left. */
export function isFlushRight(line: string): boolean {
  return line.startsWith(RIGHT_MARK)
}
