import { EXPORTERS } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import { learnModelWork } from '../provenance/modelWorkIn.ts'
import type { OpenFolder, PanelRenderer, PdfService } from '../services.ts'
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
  return Object.fromEntries(
    EXPORTERS.map((entry) => {
      const exporter = own[entry.id]
      return [entry.id, exporter ? knowing(exporter) : textExporter(entry, needs.records)]
    }),
  )
}

/** An exporter that knows what its pictures say of themselves before it shows any. */
function knowing(exporter: HostExporter): HostExporter {
  return {
    ...(exporter.pages && {
      async pages(open, options, part) {
        await learn(open, options)
        return exporter.pages!(open, options, part)
      },
    }),
    async pictures(open, options) {
      await learn(open, options)
      return exporter.pictures(open, options)
    },
    ...(exporter.letters && {
      async letters(open, options) {
        await learn(open, options)
        return exporter.letters!(open, options)
      },
    }),
    async write(job) {
      await learn(job.open, job.options)
      return exporter.write(job)
    },
  }
}

function learn(open: OpenFolder, options: object): Promise<void> {
  return learnModelWork(open, 'stamp' in options && options.stamp === true)
}
