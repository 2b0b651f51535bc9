import { addedInOrder } from './ownSchema.ts'
import { isPaletteKey } from './paletteSchema.ts'
import type { Palette, PaletteKey } from './paletteSchema.ts'
import type { ProjectRow } from './schema.ts'

export interface FilmPalette extends Palette {
  readonly id: PaletteKey
}

const known = new WeakMap<ProjectRow, readonly FilmPalette[]>()

/** The film's palettes, in their order. */
export function palettesOf(film: ProjectRow): readonly FilmPalette[] {
  const before = known.get(film)
  if (before) return before
  const palettes = addedInOrder<PaletteKey, Palette>(film, isPaletteKey)
  known.set(film, palettes)
  return palettes
}

/** A name for one more palette: "Palette 2", as no other is called. */
export function freshPaletteName(palettes: readonly Pick<Palette, 'name'>[]): string {
  const taken = new Set(palettes.map(({ name }) => name))
  let number = palettes.length + 1
  while (taken.has(`Palette ${number}`)) number += 1
  return `Palette ${number}`
}
