import { z } from 'zod'
import type { Board } from '../../document/board.ts'
import { exporter } from '../exporter.ts'
import type { ExportField } from '../exporter.ts'
import { NO_RECORDS } from '../records.ts'
import type { FilmRecords } from '../records.ts'
import { USUAL_SHOT_TABLE, shotTable, shotTableForm, shotTableShape } from '../shotTable/shotTable.ts'
import { csvText, defused, readCsv } from './csvText.ts'
import { disclosureTable } from './disclosureTable.ts'
import { ledgerTable } from './ledgerTable.ts'

const optionsSchema = z.object({
  table: z.enum(['shots', 'ledger', 'disclosure']).default('shots'),
  /** Of the shot list only, but for the scenes. */
  ...shotTableShape,
  separator: z.enum([',', ';']),
  /** Start with a byte order mark. */
  mark: z.boolean(),
  defuse: z.boolean(),
})
type CsvOptions = z.infer<typeof optionsSchema>

/** Header and rows of the table that these options name. */
function rowsOf(board: Board, options: CsvOptions, records: FilmRecords = NO_RECORDS): string[][] {
  const rows = tableOf(board, options, records)
  return rows.map((cells) => cells.map((cell) => (options.defuse ? defused(written(cell)) : written(cell))))
}

function tableOf(board: Board, options: CsvOptions, { ledger, disclosure }: FilmRecords): string[][] {
  switch (options.table) {
    case 'shots':
      return shotRows(board, options)
    case 'ledger':
      return ledgerTable(board, ledger, options.sceneIds)
    case 'disclosure':
      return disclosureTable(disclosure)
  }
}

/** Header and rows; in story order a scene that prints no shot, such as an omitted one, gets its own row. */
function shotRows(board: Board, options: CsvOptions): string[][] {
  const { columns, rows } = shotTable(board, options)
  return [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map(String))]
}

/** Makes the text valid UTF-8 without lone surrogates, and with LF line ends inside cells: only records end in CR LF. */
function written(said: string): string {
  return said.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/\r\n?/g, '\n')
}

const MARK = '\ufeff'

const fields = shotTableForm<CsvOptions>(({ table }) => table === 'shots')

const form: readonly ExportField<CsvOptions>[] = [
  fields.columns,
  fields.ownColumns,
  fields.order,
  {
    kind: 'choice',
    word: 'separator',
    label: 'Between cells',
    choices: [
      { id: 'comma', label: 'Comma', sets: { separator: ',' } },
      { id: 'semicolon', label: 'Semicolon', sets: { separator: ';' } },
    ],
    value: ({ separator }) => (separator === ',' ? 'comma' : 'semicolon'),
  },
  {
    kind: 'check',
    word: 'mark',
    label: 'Mark as UTF-8',
    hint: 'Excel needs it for letters beyond English',
    joins: 'below',
    value: ({ mark }) => mark,
    sets: (mark) => ({ mark }),
  },
  {
    kind: 'check',
    word: 'defuse',
    label: 'Keep formulas from running',
    hint: 'An apostrophe before = + - @, but not before numbers',
    joins: 'below',
    value: ({ defuse }) => defuse,
    sets: (defuse) => ({ defuse }),
  },
  { ...fields.scenes, shown: ({ table }) => table !== 'disclosure' },
  fields.shots,
  fields.view,
  fields.filter,
]

/** The shot list, the ledger and the disclosure, for spreadsheets and other programs. */
export const csv = exporter({
  id: 'csv',
  label: 'CSV',
  file: { name: 'CSV', extensions: ['csv'], types: ['text/csv'] },
  options: optionsSchema,
  start: (): CsvOptions => ({
    table: 'shots',
    ...USUAL_SHOT_TABLE,
    separator: ',',
    mark: true,
    defuse: true,
  }),
  documents: [
    { name: 'csv', label: 'Shot list', sets: { table: 'shots' } },
    { name: 'ledger', label: 'Ledger', sets: { table: 'ledger' } },
    { name: 'disclosure-csv', label: 'Disclosure', sets: { table: 'disclosure' } },
  ],
  form,
  preview: { as: 'table', rows: rowsOf },
  unit: 'row',
  needs: ({ table }) => (table === 'shots' ? null : table),
  text: {
    write: (board, options, records) =>
      (options.mark ? MARK : '') + csvText(rowsOf(board, options, records), options.separator),
    readBack(text, board, options, records) {
      const body = options.mark ? text.slice(MARK.length) : text
      const rows = text.startsWith(MARK) === options.mark ? readCsv(body, options.separator) : null
      const same = JSON.stringify(rows) === JSON.stringify(rowsOf(board, options, records))
      return rows && same ? rows.length - 1 : null
    },
  },
})
