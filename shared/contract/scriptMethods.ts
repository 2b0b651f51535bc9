import { z } from 'zod'
import { draftSourceSchema } from '../document/draftSchema.ts'
import { draftIdSchema } from '../document/ids.ts'
import { LIMITS } from '../document/limits.ts'
import { pathSchema, projectHandleSchema } from './model.ts'
import { screenplaySchema } from './screenplay.ts'

const project = projectHandleSchema

/** What a window asks of the script: part of METHODS. */
export const SCRIPT_METHODS = {
  /** A draft of the script, read from its file. Fails with `script-missing`, `script-unreadable`. */
  'script.read': {
    input: z.object({ project, draftId: draftIdSchema }),
    output: z.object({ screenplay: screenplaySchema }),
  },
  /** A script that was sent to the asset port and is no draft yet. `name`: its file's own name; `format`: its reader's id. */
  'script.look': {
    input: z.object({ project, source: draftSourceSchema, name: z.string().max(LIMITS.line) }),
    output: z.object({ format: z.string(), screenplay: screenplaySchema }),
  },
  /** Takes a script's file from the host's computer instead, which is only read. */
  'script.bring': {
    input: z.object({ project, path: pathSchema }),
    output: z.object({ source: draftSourceSchema, name: z.string() }),
  },
  /** Keeps such a script in the film for good, before the draft that names it is saved. */
  'script.keep': { input: z.object({ project, source: draftSourceSchema }), output: z.object({}) },
} as const
