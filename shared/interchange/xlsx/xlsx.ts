import { z } from 'zod'
import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import type { PanelRow } from '../../document/schema.ts'
import { numbersOf, panelsOf } from '../../document/select.ts'
import { referenceOf } from '../../pages/reference.ts'
import { policyLine } from '../../records/aiPolicy.ts'
import { exporter } from '../exporter.ts'
import type { ExportField } from '../exporter.ts'
import { USUAL_SHOT_TABLE, shotTable, shotTableForm, shotTableShape } from '../shotTable/shotTable.ts'
import type { ShotTableRow } from '../shotTable/shotTable.ts'
import type { SheetToWrite } from './sheet.ts'

const optionsSchema = z.object({
  ...shotTableShape,
  /** Each shot's first panel as the board shows it, without its takes, or the take that stands for it. */
  show: z.enum(['none', 'all', 'drawing', 'reference']).default('all'),
  stamp: z.boolean().default(true),
})
export type XlsxOptions = z.infer<typeof optionsSchema>

/** Of a panel's picture in its row, px at 96 to the inch. */
const PICTURE_PX = 168

/** The panel whose picture stands in a row; null for none. */
export function panelInRow(board: Board, { shot }: ShotTableRow, { show }: XlsxOptions): PanelRow | null {
  const first = shot && show !== 'none' ? panelsOf(board, shot.id)[0] : undefined
  if (!first || (show === 'reference' && !referenceOf(board, first.id))) return null
  return first
}

/** A workbook's sheet without its pictures, with the panel that each row's picture is of. */
export function sheetOf(
  board: Board,
  options: XlsxOptions,
  createdAt: string,
): SheetToWrite & { readonly panels: readonly (PanelRow | null)[] } {
  const { columns, rows, says } = shotTable(board, options)
  const film = filmOf(board)
  const shotAt = columns.findIndex(({ id }) => id === 'shot')
  const column = shotAt + 1
  const drawn = options.show !== 'none'
  const head = columns.map(({ label, width }) => ({ label, width }))
  const size = { width: PICTURE_PX, height: Math.round(PICTURE_PX / film.ratio) }
  return {
    name: says === '' ? 'Shots' : 'Selection',
    note: policyLine(film),
    title: [film.title || 'Untitled film', says === '' ? 'Shot list' : `Selection: ${says}`].join(' - '),
    createdAt,
    // A column is so many digits wide, of 7 px each, and has 5 px of room.
    columns: drawn ? head.toSpliced(column, 0, { label: 'Panel', width: Math.ceil((PICTURE_PX + 6) / 7) }) : head,
    rows: rows.map(({ cells }) => ({ cells: drawn ? cells.toSpliced(column, 0, '') : cells })),
    frozenColumns: column,
    ...(drawn && { picture: { column, ...size } }),
    panels: rows.map((row) => panelInRow(board, row, options)),
  }
}

const fields = shotTableForm<XlsxOptions>()
const form: readonly ExportField<XlsxOptions>[] = [
  fields.columns,
  fields.ownColumns,
  fields.order,
  {
    kind: 'choice',
    word: 'show',
    label: 'Pictures',
    choices: [
      { id: 'none', label: 'None', sets: { show: 'none' } },
      { id: 'all', label: 'As on the board', sets: { show: 'all' } },
      { id: 'drawing', label: 'Drawing', sets: { show: 'drawing' } },
      { id: 'reference', label: 'Reference', sets: { show: 'reference' } },
    ],
    value: ({ show }) => show,
  },
  {
    kind: 'check',
    word: 'stamp',
    label: 'Stamp references',
    hint: '“AI reference” over every picture with a model’s work in it',
    joins: 'below',
    shown: ({ show }) => show !== 'none',
    value: ({ stamp }) => stamp,
    sets: (stamp) => ({ stamp }),
  },
  fields.scenes,
  fields.shots,
  fields.view,
  fields.filter,
]

function previewRows(board: Board, options: XlsxOptions): string[][] {
  const { columns, rows, panels, picture } = sheetOf(board, options, '')
  const numbers = numbersOf(board).shots
  const cells = rows.map((row, at) => {
    const words = row.cells.map(String)
    const panel = panels[at]
    return picture && panel ? words.with(picture.column, `picture of ${numbers.get(panel.shotId) ?? ''}`) : words
  })
  return [columns.map(({ label }) => label), ...cells]
}

/** The shot list as a workbook, with a picture of each shot. */
export const xlsx = exporter({
  id: 'xlsx',
  label: 'Excel',
  file: {
    name: 'Excel workbook',
    extensions: ['xlsx'],
    types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  options: optionsSchema,
  start: (): XlsxOptions => ({ ...USUAL_SHOT_TABLE, show: 'all', stamp: true }),
  documents: [{ name: 'xlsx', label: 'Shot list', sets: {} }],
  form,
  preview: { as: 'table', rows: previewRows },
  unit: 'row',
})
