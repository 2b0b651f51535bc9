import type { Migration } from './migration.ts'

/** The key of the palette that a film's colours become; no other palette of the film can have it yet. */
const FIRST = 'palette_000000000000'

/** A film has any number of palettes: its colours, one list until now, become the first. Strokes may say their grain. */
export const palettes: Migration = {
  to: 7,
  rows: {
    project({ swatches, ...film }) {
      const colored = Array.isArray(swatches) && swatches.length > 0
      return colored ? { ...film, [FIRST]: { name: 'Film', swatches, order: 'a0' } } : film
    },
  },
}
