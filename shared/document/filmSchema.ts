import { z } from 'zod'
import { RATIO_LIMITS } from '../film/ratios.ts'
import { frozen } from './frozen.ts'
import { exportProfileSchema, isProfileKey } from './exportProfileSchema.ts'
import { line, text, unit, within } from './fields.ts'
import { mediaIdSchema, projectIdSchema } from './ids.ts'
import { LIMITS, RANGES } from './limits.ts'
import { isViewKey, listColumnsSchema, listViewSchema } from './listViewSchema.ts'
import { isPaletteKey, paletteSchema } from './paletteSchema.ts'
import { isOwnKey, ownColumnSchema, withAdded } from './ownSchema.ts'
import { IMAGE_SIZES, providerIdSchema } from './recipe.ts'
import { shootDaySchema } from './shootDaySchema.ts'

export const NUMBERINGS = ['us', 'list', 'vfx'] as const
export const KEY_SOURCES = ['automatic', 'project', 'computer', 'environment'] as const
export const BLENDS = ['normal', 'multiply'] as const

/** A layer that a new panel begins with. */
export const newPanelLayerSchema = z.object({
  name: line,
  opacity: unit,
  blend: z.enum(BLENDS),
  takesFills: z.boolean(),
})

/** What a film lets a model do: nothing; references that are stamped wherever they are exported; or anything. */
export const AI_POLICIES = ['off', 'reference', 'allowed'] as const

/** Added after films had been written without it, with its default for those (as `laterShotFields`). */
const laterFilmFields = z.object({
  /** Bottom to top. */
  newPanelLayers: z
    .array(newPanelLayerSchema)
    .min(1)
    .max(LIMITS.newPanelLayers)
    .default([
      { name: 'Tone', opacity: 1, blend: 'normal', takesFills: true },
      { name: 'Line', opacity: 1, blend: 'normal', takesFills: false },
    ]),
  aiPolicy: z.enum(AI_POLICIES).default('allowed'),
  /** Who set the policy; '' if nobody has. */
  aiPolicyBy: line.default(''),
  /** ISO date of that, e.g. 2026-03-04; '' if nobody has. */
  aiPolicyAt: z.string().max(LIMITS.date).default(''),
  /** Numbers of scenes and shots never change: what is new gets one between its neighbours'. */
  numbersLocked: z.boolean().default(false),
  /** Numbers of scenes that were deleted after they had been locked: nothing gets them again. */
  retiredNumbers: z.array(z.string().max(LIMITS.sceneNumber)).max(LIMITS.retiredNumbers).default([]),
  /** In the order in which they come. */
  shootDays: z.array(shootDaySchema).max(LIMITS.shootDays).default([]),
  /** The picture on cover pages; null for none. */
  logo: mediaIdSchema.nullable().default(null),
  /** The shot list's columns; null: nobody has changed them. */
  listColumns: listColumnsSchema.nullable().default(null),
})
export const LATER_FILM_BLANKS = frozen(laterFilmFields.parse({}))

/** One row: the film and its settings. */
const everyFilm = z.object({
  id: projectIdSchema,
  title: line,
  author: line,
  draft: line,
  /** ISO date at which the film was created, e.g. 2026-03-04T10:00:00.000Z. */
  createdAt: z.string().max(LIMITS.date),
  /** Frame shape, width over height. */
  ratio: z.number().min(RATIO_LIMITS.min).max(RATIO_LIMITS.max),
  frameRate: within(RANGES.filmFrameRate),
  /** us: 12, 12A, 12B …; list: 12-1, 12-2 …; vfx: 12-010, 12-020 … */
  numbering: z.enum(NUMBERINGS),
  /** Leave out I and O, which read as 1 and 0 on a slate. */
  skipIO: z.boolean(),
  /** Style note added to every request, e.g. "Overcast, salt-grey, 16 mm grain". */
  styleNote: text,
  provider: providerIdSchema,
  model: line,
  imageSize: z.enum(IMAGE_SIZES),
  /** '' for the provider's default; else https, or http on loopback. */
  baseUrl: z.string().max(LIMITS.address),
  keySource: z.enum(KEY_SOURCES),
  /** Limit in US dollars for all of this film's takes; null for none. */
  capUsd: within(RANGES.capUsd).nullable(),
  ...laterFilmFields.shape,
})

/** With a field for each column of the film's own, saved view of its shot list, profile for its exports, and palette. */
export const projectRowSchema = withAdded(everyFilm, [
  { isKey: isOwnKey, schema: ownColumnSchema, most: LIMITS.ownColumns },
  { isKey: isViewKey, schema: listViewSchema, most: LIMITS.listViews },
  { isKey: isProfileKey, schema: exportProfileSchema, most: LIMITS.exportProfiles },
  { isKey: isPaletteKey, schema: paletteSchema, most: LIMITS.palettes },
])
