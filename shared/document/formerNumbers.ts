/**
 * Numbers that a scene or shot had before, the latest first, without the one that it has again: two windows may have
 * given the same number at once, and a row that was moved may be back at an old one.
 */
export function formerNumbersOf(row: { readonly formerNumbers: readonly string[] }, number: string): readonly string[] {
  return row.formerNumbers.filter((each) => each !== number).toReversed()
}
