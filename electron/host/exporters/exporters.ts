import { EXPORTERS } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import type { PdfService } from '../services.ts'
import type { HostExporter } from './hostExporter.ts'
import { pdfExporter } from './pdfExporter.ts'
import type { ReadRecords } from './records.ts'
import { textExporter } from './textExporter.ts'

/** What exporters other than text exporters may need. */
export interface ExporterNeeds {
  readonly pdf: PdfService
  readonly records: ReadRecords
}

/** One line for each registry entry that is not written as text. */
function drawn(needs: ExporterNeeds) {
  return { pdf: pdfExporter(needs.pdf) } satisfies Partial<Readonly<Record<ExporterId, HostExporter>>>
}

export function createExporters(needs: ExporterNeeds): Readonly<Record<string, HostExporter>> {
  const own: Readonly<Record<string, HostExporter>> = drawn(needs)
  return Object.fromEntries(EXPORTERS.map((entry) => [entry.id, own[entry.id] ?? textExporter(entry, needs.records)]))
}
