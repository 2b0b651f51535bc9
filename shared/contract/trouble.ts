import { z } from 'zod'

const path = z.string()

/** An earlier state of a film that was read through and is whole. */
export const wholeSnapshotSchema = z.object({ name: z.string(), takenAt: z.string() })
export type WholeSnapshot = z.infer<typeof wholeSnapshotSchema>

/** What can happen to a film's own files while it is open: told as it is noticed, and what a save is answered with as well. */
export const TROUBLES = [
  z.object({ kind: z.literal('read-only'), path }),
  z.object({ kind: z.literal('no-permission'), path }),
  z.object({ kind: z.literal('read-only-disk'), path }),
  /** The disk no longer answers: unplugged, asleep, lost, broken. */
  z.object({ kind: z.literal('disk-trouble'), path, detail: z.string() }),
  /** `snapshot`: the newest earlier state that is whole, where there is one. */
  z.object({ kind: z.literal('damaged'), path, detail: z.string(), snapshot: wholeSnapshotSchema.nullish() }),
  /** The film, or a file of it, is no longer where it was opened; `movedTo`: where its folder was found again. */
  z.object({ kind: z.literal('gone'), path, movedTo: z.string().nullable().optional() }),
  /** Another program put other bytes in the place of an open film's own. */
  z.object({ kind: z.literal('replaced'), path }),
] as const

export const troubleSchema = z.discriminatedUnion('kind', TROUBLES)
export type Trouble = z.infer<typeof troubleSchema>
