/** Units at the end in which the last whole character is looked for: more than any sign is made of. */
const LOOK_BACK = 60

/**
 * A text of at most `most` UTF-16 units, for names that the app makes itself out of longer ones. Where it was cut it ends
 * with "…", and never within what a person reads as one character.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const from = Math.max(0, most - 1 - LOOK_BACK)
  // One unit beyond the cut tells whether the sign before it goes on.
  const signs = [...new Intl.Segmenter().segment(text.slice(from, most + LOOK_BACK))]
  const last = signs.findLast(({ index, segment }) => from + index + segment.length <= most - 1)
  const end = last ? from + last.index + last.segment.length : from === 0 ? 0 : most - 1
  return `${text.slice(0, end)}…`
}
