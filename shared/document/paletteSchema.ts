import { z } from 'zod'
import { colorSchema, line, order } from './fields.ts'
import { LIMITS } from './limits.ts'

const swatchSchema = z.object({ name: line, color: colorSchema })
export type Swatch = z.infer<typeof swatchSchema>

/** Colours that belong together, under a name: "Ines, night". */
export const paletteSchema = z.object({
  name: line,
  /** In the artist's order; each colour once. */
  swatches: z.array(swatchSchema).max(LIMITS.swatches),
  /** Among the film's palettes. */
  order,
})
export type Palette = z.infer<typeof paletteSchema>

/** Key of a palette on the film's row. */
export type PaletteKey = `palette_${string}`

export function isPaletteKey(key: string): key is PaletteKey {
  return /^palette_[0-9a-z]{12}$/.test(key)
}
