import { z } from 'zod'
import { SHOT_FIELD, SHOT_FIELDS } from '../fields/shotFields.ts'
import type { ShotFieldId } from '../fields/shotFields.ts'

export const PAPERS = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const

/** `shot` is the shot number, `panel` the thumbnail; the rest are fields. */
export type ShotListColumn = 'shot' | 'panel' | ShotFieldId

const printed = SHOT_FIELDS.filter((id) => SHOT_FIELD[id].print)
/** Columns of a shot list, in print order. */
export const SHOT_LIST_COLUMNS: readonly ShotListColumn[] = [
  'shot',
  ...printed.flatMap((id) => (id === 'setup' ? ([id, 'panel'] as const) : id)),
]
export const DEFAULT_COLUMNS: readonly ShotListColumn[] = SHOT_LIST_COLUMNS.filter(
  (id) => id === 'shot' || id === 'panel' || SHOT_FIELD[id].print?.usual,
)

/** Panels per storyboard page. */
export const PER_PAGE = [1, 2, 3, 4, 6, 9] as const
export const SHOWS = ['drawing', 'reference', 'both'] as const

export const exportOptionsSchema = z.object({
  kind: z.enum(['shot-list', 'storyboard', 'disclosure']),
  paper: z.enum(['A4', 'Letter']),
  landscape: z.boolean(),
  /** Storyboard only. */
  perPage: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(6), z.literal(9)]),
  show: z.enum(SHOWS),
  /** Shot list only. */
  columns: z.array(z.enum(SHOT_LIST_COLUMNS)).min(1),
  /** Scenes to print; empty for the whole film. */
  sceneIds: z.array(z.string().max(80)).max(10_000),
  /** Stamps every generated picture "AI reference" ("Stand-in" for the built-in generator). */
  stamp: z.boolean(),
})
export type ExportOptions = z.infer<typeof exportOptionsSchema>

const pt = z.number()
/** The PDF structure types of a box, for screen readers. */
export const BOX_ROLES = [
  'title',
  'heading',
  'header',
  'footer',
  'cell',
  'header-cell',
  'caption',
  'figure',
  'decoration',
] as const

/**
 * A box's position in the tagged document: a path of elements from the root, e.g. `Sect/Table/TR:shot_…/TD:action`.
 * Boxes with the same path are one element, even across pages; `*3` after a cell gives its column span. '' for
 * decoration (running heads, rules, repeats), which screen readers skip.
 */
const tag = z.string()

/** One line of text, already broken and shaped: drawn at its baseline, never wrapped again. */
export const textBoxSchema = z.object({
  kind: z.literal('text'),
  role: z.enum(BOX_ROLES),
  tag,
  /** Left edge and baseline, points from the page's top-left corner. */
  x: pt,
  y: pt,
  /** Advance width in points, so that a preview in another renderer can match it exactly. */
  width: pt,
  size: pt,
  color: z.string(),
  /**
   * Runs from left to right, since a line may need several fonts. `font` is a file of the font chain; `text` is in
   * reading order, in one direction.
   */
  runs: z.array(z.object({ font: z.string(), text: z.string(), width: pt })),
})
export const pictureBoxSchema = z.object({
  kind: z.literal('picture'),
  role: z.enum(BOX_ROLES),
  tag,
  x: pt,
  y: pt,
  width: pt,
  height: pt,
  /** The panel's drawing, or the take's picture cropped to the film's frame. */
  source: z.discriminatedUnion('of', [
    z.object({ of: z.literal('drawing'), panelId: z.string() }),
    z.object({ of: z.literal('take'), takeId: z.string(), mediaId: z.string() }),
  ]),
  /** Alternative text. */
  alt: z.string(),
  /** "AI reference" or "Stand-in" on a generated picture: its frame is dashed, and the words are separate boxes on top. */
  stamp: z.string().nullable(),
})
export const ruleBoxSchema = z.object({
  kind: z.literal('rule'),
  x: pt,
  y: pt,
  width: pt,
  height: pt,
  /** Fill and hairline; null for none. */
  fill: z.string().nullable(),
  stroke: z.string().nullable(),
})
export const boxSchema = z.discriminatedUnion('kind', [textBoxSchema, pictureBoxSchema, ruleBoxSchema])

export const pageSchema = z.object({
  width: pt,
  height: pt,
  boxes: z.array(boxSchema),
  /** PDF outline entries that point at this page: scenes. `y` in points from the top. */
  outline: z.array(z.object({ title: z.string(), y: pt })),
})
export type Page = z.infer<typeof pageSchema>
export type Box = z.infer<typeof boxSchema>
export type TextBox = z.infer<typeof textBoxSchema>
export type TextRun = TextBox['runs'][number]
export type PictureBox = z.infer<typeof pictureBoxSchema>
export type RuleBox = z.infer<typeof ruleBoxSchema>
