import LineBreaker from 'linebreak'
import type { LineEnd } from '#shared/pages/measure.ts'

/** Scripts without spaces between words, for which UAX #14 calls for a dictionary. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u

/** Optional and mandatory line breaks of this text. `words` finds the words of scripts without spaces. */
export function lineBreaks(text: string, words: Intl.Segmenter): LineEnd[] {
  const ends: LineEnd[] = []
  const breaker = new LineBreaker(text)
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak())
    ends.push({ at: found.position, must: found.required === true && text[found.position - 1] === '\n' })
  return UNSPACED.test(text) ? withWords(text, ends, words) : ends
}

function withWords(text: string, ends: readonly LineEnd[], words: Intl.Segmenter): LineEnd[] {
  const all = new Map(ends.map((end) => [end.at, end]))
  for (const { index, segment, isWordLike } of words.segment(text))
    if (index > 0 && isWordLike && UNSPACED.test(segment) && !all.has(index)) all.set(index, { at: index, must: false })
  return [...all.values()].toSorted((a, b) => a.at - b.at)
}
