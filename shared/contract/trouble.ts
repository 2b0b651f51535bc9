import { z } from 'zod'

const path = z.string()

/** A snapshot of a film that was read through and is intact. */
export const wholeSnapshotSchema = z.object({ name: z.string(), takenAt: z.string() })
export type WholeSnapshot = z.infer<typeof wholeSnapshotSchema>

/** What can happen to a film's own files while it is open. Sent as an event when noticed, and returned as a save's failure. */
export const TROUBLES = [
  z.object({ kind: z.literal('read-only'), path }),
  z.object({ kind: z.literal('no-permission'), path }),
  z.object({ kind: z.literal('read-only-disk'), path }),
  /** The disk stopped responding: unplugged, asleep, disconnected, broken. */
  z.object({ kind: z.literal('disk-trouble'), path, detail: z.string() }),
  /** `snapshot`: the newest intact snapshot, if there is one. */
  z.object({ kind: z.literal('damaged'), path, detail: z.string(), snapshot: wholeSnapshotSchema.nullish() }),
  /** The film, or one of its files, is no longer where it was opened; `movedTo`: where its folder was found. */
  z.object({ kind: z.literal('gone'), path, movedTo: z.string().nullable().optional() }),
  /** Another program replaced one of an open film's files. */
  z.object({ kind: z.literal('replaced'), path }),
] as const

export const troubleSchema = z.discriminatedUnion('kind', TROUBLES)
export type Trouble = z.infer<typeof troubleSchema>
