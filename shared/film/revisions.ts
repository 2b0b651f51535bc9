/** Colours of a script's revisions in the order in which productions use them; then they begin again, doubled. */
export const REVISION_COLORS = [
  'White',
  'Blue',
  'Pink',
  'Yellow',
  'Green',
  'Goldenrod',
  'Buff',
  'Salmon',
  'Cherry',
] as const

/** The colour after the last of these that is known: White for the first draft, "Double White" after Cherry. */
export function nextRevision(used: readonly string[]): string {
  const all = ['', 'Double ', 'Triple '].flatMap((lead) => REVISION_COLORS.map((color) => `${lead}${color}`))
  const places = used.map((color) => all.findIndex((each) => each.toLowerCase() === color.trim().toLowerCase()))
  return all[Math.max(-1, ...places) + 1] ?? ''
}
