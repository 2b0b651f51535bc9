import { z } from 'zod'
import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import type { PanelRow, ShotRow } from '../../document/schema.ts'
import { numbersOf, panelPlace, panelsOf } from '../../document/select.ts'
import { shownShots } from '../../document/whatCounts.ts'
import { nameOnDisk } from '../../nameOnDisk.ts'
import { ACROSS } from '../../pages/model.ts'
import { referenceOf } from '../../pages/reference.ts'
import { chosenScenes } from '../../pages/words.ts'
import { exporter } from '../exporter.ts'
import type { ExportField } from '../exporter.ts'

const SHOWN = ['all', 'drawing', 'reference'] as const
const WIDTHS = [1280, 1920, 3840] as const

export const pictureOptionsSchema = z.object({
  /** The panel as the board shows it, without its takes, or the take that stands for it. */
  show: z.enum(SHOWN),
  /** Of each picture, in px. */
  width: z.union([z.literal(1280), z.literal(1920), z.literal(3840)]),
  stamp: z.boolean(),
  /** count: "Film 012 12A-2"; shot: "Film_012A-02-T3", which stays when shots are added elsewhere. */
  names: z.enum(['count', 'shot']).default('count'),
  /** sheet: many panels small in one picture, so many side by side, each with its number. */
  as: z.enum(['panels', 'sheet']).default('panels'),
  across: z.literal(ACROSS).default(8),
  /** Empty for the whole film. */
  sceneIds: z.array(z.string().max(80)).max(10_000),
})
export type PictureOptions = z.infer<typeof pictureOptionsSchema>

/** A panel that is written as a picture of its own. */
export interface PictureFile {
  readonly shot: ShotRow
  readonly panel: PanelRow
  /** What goes after the chosen name: " 012 12A-2". In film order when sorted by name, and no two alike. */
  readonly suffix: string
}

/** The pictures these options write, in film order. */
export function pictureFiles(board: Board, { show, sceneIds, names }: PictureOptions): PictureFile[] {
  const numbers = numbersOf(board).shots
  const panels = chosenScenes(board, sceneIds)
    .flatMap((scene) => shownShots(board, scene))
    .flatMap((shot) => panelsOf(board, shot.id).map((panel) => ({ shot, panel })))
    .filter(({ panel }) => show !== 'reference' || referenceOf(board, panel.id) !== null)
  const byShot = panels.map(({ shot, panel }) => {
    const { index } = panelPlace(board, panel)
    const take = show === 'reference' ? referenceOf(board, panel.id) : null
    return { number: numbers.get(shot.id) ?? '', panel: index, take: take ? `-T${take.number}` : '' }
  })
  const suffixes =
    names === 'shot'
      ? shotNames(byShot)
      : panels.map(({ panel }, at) => countName(panelPlace(board, panel), byShot[at]!.number, at, panels.length))
  return panels.map((each, at) => ({ ...each, suffix: suffixes[at]! }))
}

/** Panels that are written as one picture. */
export interface SheetFile {
  readonly panels: readonly PictureFile[]
  /** What goes after the chosen name: " 1 to 3F", with a count first where there are several. */
  readonly suffix: string
}

/** A sheet is at most so high for its width, as upright paper is. */
const HIGHEST = 1.42

/** The contact sheets that these options write, in film order. */
export function sheetFiles(board: Board, options: PictureOptions): SheetFile[] {
  const all = pictureFiles(board, options)
  const numbers = numbersOf(board).shots
  const rows = Math.max(1, Math.floor(options.across * filmOf(board).ratio * HIGHEST * 0.85))
  const each = rows * options.across
  const count = Math.ceil(all.length / each)
  return Array.from({ length: count }, (_, at) => {
    const panels = all.slice(at * each, (at + 1) * each)
    const [first, last] = [panels[0]!, panels.at(-1)!].map(({ shot }) => numbers.get(shot.id) ?? '')
    const span = nameOnDisk(first === last ? first! : `${first} to ${last}`, 'shots', 100)
    return { panels, suffix: count > 1 ? ` ${counted(at, count)} ${span}` : ` ${span}` }
  })
}

function countName(
  { index, count }: { readonly index: number; readonly count: number },
  number: string,
  at: number,
  all: number,
): string {
  const name = nameOnDisk(`${number}${count > 1 ? `-${index}` : ''}`, 'shot', 60)
  return ` ${counted(at, all)} ${name}`
}

/** "_012A-02-T3", with every figure as wide as the widest; the count goes first where names would not follow the film. */
function shotNames(
  panels: readonly { readonly number: string; readonly panel: number; readonly take: string }[],
): readonly string[] {
  const widths: number[] = []
  for (const { number } of panels)
    for (const [at, [digits]] of [...number.matchAll(/\d+/g)].entries())
      widths[at] = Math.max(widths[at] ?? 2, digits.length)
  const wide = Math.max(2, ...panels.map(({ panel }) => String(panel).length))
  const names = panels.map(({ number, panel, take }) => {
    let run = 0
    const padded = number.replaceAll(/\d+/g, (digits) => digits.padStart(widths[run++]!, '0'))
    return `${nameOnDisk(padded, 'shot', 60)}-${String(panel).padStart(wide, '0')}${take}`
  })
  const follow = names.every((name, at) => at === 0 || names[at - 1]!.toLowerCase() < name.toLowerCase())
  return names.map((name, at) => (follow ? `_${name}` : `_${counted(at, names.length)}-${name}`))
}

function counted(at: number, all: number): string {
  return String(at + 1).padStart(Math.max(3, String(all).length), '0')
}

const form: readonly ExportField<PictureOptions>[] = [
  {
    kind: 'choice',
    word: 'show',
    label: 'Pictures',
    choices: [
      { id: 'all', label: 'As on the board', sets: { show: 'all' } },
      { id: 'drawing', label: 'Drawing', sets: { show: 'drawing' } },
      { id: 'reference', label: 'Reference', sets: { show: 'reference' } },
    ],
    value: ({ show }) => show,
  },
  {
    kind: 'choice',
    word: 'names',
    label: 'Names',
    shown: ({ as }) => as === 'panels',
    choices: [
      { id: 'count', label: 'Film 012 12A-2', sets: { names: 'count' } },
      { id: 'shot', label: 'Film_012A-02', sets: { names: 'shot' } },
    ],
    value: ({ names }) => names,
  },
  {
    kind: 'choice',
    word: 'across',
    label: 'Panels across',
    shown: ({ as }) => as === 'sheet',
    choices: ACROSS.map((across) => ({ id: String(across), label: String(across), sets: { across } })),
    value: ({ across }) => String(across),
  },
  {
    kind: 'choice',
    word: 'width',
    label: 'Width',
    choices: WIDTHS.map((width) => ({ id: String(width), label: `${width} px`, sets: { width } })),
    value: ({ width }) => String(width),
  },
  {
    kind: 'check',
    word: 'stamp',
    label: 'Stamp references',
    hint: '“AI reference” over every picture with a model’s work in it',
    value: ({ stamp }) => stamp,
    sets: (stamp) => ({ stamp }),
  },
  {
    kind: 'scenes',
    word: 'scenes',
    label: 'Scenes',
    value: ({ sceneIds }) => sceneIds,
    sets: (ids) => ({ sceneIds: [...ids] }),
  },
]

const shared = {
  options: pictureOptionsSchema,
  start: (): PictureOptions => pictureOptionsSchema.parse({ show: 'all', width: 1920, stamp: true, sceneIds: [] }),
  form,
  preview: {
    as: 'table',
    rows: (board: Board, options: PictureOptions) =>
      options.as === 'sheet' ? sheetRows(board, options) : panelRows(board, options),
  },
  unit: 'picture',
} as const

function panelRows(board: Board, options: PictureOptions): string[][] {
  return [
    ['Picture', 'Shot', 'Panel'],
    ...pictureFiles(board, options).map(({ shot, panel, suffix }) => [
      suffix.trimStart(),
      numbersOf(board).shots.get(shot.id) ?? '',
      String(panelPlace(board, panel).index),
    ]),
  ]
}

function sheetRows(board: Board, options: PictureOptions): string[][] {
  return [
    ['Picture', 'Panels'],
    ...sheetFiles(board, options).map(({ suffix, panels }) => [suffix.trimStart(), String(panels.length)]),
  ]
}

/** Every panel as a PNG of its own, with a record of how each was made beside them. */
export const png = exporter({
  id: 'png',
  label: 'PNG',
  file: { name: 'PNG', extensions: ['png'], types: ['image/png'] },
  documents: [
    { name: 'png', label: 'Panels', sets: { as: 'panels' } },
    { name: 'png-sheet', label: 'Contact sheet', sets: { as: 'sheet' } },
  ],
  ...shared,
})

export const jpeg = exporter({
  id: 'jpeg',
  label: 'JPEG',
  file: { name: 'JPEG', extensions: ['jpg', 'jpeg'], types: ['image/jpeg'] },
  documents: [
    { name: 'jpeg', label: 'Panels', sets: { as: 'panels' } },
    { name: 'jpeg-sheet', label: 'Contact sheet', sets: { as: 'sheet' } },
  ],
  ...shared,
})

/** Every panel as a Photoshop document with its layers. */
export const psdFiles = exporter({
  id: 'psd',
  label: 'PSD',
  file: { name: 'Photoshop document', extensions: ['psd'], types: [] },
  documents: [{ name: 'psd', label: 'Panels', sets: { as: 'panels' } }],
  ...shared,
  form: form.filter(({ word }) => word !== 'show' && word !== 'across'),
})
