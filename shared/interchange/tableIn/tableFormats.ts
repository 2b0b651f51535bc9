import type { FileKind } from '../fileKind.ts'
import type { OddRow } from '../oddRow.ts'

export interface TableSheet {
  readonly name: string
  /** Rows can differ in length. */
  readonly rows: readonly (readonly string[])[]
  readonly odd: readonly OddRow[]
}

export interface TableFile {
  readonly format: string
  readonly sheets: readonly TableSheet[]
}

/** `why` is worded to follow "can't be read:". */
type TableReading = TableFile | { readonly why: string }

/** A file that a shot list comes in as. */
interface TableFormat {
  readonly file: FileKind
  /** Recognised by its first bytes: a name proves nothing. */
  begins(bytes: Uint8Array): boolean
  read(bytes: Uint8Array): Promise<TableReading>
}

const xlsx: TableFormat = {
  file: {
    name: 'Excel workbook',
    extensions: ['xlsx', 'xlsm'],
    types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  begins: (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b,
  async read(bytes) {
    // Loaded on first use, as what follows: most films never see a table.
    const { readXlsx } = await import('../xlsx/readXlsx.ts')
    const sheets = readXlsx(bytes)
    return 'why' in sheets ? sheets : { format: 'Excel', sheets }
  },
}

const oldExcel: TableFormat = {
  file: { name: 'Excel 97', extensions: ['xls'], types: [] },
  begins: (bytes) => bytes[0] === 0xd0 && bytes[1] === 0xcf,
  read: () => Promise.resolve({ why: 'it is from an older Excel, or locked by a password: save it as .xlsx or CSV' }),
}

const delimited: TableFormat = {
  file: { name: 'CSV', extensions: ['csv', 'tsv'], types: ['text/csv', 'text/tab-separated-values'] },
  begins: () => true,
  async read(bytes) {
    const { readDelimited } = await import('./readDelimited.ts')
    const { rows, odd } = readDelimited(bytes)
    if (rows.some((cells) => cells.some((cell) => cell.includes('\0')))) return { why: 'it is no table' }
    return { format: 'CSV', sheets: [{ name: '', rows, odd }] }
  },
}

/** The last accepts whatever no other recognises. */
const TABLE_FORMATS: readonly TableFormat[] = [xlsx, oldExcel, delimited]

/** Without the dot, for file dialogs and what is dropped. */
export const TABLE_EXTENSIONS = TABLE_FORMATS.filter((format) => format !== oldExcel).flatMap(
  ({ file }) => file.extensions,
)

const MOST_BYTES = 64 * 1024 * 1024
const MOST_ROWS = 20_000

export async function readTable(bytes: Uint8Array): Promise<TableReading> {
  if (bytes.length === 0) return { why: 'it is empty' }
  if (bytes.length > MOST_BYTES) return { why: 'it is larger than 64 MB' }
  const read = await TABLE_FORMATS.find((format) => format.begins(bytes))!.read(bytes)
  if ('why' in read) return read
  const sheets = read.sheets.filter(({ rows }) => rows.some((cells) => cells.some((cell) => cell.trim() !== '')))
  if (sheets.length === 0) return { why: 'there is nothing in it' }
  if (sheets.some(({ rows }) => rows.length > MOST_ROWS)) return { why: `it has more than ${MOST_ROWS} rows` }
  return { ...read, sheets }
}
