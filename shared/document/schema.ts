import { z } from 'zod'
import { DIRECTIONS, INT_EXT, STATUSES, idsOf } from '../film/vocabulary.ts'
import { CARD_KINDS, cardRowSchema, chosenLooks, lookRowSchema } from './cardSchema.ts'
import { coversSchema, draftRowSchema, scriptSceneFields } from './draftSchema.ts'
import {
  cardIdSchema,
  layerIdSchema,
  mediaIdSchema,
  panelIdSchema,
  sceneIdSchema,
  shotIdSchema,
  takeIdSchema,
} from './ids.ts'
import { frozen } from './frozen.ts'
import { line, text, order, seconds, unit, finite, oneOf, term, within } from './fields.ts'
import {
  AI_POLICIES,
  BLENDS,
  KEY_SOURCES,
  LATER_FILM_BLANKS,
  NUMBERINGS,
  newPanelLayerSchema,
  projectRowSchema,
} from './filmSchema.ts'
import { LIMITS, RANGES } from './limits.ts'
import { markRowSchema } from './markSchema.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { isOwnKey, ownValueSchema, withAdded } from './ownSchema.ts'
import { IMAGE_SIZES, recipeSchema } from './recipe.ts'
import { requestDraftSchema } from './requestDraft.ts'
import { changeDraftSchema } from './turn.ts'

/** The format version of a project folder, stored as `user_version` in its database. Each migration raises it. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)!.to

/** Added after scenes had been written without it, with its default for those (as `laterShotFields`). */
const laterSceneFields = z.object({
  /** Which look each card has in it; cards that are not named have their base look. */
  looks: chosenLooks,
  /** As the film's, for the numbers of its shots and its own. */
  numbersLocked: z.boolean().default(false),
  /** As the film's, for numbers of its shots. */
  retiredNumbers: z.array(z.string().max(LIMITS.shotNumber)).max(LIMITS.retiredNumbers).default([]),
  /** What its number was before it was set or renumbered, oldest first. */
  formerNumbers: z.array(z.string().max(LIMITS.sceneNumber)).max(LIMITS.formerNumbers).default([]),
  ...scriptSceneFields.shape,
})
export const LATER_SCENE_BLANKS = frozen(laterSceneFields.parse({}))

export const sceneRowSchema = z.object({
  id: sceneIdSchema,
  order,
  /** null: numbered by position; else fixed. */
  number: z.string().max(LIMITS.sceneNumber).nullable(),
  intExt: oneOf(idsOf(INT_EXT)),
  location: line,
  timeOfDay: line,
  synopsis: text,
  /** A cut scene keeps its number and prints OMITTED. */
  omitted: z.boolean(),
  ...laterSceneFields.shape,
})

/**
 * Fields added after rows had been written without them, each with its default for such rows. (An older program of the
 * same version drops them from the rows it writes; once a version was released, a new field raises it.)
 */
const laterShotFields = z.object({
  /** The stop, as it is called on set: "T2.8". */
  aperture: line.default(''),
  /** The long end of a zoom, in mm, of which `lensMm` is the short one; null for a fixed lens. */
  lensToMm: within(RANGES.lensMm).nullable().default(null),
  /** What must not be in the picture: "umbrella, cars". */
  avoid: text.default(''),
  /** Looks that differ from the scene's. */
  looks: chosenLooks,
  /** As the scene's. */
  formerNumbers: z.array(z.string().max(LIMITS.shotNumber)).max(LIMITS.formerNumbers).default([]),
  /** The day of the film's `shootDays` on which it is shot; '' for none. */
  shootDay: z.string().max(LIMITS.shootDayId).default(''),
  /** Its place on that day, a fractional key; '' for none. */
  shootOrder: z.string().max(LIMITS.order).default(''),
  covers: coversSchema,
})
/** Defaults of these fields in a new shot. */
export const LATER_SHOT_BLANKS = frozen(laterShotFields.parse({}))

const everyShot = z.object({
  id: shotIdSchema,
  sceneId: sceneIdSchema,
  order,
  /** null: numbered by position in the scene; else fixed. */
  number: z.string().max(LIMITS.shotNumber).nullable(),
  setup: line,
  subject: line,
  size: term,
  framing: term,
  angle: term,
  movement: term,
  direction: oneOf(idsOf(DIRECTIONS)),
  /** The manner of the move: "slow", "on the turn". */
  movementNote: line,
  /** Focal length in mm. */
  lensMm: within(RANGES.lensMm).nullable(),
  camera: line,
  support: term,
  equipment: line,
  frameRate: within(RANGES.shotFrameRate).nullable(),
  action: text,
  dialogue: text,
  sound: text,
  vfx: text,
  notes: text,
  /** Estimated length on screen; null: the default of 2 s a panel. */
  seconds: seconds.nullable(),
  status: z.enum(idsOf(STATUSES)),
  castIds: z.array(cardIdSchema).max(LIMITS.cards),
  locationId: cardIdSchema.nullable(),
  propIds: z.array(cardIdSchema).max(LIMITS.cards),
  ...laterShotFields.shape,
})

/** With a field for each cell of the film's own columns. */
export const shotRowSchema = withAdded(everyShot, [
  { isKey: isOwnKey, schema: ownValueSchema, most: LIMITS.ownColumns },
])

/**
 * The panel's perspective: no vanishing points (the horizon alone), one, two or three, in panel px. The first two lie
 * on the horizon, a level line at height `horizon`; the third lies off it.
 */
export const perspectiveSchema = z.object({
  horizon: finite,
  points: z.array(z.tuple([finite, finite])).max(LIMITS.vanishingPoints),
})

export const panelRowSchema = z.object({
  id: panelIdSchema,
  shotId: shotIdSchema,
  order,
  /** start / beat / end, or any text; '' for none. */
  label: line,
  /** Native size in panel px, set when the panel was created; a later film ratio crops it, marks never change. */
  width: within(RANGES.panelSize).int(),
  height: within(RANGES.panelSize).int(),
  /** null: an equal share of the shot's seconds. */
  seconds: seconds.nullable(),
  /** The panel's perspective, a drawing guide that is never printed; null: none was set. */
  perspective: perspectiveSchema.nullable(),
  ...requestDraftSchema.shape,
})
/** Defaults of the fields added after panels had been written without them (as `LATER_SHOT_BLANKS`). */
export const LATER_PANEL_BLANKS = frozen(requestDraftSchema.parse({}))

/** A picture's position on the panel: its top-left corner and size in panel px, rotated by `degrees` about its centre. */
export const placementSchema = z.object({ x: finite, y: finite, width: finite, height: finite, degrees: finite })

/** The visible part of a picture: its top-left corner and size as fractions (0..1) of the picture's own. */
export const cropSchema = z.object({ x: unit, y: unit, width: unit, height: unit })

/** Colour tags for layers in the stack; '' for none. */
export const LAYER_TAGS = ['', 'red', 'orange', 'yellow', 'green', 'blue', 'violet'] as const
/** A picture to be traced: as it is, without colour, in pencil blue, or its edges alone. */
export const TRACINGS = ['plain', 'grey', 'blue', 'edges'] as const

/** Added after layers had been written without it, with its default for those (as `laterShotFields`). */
const laterLayerFields = z.object({
  /** A drawing layer for tone: what is filled while drawing on a layer above it goes here. */
  takesFills: z.boolean().default(false),
  /** How a picture or a take lies under the drawing. */
  tracing: z.enum(TRACINGS).default('plain'),
})
export const LATER_LAYER_BLANKS = frozen(laterLayerFields.parse({}))
/** A `camera` layer holds a panel's camera move, as a mark. */
export const LAYER_KINDS = ['drawing', 'picture', 'take', 'camera'] as const
export const layerRowSchema = z.object({
  id: layerIdSchema,
  panelId: panelIdSchema,
  /** Bottom to top. */
  order,
  kind: z.enum(LAYER_KINDS),
  name: line,
  visible: z.boolean(),
  locked: z.boolean(),
  opacity: unit,
  blend: z.enum(BLENDS),
  /** The picture of a `picture` or `take` layer; null for a drawing. */
  mediaId: mediaIdSchema.nullable(),
  /** The take shown by a `take` layer; null otherwise. */
  takeId: takeIdSchema.nullable(),
  /** null: fills the panel, cropped to its shape. */
  placement: placementSchema.nullable(),
  /** The crop of a picture with a placement; null: the whole picture. */
  crop: cropSchema.nullable(),
  /** The layer whose ink or picture this one shows (which may have left its panel since); null: its own. */
  sharedFrom: layerIdSchema.nullable(),
  /** New strokes are clipped to what is already drawn on the layer. */
  transparencyLocked: z.boolean(),
  tag: z.enum(LAYER_TAGS),
  ...laterLayerFields.shape,
})

/** Added after takes had been written without it, with its default for those (as `laterShotFields`). */
const laterTakeFields = z.object({
  /** Worth another look; says nothing of whether it is used, which \`kept\` does. */
  starred: z.boolean().default(false),
  /** The director's words on it, for people: no model gets them. */
  note: text.default(''),
  ...changeDraftSchema.shape,
})
export const LATER_TAKE_BLANKS = frozen(laterTakeFields.parse({}))

export const takeRowSchema = z.object({
  id: takeIdSchema,
  panelId: panelIdSchema,
  order,
  /** T1, T2, … never renumbered. */
  number: z.number().int().min(1),
  mediaId: mediaIdSchema,
  /** Struck takes are hidden, never deleted. */
  struck: z.boolean(),
  kept: z.boolean(),
  recipe: recipeSchema,
  ...laterTakeFields.shape,
})

export const MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
/** Metadata of the immutable bytes in media/<aa>/<sha256>.<ext>. */
export const mediaRowSchema = z.object({
  id: mediaIdSchema,
  type: z.enum(MEDIA_TYPES),
  bytes: z.number().int().min(0),
  /** px, as displayed (orientation applied). */
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  /** The original file name, if it came from a file. */
  name: line,
})

/** Every table of the board, parents before children. */
export const ROW_SCHEMAS = {
  project: projectRowSchema,
  scene: sceneRowSchema,
  shot: shotRowSchema,
  panel: panelRowSchema,
  layer: layerRowSchema,
  mark: markRowSchema,
  take: takeRowSchema,
  card: cardRowSchema,
  look: lookRowSchema,
  media: mediaRowSchema,
  draft: draftRowSchema,
} as const

export type TableName = keyof typeof ROW_SCHEMAS
export const TABLE_NAMES = Object.keys(ROW_SCHEMAS) as readonly TableName[]
export type Rows = { [T in TableName]: z.infer<(typeof ROW_SCHEMAS)[T]> }
export type ProjectRow = Rows['project']
export type SceneRow = Rows['scene']
export type ShotRow = Rows['shot']
export type PanelRow = Rows['panel']
export type LayerRow = Rows['layer']
export type MarkRow = Rows['mark']
export type TakeRow = Rows['take']
export type CardRow = Rows['card']
export type LookRow = Rows['look']
export type MediaRow = Rows['media']
export type DraftRow = Rows['draft']
export type Placement = z.infer<typeof placementSchema>
export type Crop = z.infer<typeof cropSchema>
export type NewPanelLayer = z.infer<typeof newPanelLayerSchema>
export type Perspective = z.infer<typeof perspectiveSchema>
export { AI_POLICIES, CARD_KINDS, KEY_SOURCES, LATER_FILM_BLANKS, NUMBERINGS, newPanelLayerSchema, projectRowSchema }

export type CardKind = (typeof CARD_KINDS)[number]
export type ImageSize = (typeof IMAGE_SIZES)[number]
export type KeySource = (typeof KEY_SOURCES)[number]
export type AiPolicy = (typeof AI_POLICIES)[number]
export type Numbering = (typeof NUMBERINGS)[number]
