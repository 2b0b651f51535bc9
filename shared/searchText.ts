/** Marks over Latin, Greek and Cyrillic letters, where they stand apart from them. */
const ACCENTS = /[\u0300-\u036f]/g
const UNMARKED = /^[ -~\n\t]*$/

/**
 * A text as it is searched, and the words that are looked for in it: without capitals, without the accents that a hand in a
 * hurry leaves out, and in plain letters where East Asian keyboards wrote wide ones.
 */
export function searchText(text: string): string {
  const low = text.toLowerCase()
  // Most are, and a film has many.
  return UNMARKED.test(low) ? low : low.normalize('NFKD').replaceAll(ACCENTS, '')
}

/** What is looked for, all of which must be found. */
export function searchWords(query: string): readonly string[] {
  return searchText(query).split(/\s+/).filter(Boolean)
}
