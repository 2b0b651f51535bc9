import { z } from 'zod'
import type { Board } from '../../document/board.ts'
import type { SceneRow, ShotRow } from '../../document/schema.ts'
import { numbersOf, panelsOf } from '../../document/select.ts'
import { sceneTitle, shownShots } from '../../document/whatCounts.ts'
import type { ShotField } from '../../fields/field.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '../../fields/shotFields.ts'
import { INT_EXT, termOf } from '../../film/vocabulary.ts'
import { chosenScenes } from '../../pages/words.ts'
import { exporter } from '../exporter.ts'
import type { ExportField } from '../exporter.ts'
import { NO_RECORDS } from '../records.ts'
import type { FilmRecords } from '../records.ts'
import { csvText, defused, readCsv } from './csvText.ts'
import { disclosureTable } from './disclosureTable.ts'
import { ledgerTable } from './ledgerTable.ts'

interface Column {
  readonly id: string
  readonly label: string
  readonly usual?: boolean
  /** The cell's text for the row's scene. */
  readonly scene?: (board: Board, scene: SceneRow) => string
  readonly shot?: (board: Board, shot: ShotRow) => string
}

/** Numbers have no unit, so that a spreadsheet can add them up. */
function fieldColumn({ id, label, kind, print, text, sortKey }: ShotField): Column {
  const shot: Column['shot'] = kind === 'number' ? (board, row) => String(sortKey(board, row)) : text
  return { id, label, usual: print?.usual ?? false, shot }
}

/** In shot list order: the scene, the shot, all of its fields, then columns that only programs need. */
const COLUMNS: readonly Column[] = [
  {
    id: 'scene',
    label: 'Scene',
    usual: true,
    scene: (board, { id }) => numbersOf(board).scenes.get(id) ?? '',
  },
  { id: 'heading', label: 'Scene heading', usual: true, scene: (_, scene) => sceneTitle(scene) },
  { id: 'int-ext', label: 'INT/EXT', scene: (_, scene) => termOf(INT_EXT, scene.intExt)?.label ?? '' },
  { id: 'set', label: 'Scene location', scene: (_, scene) => scene.location },
  { id: 'time', label: 'Time of day', scene: (_, scene) => scene.timeOfDay },
  { id: 'shot', label: 'Shot', usual: true, shot: (board, { id }) => numbersOf(board).shots.get(id) ?? '' },
  ...SHOT_FIELDS.map((id) => SHOT_FIELD[id])
    .filter(({ list, print }) => list || print)
    .map(fieldColumn),
  { id: 'panels', label: 'Panels', shot: (board, { id }) => String(panelsOf(board, id).length) },
  { id: 'id', label: 'Id', shot: (_, { id }) => id },
]
const IDS = COLUMNS.map(({ id }) => id)
const USUAL = COLUMNS.filter(({ usual }) => usual).map(({ id }) => id)

const optionsSchema = z.object({
  table: z.enum(['shots', 'ledger', 'disclosure']).default('shots'),
  /** Of the shot list only. */
  columns: z.array(z.enum(IDS)).min(1),
  separator: z.enum([',', ';']),
  /** Start with a byte order mark. */
  mark: z.boolean(),
  defuse: z.boolean(),
  /** Empty for the whole film. */
  sceneIds: z.array(z.string().max(80)).max(10_000),
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
      return shotTable(board, options)
    case 'ledger':
      return ledgerTable(board, ledger, options.sceneIds)
    case 'disclosure':
      return disclosureTable(disclosure)
  }
}

/** Header and rows, shots in film order. A scene that prints no shot, such as an omitted one, gets its own row. */
function shotTable(board: Board, { columns, sceneIds }: CsvOptions): string[][] {
  const chosen = COLUMNS.filter(({ id }) => columns.includes(id))
  const row = (scene: SceneRow, shot: ShotRow | null): string[] =>
    chosen.map((column) => (column.scene?.(board, scene) ?? '') || ((shot && column.shot?.(board, shot)) ?? ''))
  const rows = chosenScenes(board, sceneIds).flatMap((scene) => {
    const shots = shownShots(board, scene)
    return shots.length === 0 ? [row(scene, null)] : shots.map((shot) => row(scene, shot))
  })
  return [chosen.map(({ label }) => label), ...rows]
}

/** Makes the text valid UTF-8 without lone surrogates, and with LF line ends inside cells: only records end in CR LF. */
function written(said: string): string {
  return said.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/\r\n?/g, '\n')
}

const MARK = '\ufeff'

const form: readonly ExportField<CsvOptions>[] = [
  {
    kind: 'list',
    word: 'columns',
    label: 'Columns',
    shown: ({ table }) => table === 'shots',
    items: COLUMNS.map(({ id, label }) => ({ id, label })),
    usual: USUAL,
    value: ({ columns }) => columns,
    sets: (ids) => ({ columns: IDS.filter((id) => ids.has(id)) }),
  },
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
  {
    kind: 'scenes',
    word: 'scenes',
    label: 'Scenes',
    shown: ({ table }) => table !== 'disclosure',
    value: ({ sceneIds }) => sceneIds,
    sets: (ids) => ({ sceneIds: [...ids] }),
  },
]

/** The shot list, the ledger and the disclosure, for spreadsheets and other programs. */
export const csv = exporter({
  id: 'csv',
  label: 'CSV',
  file: { name: 'CSV', extensions: ['csv'], types: ['text/csv'] },
  options: optionsSchema,
  start: (): CsvOptions => ({
    table: 'shots',
    columns: [...USUAL],
    separator: ',',
    mark: true,
    defuse: true,
    sceneIds: [],
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
