import { z } from 'zod'
import { jobIdSchema, mediaIdSchema, panelIdSchema, takeIdSchema } from '../document/ids.ts'
import { generationRequestSchema, usageSchema } from '../document/recipe.ts'
import { orderSchema } from './change.ts'
import { failureSchema } from './failure.ts'
import { heldRows } from './heldRows.ts'
import { wholeSnapshotSchema } from './trouble.ts'

/** Names an open project in every call; the host creates it when it opens one. Not a path. */
export const projectHandleSchema = z
  .string()
  .regex(/^open_[0-9a-z]{8,40}$/)
  .brand('project-handle')
export type ProjectHandle = z.infer<typeof projectHandleSchema>

/** Absolute or relative path on the host's machine. */
export const pathSchema = z.string().min(1).max(4096)

/** Why a film is restricted: it came from elsewhere, came back changed, or this computer lost its trust records. */
export const RESTRICTIONS = ['elsewhere', 'address-changed', 'key-changed', 'records-lost'] as const
/** A restricted film can be viewed, drawn, printed and copied; it makes no takes and gets no key until it is trusted. */
export const trustSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('trusted') }),
  z.object({ state: z.literal('restricted'), why: z.enum(RESTRICTIONS) }),
])
export type Trust = z.infer<typeof trustSchema>
/** What is wrong with a damaged film, one sentence each, and its newest intact snapshot. */
export const damageReportSchema = z.object({
  problems: z.array(z.string()),
  snapshot: wholeSnapshotSchema.nullable(),
})
export type DamageReport = z.infer<typeof damageReportSchema>

export const openedProjectSchema = z.object({
  project: projectHandleSchema,
  folder: z.string(),
  access: z.enum(['write', 'read']),
  /** Why it is read-only, in words ("Ada on studio-mac since 09:12"; "the folder is read-only"); '' if it is writable. */
  readOnlyBecause: z.string(),
  trust: trustSchema,
  /** The film is damaged: only the intact part is shown, and its files were left untouched. */
  damage: damageReportSchema.nullish(),
  /** Sentences on anything found while opening it that a person must know. */
  notes: z.array(z.string()).optional(),
  /** The last change included in `rows`. */
  order: orderSchema,
  /** All rows except marks, which load by layer. */
  rows: z.object({
    project: heldRows('project'),
    scene: heldRows('scene'),
    shot: heldRows('shot'),
    panel: heldRows('panel'),
    layer: heldRows('layer'),
    take: heldRows('take'),
    card: heldRows('card'),
    look: heldRows('look'),
    media: heldRows('media'),
    draft: heldRows('draft'),
  }),
})
export type OpenedProject = z.infer<typeof openedProjectSchema>

export const recentProjectSchema = z.object({
  folder: z.string(),
  title: z.string(),
  openedAt: z.string(),
  /** false: the folder no longer exists. */
  there: z.boolean(),
})
export type RecentProject = z.infer<typeof recentProjectSchema>

/** How far a batch is at the service. */
export const BATCH_STATES = ['asked', 'pending', 'running'] as const

export const JOB_STATES = ['waiting', 'sending', 'saving', 'done', 'failed', 'cancelled'] as const
/** Sent at once, or handed to the service's batch endpoint. */
export const JOB_WAYS = ['now', 'batch'] as const
export const jobSchema = z.object({
  id: jobIdSchema,
  panelId: panelIdSchema,
  state: z.enum(JOB_STATES),
  request: generationRequestSchema,
  /** The batch that it went with. `name`: the service's own, '' until it is known. */
  batch: z.exactOptional(
    z.object({
      label: z.string().max(100),
      name: z.string().max(300),
      state: z.enum(BATCH_STATES),
      /** Of the key that it was sent with: another one can't see it. */
      keyMark: z.exactOptional(z.string().max(64)),
    }),
  ),
  /** 0..1 if the generator reports it; null if not. */
  progress: z.number().min(0).max(1).nullable(),
  /** Earliest ISO time of the next attempt; null for none. */
  waitUntil: z.string().nullable(),
  /** The app was closed before it was sent, or a person paused it: it waits in the film. */
  held: z.boolean().optional(),
  /** A person paused it, so that no opening lets it go. */
  paused: z.boolean().optional(),
  /** It ended while no window had the film open, and nobody was told yet. */
  unseen: z.boolean().optional(),
  /**
   * How often the service got it before and made nothing of it, such as where it asked to wait: what was sent stays
   * sent. Earlier ledgers say with `wasOut` that it was at least once.
   */
  timesOut: z.number().int().min(0).max(1_000_000).optional(),
  wasOut: z.boolean().optional(),
  /** Its place in line, where a person changed that: before those of higher numbers, and those without one. */
  turn: z.number().int().min(0).max(1_000_000).optional(),
  /** Every job of its key waits: why, and until when (ISO); null for until a person lets them go. Omitted: not parked. */
  parked: z.object({ why: failureSchema, until: z.string().nullable() }).nullish(),
  /** Omitted: now. */
  way: z.enum(JOB_WAYS).optional(),
  failure: failureSchema.nullable(),
  takeId: takeIdSchema.nullable(),
  estimateUsd: z.number().nullable(),
  actualUsd: z.number().nullable(),
  /** Tokens of its answer, also of one without a picture: those are billed too. Omitted: the answer told none. */
  usage: usageSchema.optional(),
  /** When the prices behind its estimate were read from the service's list (YYYY-MM). Omitted in older ledgers. */
  pricesRead: z.string().max(40).optional(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
})
export type Job = z.infer<typeof jobSchema>

/** An export on disk; `count` in the exporter's own unit. `files`: those beside `path`, which stands for them. */
export const writtenSchema = z.object({
  path: z.string(),
  count: z.number().int(),
  bytes: z.number().int(),
  files: z.exactOptional(z.array(z.string())),
})

/** What was spent. `mayBeBilledUsd` is the estimate for requests that were sent and never answered. */
export const spendSchema = z.object({
  capUsd: z.number().nullable(),
  actualUsd: z.number(),
  mayBeBilledUsd: z.number(),
  /** Estimates of running jobs. */
  reservedUsd: z.number(),
})
export type Spend = z.infer<typeof spendSchema>

/** No field of this can hold a key. `set`: 'keychain' is stored permanently, 'session' until the app closes. */
export const keyStatusSchema = z.object({
  /** Whose keys these are: an id from `shared/generation/providers`. */
  service: z.string(),
  keychain: z.object({ available: z.boolean(), name: z.string(), why: z.string() }),
  project: z.enum(['none', 'keychain', 'session']),
  computer: z.enum(['none', 'keychain', 'session']),
  environment: z.boolean(),
  /** The source that would be used now. */
  using: z.enum(['none', 'project', 'computer', 'environment']),
  /** The server that would receive it, by the film's own settings. */
  host: z.string(),
  /** The proxy it would go through (host:port); '' for none. */
  proxy: z.string(),
})
export type KeyStatus = z.infer<typeof keyStatusSchema>
export const keyPlaceSchema = z.enum(['project', 'computer'])
export type KeyPlace = z.infer<typeof keyPlaceSchema>

/** A picture that the film uses but whose file is missing, or no longer has the bytes that were stored. */
export const lostPictureSchema = z.object({ id: mediaIdSchema, how: z.enum(['missing', 'changed']) })
export type LostPicture = z.infer<typeof lostPictureSchema>

export const checkReportSchema = z.object({
  ok: z.boolean(),
  counts: z.record(z.string(), z.number()),
  /** One sentence each, saying what is wrong and with what. */
  problems: z.array(z.string()),
  /** Likewise, oddities that do no harm. */
  notes: z.array(z.string()),
})
export type CheckReport = z.infer<typeof checkReportSchema>
