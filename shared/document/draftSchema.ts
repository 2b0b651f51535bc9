import { z } from 'zod'
import { line, order, within } from './fields.ts'
import { draftIdSchema } from './ids.ts'
import { LIMITS, RANGES } from './limits.ts'

/** Endings under which scripts are kept; a file with another ending that reads as text is kept as `txt`. */
export const SCRIPT_EXTENSIONS = ['fountain', 'fdx', 'txt', 'pdf', 'highland', 'storyboarder'] as const
export type ScriptExtension = (typeof SCRIPT_EXTENSIONS)[number]

/** The file as the writer sent it: media/<aa>/<hash>.<extension>. */
export const draftSourceSchema = z.object({
  /** sha-256 of its bytes in hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  extension: z.enum(SCRIPT_EXTENSIONS),
  bytes: z.number().int().min(0),
})
export type DraftSource = z.infer<typeof draftSourceSchema>

/** A draft of the script, as it was imported. Its text is in the file, which is read anew whenever it is shown. */
export const draftRowSchema = z.object({
  id: draftIdSchema,
  /** The order of importing: the last is the current draft. */
  order,
  /** The file's own name. */
  name: line,
  /** Id of the reader that read it: "fountain". */
  format: line,
  /** Of its revision, as productions name them: White, Blue, Pink …; or in other words. */
  color: line,
  /** ISO date, e.g. 2026-03-04T10:00:00.000Z. */
  importedAt: z.string().max(LIMITS.date),
  source: draftSourceSchema,
})

/** A place in a screenplay: the index of an element, and an offset in its text in UTF-16 code units. */
const placeInScript = z.object({
  element: within(RANGES.scriptElement).int(),
  at: within(RANGES.elementText).int(),
})

/** What a scene has from the script that it was last imported from; null: nothing. */
export const scriptSceneFields = z.object({
  /** Its scene in that draft, by the index of its heading. */
  script: z
    .object({ draftId: draftIdSchema, element: within(RANGES.scriptElement).int() })
    .nullable()
    .default(null),
  /** Its length there, in eighths of a page. */
  eighths: z.number().int().min(0).max(LIMITS.eighths).nullable().default(null),
})

/** A stretch of the script that a shot covers, the end excluded. */
const coveredPartSchema = z.object({
  from: placeInScript,
  to: placeInScript,
  /** Whoever speaks or acts is seen: a straight line. Else a wavy one. */
  onCamera: z.boolean(),
})

export type CoveredPart = z.infer<typeof coveredPartSchema>

/** The lines of a draft that a shot covers, in the script's order; null: none. */
export const coversSchema = z
  .object({ draftId: draftIdSchema, parts: z.array(coveredPartSchema).max(LIMITS.coveredParts) })
  .nullable()
  .default(null)
export type Covers = NonNullable<z.infer<typeof coversSchema>>
