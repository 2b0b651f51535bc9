import { z } from 'zod'
import { panelIdSchema } from '../document/ids.ts'
import { changeOriginSchema, rowWriteSchema, wholeWriteSchema } from '../document/rowWrite.ts'

/** Position of a change in an open film's sequence: counts up from 1 without gaps; 0 before the first. */
export const orderSchema = z.number().int().min(0)

/**
 * A change of the film with its position: who made it and when, which rows it wrote, and which rows were removed along
 * with it.
 */
export const filmChangeSchema = z.object({
  order: orderSchema,
  from: changeOriginSchema,
  /** Empty when sent back to the film's only window for a change of its own: it already has them. */
  writes: z.array(rowWriteSchema),
  /** Removals of rows that this change orphaned: news to the window that made it as well. */
  also: z.array(wholeWriteSchema),
  /** Panels whose picture changed. */
  panels: z.array(panelIdSchema),
})
export type FilmChange = z.infer<typeof filmChangeSchema>
