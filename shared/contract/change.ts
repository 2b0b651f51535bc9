import { z } from 'zod'
import { panelIdSchema } from '../document/ids.ts'
import { changeOriginSchema, rowWriteSchema, wholeWriteSchema } from '../document/rowWrite.ts'

/** The place of a change among those of an open film: counts up from 1 without a gap; 0 before the first. */
export const orderSchema = z.number().int().min(0)

/** A change of the film, in its place: who made it and when, which rows it wrote, and what had to go with it. */
export const filmChangeSchema = z.object({
  order: orderSchema,
  from: changeOriginSchema,
  /** Empty for a film's only window where that made it: it knows. */
  writes: z.array(rowWriteSchema),
  /** Rows that would hang under nothing after it, as removals: news to its maker as well. */
  also: z.array(wholeWriteSchema),
  /** Panels that look different now. */
  panels: z.array(panelIdSchema),
})
export type FilmChange = z.infer<typeof filmChangeSchema>
