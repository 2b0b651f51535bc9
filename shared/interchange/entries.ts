import { csv } from './csv/csv.ts'
import { pdf } from './pdf/pdf.ts'

/** Every way out of the film that a person can choose, in the order in which it is offered. A new one is a folder and a line here. */
export const ENTRIES = [pdf, csv] as const
