import { palettesOf } from '#shared/document/palettes.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { COLORS } from '../toolSettings.ts'

/** What this colour is called here: in one of the film's palettes, or on the rail; else its number. */
export function colorName(film: ProjectRow, color: string): string {
  for (const { swatches } of palettesOf(film)) {
    const name = swatches.find((swatch) => swatch.color === color)?.name
    if (name) return name
  }
  return railName(color) || color
}

/** What the rail calls this colour; '' if it has it not. */
export function railName(color: string): string {
  return COLORS.find(({ value }) => value === color)?.label ?? ''
}
