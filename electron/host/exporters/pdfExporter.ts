import type { ExportOptions } from '#shared/pages/model.ts'
import { valueOf } from '../failures.ts'
import type { PdfService } from '../services.ts'
import type { HostExporter } from './hostExporter.ts'

export function pdfExporter(pdf: PdfService): HostExporter<ExportOptions> {
  return {
    pages: (open, options, part) => pdf.lay(open, options, part),
    pictures: async (open, options) => new Set(await pdf.pictures(open, options)),
    letters: (open, options) => pdf.letters(open, options),
    async write({ open, options, path, signal, progress }) {
      const { pages, bytes } = valueOf(await pdf.write(open, options, path, signal, progress))
      return { count: pages, bytes }
    },
  }
}
