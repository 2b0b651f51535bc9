/** How many code units to scan back from the cut for a whole character: more than any grapheme has. */
const LOOK_BACK = 60

/**
 * Shortens a text to at most `most` UTF-16 units, for names that the app derives from longer ones. A shortened text
 * ends with "…" and is never cut inside a grapheme.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const from = Math.max(0, most - 1 - LOOK_BACK)
  // One unit beyond the cut shows whether the grapheme before it continues.
  const signs = [...new Intl.Segmenter().segment(text.slice(from, most + LOOK_BACK))]
  const last = signs.findLast(({ index, segment }) => from + index + segment.length <= most - 1)
  const end = last ? from + last.index + last.segment.length : from === 0 ? 0 : most - 1
  return `${text.slice(0, end)}…`
}
