import { z } from 'zod'
import type { Board } from '../../document/board.ts'
import type { PanelRow, ShotRow } from '../../document/schema.ts'
import { numbersOf, panelPlace, panelsOf } from '../../document/select.ts'
import { shownShots } from '../../document/whatCounts.ts'
import { nameOnDisk } from '../../nameOnDisk.ts'
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
  /** Empty for the whole film. */
  sceneIds: z.array(z.string().max(80)).max(10_000),
})
export type PictureOptions = z.infer<typeof pictureOptionsSchema>

/** A panel that is written as a picture of its own. */
export interface PictureFile {
  readonly shot: ShotRow
  readonly panel: PanelRow
  /** What goes after the chosen name: "012 12A-2". In film order when sorted by name. */
  readonly suffix: string
}

/** The pictures these options write, in film order. */
export function pictureFiles(board: Board, { show, sceneIds }: PictureOptions): PictureFile[] {
  const numbers = numbersOf(board).shots
  const panels = chosenScenes(board, sceneIds)
    .flatMap((scene) => shownShots(board, scene))
    .flatMap((shot) => panelsOf(board, shot.id).map((panel) => ({ shot, panel })))
    .filter(({ panel }) => show !== 'reference' || referenceOf(board, panel.id) !== null)
  const digits = Math.max(3, String(panels.length).length)
  return panels.map(({ shot, panel }, at) => {
    const { index, count } = panelPlace(board, panel)
    const number = nameOnDisk(`${numbers.get(shot.id) ?? ''}${count > 1 ? `-${index}` : ''}`, 'shot', 60)
    return { shot, panel, suffix: `${String(at + 1).padStart(digits, '0')} ${number}` }
  })
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
  start: (): PictureOptions => ({ show: 'all', width: 1920, stamp: true, sceneIds: [] }),
  form,
  preview: {
    as: 'table',
    rows: (board: Board, options: PictureOptions) => [
      ['Picture', 'Shot', 'Panel'],
      ...pictureFiles(board, options).map(({ shot, panel, suffix }) => [
        suffix,
        numbersOf(board).shots.get(shot.id) ?? '',
        String(panelPlace(board, panel).index),
      ]),
    ],
  },
  unit: 'picture',
} as const

/** Every panel as a PNG of its own, with a record of how each was made beside them. */
export const png = exporter({
  id: 'png',
  label: 'PNG',
  file: { name: 'PNG', extensions: ['png'], types: ['image/png'] },
  documents: [{ name: 'png', label: 'Panels', sets: {} }],
  ...shared,
})

export const jpeg = exporter({
  id: 'jpeg',
  label: 'JPEG',
  file: { name: 'JPEG', extensions: ['jpg', 'jpeg'], types: ['image/jpeg'] },
  documents: [{ name: 'jpeg', label: 'Panels', sets: {} }],
  ...shared,
})
