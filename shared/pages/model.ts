import { z } from 'zod'
import type { OwnKey } from '../document/ownSchema.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '../fields/shotFields.ts'
import type { ShotFieldId } from '../fields/shotFields.ts'

/** Points, upright. Tabloid is 11 × 17 in. */
export const PAPERS = {
  A4: { width: 595.28, height: 841.89 },
  Letter: { width: 612, height: 792 },
  Legal: { width: 612, height: 1008 },
  A3: { width: 841.89, height: 1190.55 },
  Tabloid: { width: 792, height: 1224 },
} as const

/** `shot` is the shot number, `panel` the thumbnail; the rest are fields. */
type EveryColumn = 'shot' | 'panel' | ShotFieldId
/** One of them, or a column of the film's own. */
export type ShotListColumn = EveryColumn | OwnKey

const printed = SHOT_FIELDS.filter((id) => SHOT_FIELD[id].print)
/** Columns of a shot list, in print order. */
export const SHOT_LIST_COLUMNS: readonly EveryColumn[] = [
  'shot',
  ...printed.flatMap((id) => (id === 'setup' ? ([id, 'panel'] as const) : id)),
]
export const DEFAULT_COLUMNS: readonly EveryColumn[] = SHOT_LIST_COLUMNS.filter(
  (id) => id === 'shot' || id === 'panel' || SHOT_FIELD[id].print?.usual,
)

/** Panels per storyboard page. */
export const PER_PAGE = [1, 2, 3, 4, 6, 8, 9, 12] as const
export type PerPage = (typeof PER_PAGE)[number]
/** Panels side by side on a contact sheet. */
export const ACROSS = [4, 5, 6, 8, 10, 12] as const
export const SHOWS = ['drawing', 'reference', 'both'] as const
/** Where a panel's words stand: under it or beside it, whichever leaves it larger; beside it (the Japanese form); or nowhere. */
export const WORD_PLACES = ['auto', 'beside', 'none'] as const
/** What can stand under a panel's number, in the usual order. */
export const PANEL_WORDS = [
  'action',
  'dialogue',
  'sound',
  'vfx',
  'notes',
  'subject',
  'cast',
  'props',
  'equipment',
] as const
export type PanelWord = (typeof PANEL_WORDS)[number]
export const USUAL_WORDS: readonly PanelWord[] = ['action', 'dialogue', 'sound', 'vfx', 'notes']
export const QUALITIES = ['mail', 'usual', 'print'] as const
/** Colours of revised pages, in the order of the American practice. */
export const REVISIONS = ['white', 'blue', 'pink', 'yellow', 'green', 'goldenrod', 'buff', 'salmon', 'cherry'] as const

export const exportOptionsSchema = z.object({
  kind: z.enum(['shot-list', 'storyboard', 'contact-sheet', 'worksheet', 'disclosure', 'lined-script']),
  paper: z.enum(['A4', 'Letter', 'Legal', 'A3', 'Tabloid']),
  landscape: z.boolean(),
  margins: z.enum(['narrow', 'usual', 'binding']).default('usual'),
  /** Storyboard only. */
  perPage: z.literal(PER_PAGE),
  /** Storyboard only: "5x4", columns by rows, instead of `perPage`; '' for none. */
  grid: z.string().max(12).default(''),
  /** Contact sheet only. */
  across: z.literal(ACROSS).default(8),
  wordsAt: z.enum(WORD_PLACES).default('auto'),
  /** In this order. Storyboard only. */
  words: z.array(z.enum(PANEL_WORDS)).default([...USUAL_WORDS]),
  typeSize: z.enum(['small', 'usual', 'large']).default('usual'),
  show: z.enum(SHOWS),
  /** Shot list only. */
  columns: z.array(z.enum(SHOT_LIST_COLUMNS)).min(1),
  /** Shot list only: the film's own columns that go on paper, behind those. */
  ownColumns: z.boolean().default(true),
  /** Shot list only: a box to tick off each shot. */
  doneBox: z.boolean().default(false),
  /** Shot list only: cast by number, with their names on the first page. */
  castNumbers: z.boolean().default(false),
  /** Shot list only: scene by scene, or day by day as it is shot. */
  order: z.enum(['story', 'shooting']).default('story'),
  /** In shooting order for each day. */
  pagePerScene: z.boolean().default(false),
  /** Scenes to print; empty for the whole film. */
  sceneIds: z.array(z.string().max(80)).max(10_000),
  /** Of those, the shots and panels to print; empty for all. */
  shotIds: z.array(z.string().max(80)).max(100_000).default([]),
  panelIds: z.array(z.string().max(80)).max(100_000).default([]),
  /** Only shots that this view of the shot list shows, by its key; '' for all. */
  view: z.string().max(80).default(''),
  /** Only shots with all of these words, as the shot list's filter looks for them; '' for all. */
  filter: z.string().max(500).default(''),
  /** "2-4, 7": of the pages laid out, those to print; '' for all. */
  pages: z.string().max(200).default(''),
  /** Stamps every generated picture "AI reference" ("Stand-in" for the built-in generator). */
  stamp: z.boolean(),
  /** Everything in black and white, pictures too. */
  blackAndWhite: z.boolean().default(false),
  /** mail: small; print: 300 px to the inch. */
  quality: z.enum(QUALITIES).default('usual'),
  cover: z.boolean().default(false),
  revision: z.enum(REVISIONS).default('white'),
  /** Across every page, in grey: the name of who gets it; '' for none. */
  recipient: z.string().max(120).default(''),
})
export type ExportOptions = z.infer<typeof exportOptionsSchema>
/** What a document is laid out and drawn with, before anybody chose. */
export const USUAL_OPTIONS: ExportOptions = exportOptionsSchema.parse({
  kind: 'storyboard',
  paper: 'A4',
  landscape: true,
  perPage: 6,
  show: 'drawing',
  columns: [...DEFAULT_COLUMNS],
  sceneIds: [],
  stamp: true,
})

/** A shot list of days rather than scenes. */
export function isByDay({ kind, order }: Pick<ExportOptions, 'kind' | 'order'>): boolean {
  return kind === 'shot-list' && order === 'shooting'
}

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
  /** The words as they are read, where what is drawn would be found otherwise: in letters that change places. */
  actual: z.string().optional(),
  /** The outline entry that a click leads to, by its key. */
  leadsTo: z.string().optional(),
  /** Turned by so many degrees about its beginning, and faint over everything: a watermark. */
  veil: z.object({ degrees: z.number(), opacity: z.number() }).optional(),
  /**
   * Runs from left to right, since a line may need several fonts. `font` is a file of the font chain; `text` is in
   * reading order, in one direction.
   */
  runs: z.array(
    z.object({
      font: z.string(),
      text: z.string(),
      width: pt,
      /** Where it is read among the runs, from 0, if that is not as they stand. */
      read: z.number().int().optional(),
      /** The letters that no font has, each shown as a box. */
      lost: z.array(z.string()).optional(),
    }),
  ),
})
export const pictureBoxSchema = z.object({
  kind: z.literal('picture'),
  role: z.enum(BOX_ROLES),
  tag,
  x: pt,
  y: pt,
  width: pt,
  height: pt,
  /** The panel's drawing, the take's picture cropped to the film's frame, or a whole picture of the film's media. */
  source: z.discriminatedUnion('of', [
    z.object({ of: z.literal('drawing'), panelId: z.string() }),
    z.object({ of: z.literal('take'), takeId: z.string(), mediaId: z.string() }),
    z.object({ of: z.literal('media'), mediaId: z.string() }),
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
/** A line of straight and wavy strokes, one after another: of a lined script, wavy where a shot is off the camera. Decoration. */
export const pathBoxSchema = z.object({
  kind: z.literal('path'),
  /** Where it begins. */
  x: pt,
  y: pt,
  strokes: z.array(z.object({ x: pt, y: pt, wavy: z.boolean() })).min(1),
  /** A grey, which is printed in black alone. */
  color: z.string(),
  weight: pt,
})
export const boxSchema = z.discriminatedUnion('kind', [textBoxSchema, pictureBoxSchema, ruleBoxSchema, pathBoxSchema])

export const pageSchema = z.object({
  width: pt,
  height: pt,
  boxes: z.array(boxSchema),
  /** PDF outline entries that point at this page: scenes, by their ids as keys. `y` in points from the top. */
  outline: z.array(z.object({ key: z.string().optional(), title: z.string(), y: pt })),
  /** What a reader calls the page: its printed number. */
  label: z.string().optional(),
  /** What of the document does not fit, and what helps: a sentence for whoever prints it, on each of its pages. */
  tight: z.string().optional(),
})
export type Page = z.infer<typeof pageSchema>
export type Box = z.infer<typeof boxSchema>
export type TextBox = z.infer<typeof textBoxSchema>
export type TextRun = TextBox['runs'][number]
export type PictureBox = z.infer<typeof pictureBoxSchema>
export type RuleBox = z.infer<typeof ruleBoxSchema>
export type PathBox = z.infer<typeof pathBoxSchema>
