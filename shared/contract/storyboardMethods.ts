import { z } from 'zod'
import { ROW_SCHEMAS } from '../document/schema.ts'
import type { Storyboards } from '../interchange/storyboarder/storyboarderFolder.ts'
import { pathSchema, projectHandleSchema } from './model.ts'

const layer = z.object({ name: z.string(), file: z.string(), opacity: z.number() })
const panel = z.object({
  number: z.number(),
  uid: z.string(),
  seconds: z.number(),
  dialogue: z.string(),
  action: z.string(),
  notes: z.string(),
  layers: z.array(layer),
})
const scene = z.object({
  version: z.string(),
  ratio: z.number(),
  frameRate: z.number(),
  shots: z.array(z.object({ label: z.string(), panels: z.array(panel) })),
  missing: z.array(z.object({ board: z.number(), file: z.string() })),
  unread: z.array(z.string()),
  file: z.string(),
  images: z.string(),
  name: z.string(),
  scriptId: z.string(),
})
/** `Storyboards` as it comes from the host. */
const storyboardsSchema: z.ZodType<Storyboards, Storyboards> = z.object({
  scenes: z.array(scene),
  script: z.string().nullable(),
  refused: z.array(z.string()),
})

/** Storyboarder projects on the host's computer: part of METHODS. */
export const STORYBOARD_METHODS = {
  /**
   * A scene's file, or a folder with all that are in it; nothing in it is changed. `root` is the folder that paths in the
   * answer begin at. Fails with `script-unreadable`.
   */
  'storyboards.look': {
    input: z.object({ path: pathSchema }),
    output: z.object({ root: pathSchema, storyboards: storyboardsSchema }),
  },
  /** Copies one of its pictures into the film, but not to the board. Fails with `picture-unreadable`, `unsafe-folder`. */
  'storyboards.picture': {
    input: z.object({ project: projectHandleSchema, root: pathSchema, file: z.string().max(2000) }),
    output: z.object({ media: ROW_SCHEMAS.media }),
  },
} as const
