import { csv } from './csv/csv.ts'
import { jpeg, png, psdFiles } from './pictureFiles/pictureFiles.ts'
import { pdf } from './pdf/pdf.ts'
import { xlsx } from './xlsx/xlsx.ts'

/** Every export format, in menu order. To add one, add a folder and a line here. */
export const ENTRIES = [pdf, xlsx, csv, png, jpeg, psdFiles] as const
