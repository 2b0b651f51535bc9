import { z } from 'zod'
import { filmChangeSchema } from './change.ts'
import { jobSchema, lostPictureSchema, projectHandleSchema, spendSchema, trustSchema } from './model.ts'
import { troubleSchema } from './trouble.ts'

/** Events that the host pushes to its windows. */
export const EVENTS = {
  /** A change to the film by a window or by the host itself (a take and its picture), with its position; to be absorbed. */
  'board.changed': z.object({ project: projectHandleSchema, change: filmChangeSchema }),
  'job.changed': z.object({ project: projectHandleSchema, job: jobSchema, spend: spendSchema }),
  'trust.changed': z.object({ project: projectHandleSchema, trust: trustSchema }),
  'export.progress': z.object({ exportId: z.string(), done: z.number(), total: z.number() }),
  /** All missing pictures of the film, sent whenever the list changes. */
  'pictures.lost': z.object({ project: projectHandleSchema, lost: z.array(lostPictureSchema) }),
  /** What is wrong with the film's own files, sent whenever that changes; null: nothing any more. */
  'project.trouble': z.object({ project: projectHandleSchema, trouble: troubleSchema.nullable() }),
  /** Sent by the transport itself: the connection was interrupted, and events may have been missed. */
  'events.missed': z.object({}),
  /** A file that this window made (a panel as a picture, a palette) lies where the person chose, in the folder that `files.reveal` shows; or not. */
  'file.saved': z.object({ name: z.string(), saved: z.boolean() }),
  /** A command chosen in the native menu. */
  'menu.command': z.object({ id: z.string() }),
  /** A project the system asks to open: its folder was opened in the file manager, or passed to a second instance. */
  'project.requested': z.object({ folder: z.string() }),
} as const

export type EventName = keyof typeof EVENTS
export type EventValue<E extends EventName> = z.infer<(typeof EVENTS)[E]>
export type HostEvent = { [E in EventName]: { name: E; value: EventValue<E> } }[EventName]

export const hostEventSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('board.changed'), value: EVENTS['board.changed'] }),
  z.object({ name: z.literal('job.changed'), value: EVENTS['job.changed'] }),
  z.object({ name: z.literal('trust.changed'), value: EVENTS['trust.changed'] }),
  z.object({ name: z.literal('export.progress'), value: EVENTS['export.progress'] }),
  z.object({ name: z.literal('pictures.lost'), value: EVENTS['pictures.lost'] }),
  z.object({ name: z.literal('project.trouble'), value: EVENTS['project.trouble'] }),
  z.object({ name: z.literal('events.missed'), value: EVENTS['events.missed'] }),
  z.object({ name: z.literal('file.saved'), value: EVENTS['file.saved'] }),
  z.object({ name: z.literal('menu.command'), value: EVENTS['menu.command'] }),
  z.object({ name: z.literal('project.requested'), value: EVENTS['project.requested'] }),
])
