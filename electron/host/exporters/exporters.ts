import { EXPORTERS } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import type { PanelRenderer, PdfService } from '../services.ts'
import type { HostExporter } from './hostExporter.ts'
import { pictureExporter } from './pictureExporter.ts'
import { pdfExporter } from './pdfExporter.ts'
import type { ReadRecords } from './records.ts'
import { textExporter } from './textExporter.ts'
import { xlsxExporter } from './xlsxExporter.ts'

/** What exporters other than text exporters may need. */
export interface ExporterNeeds {
  readonly pdf: PdfService
  readonly records: ReadRecords
  readonly renderer: PanelRenderer
  readonly now: () => number
}

/** One line for each registry entry that is not written as text. */
function drawn(needs: ExporterNeeds) {
  const { renderer, now } = needs
  return {
    pdf: pdfExporter(needs.pdf),
    xlsx: xlsxExporter(renderer, now),
    png: pictureExporter(renderer, now, 'png'),
    jpeg: pictureExporter(renderer, now, 'jpeg'),
    psd: pictureExporter(renderer, now, 'psd'),
  } satisfies Partial<Readonly<Record<ExporterId, HostExporter>>>
}

export function createExporters(needs: ExporterNeeds): Readonly<Record<string, HostExporter>> {
  const own: Readonly<Record<string, HostExporter>> = drawn(needs)
  return Object.fromEntries(EXPORTERS.map((entry) => [entry.id, own[entry.id] ?? textExporter(entry, needs.records)]))
}
