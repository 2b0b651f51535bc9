import { z } from 'zod'
import { panelIdSchema } from '../document/ids.ts'
import { ROW_SCHEMAS } from '../document/schema.ts'
import { projectHandleSchema } from './model.ts'

/** Whose picture is to be made for a request. */
export const ofPanelSchema = z.object({ project: projectHandleSchema, panelId: panelIdSchema })

/** A picture named by the hash of its bytes; null for none. */
export const stagedSchema = z.object({ media: ROW_SCHEMAS.media.nullable() })

/** Pictures as they would be sent, in order; null with the reason for one that can't be sent. */
export const sentPicturesSchema = z.object({ pictures: z.array(stagedSchema.extend({ why: z.string() })) })
