import { z } from 'zod'
import { wholeWriteSchema } from '../document/rowWrite.ts'
import { sceneIdSchema } from '../document/ids.ts'
import { ROW_SCHEMAS } from '../document/schema.ts'

export const versionIdSchema = z.string().max(200)

export const VERSION_REASONS = ['work', 'end', 'restore', 'delete', 'migration'] as const
export const versionSchema = z.object({
  id: versionIdSchema,
  at: z.string(),
  /** work: during work; end: when a session ended; else: before that step. */
  reason: z.enum(VERSION_REASONS),
  damaged: z.boolean(),
  bytes: z.number(),
})
export type Version = z.infer<typeof versionSchema>

export const comparedSchema = z.object({
  title: z.string(),
  scenes: z
    .array(
      z.object({
        sceneId: sceneIdSchema,
        number: z.string(),
        heading: z.string(),
        kind: z.enum(['same', 'changed', 'gone', 'added']),
        shots: z.number(),
        panels: z.number(),
        words: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  film: z.array(z.string()).readonly(),
})

export const deletedSchema = z.object({
  batch: z.string(),
  at: z.string(),
  what: z.string(),
  from: z.string(),
  daysLeft: z.number(),
})

/** `held`: marks as they are on disk, so that undo can restore them. */
export const restoreShape = { writes: z.array(wholeWriteSchema), held: z.array(ROW_SCHEMAS.mark) }
