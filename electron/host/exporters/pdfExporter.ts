import type { ExportOptions } from '#shared/pages/model.ts'
import { valueOf } from '../failures.ts'
import { lostLetters } from '../pdf/lostLetters.ts'
import { pagePictures } from '../pdf/pagePictures.ts'
import type { PdfService } from '../services.ts'
import type { HostExporter } from './hostExporter.ts'

export function pdfExporter(pdf: PdfService): HostExporter<ExportOptions> {
  return {
    pages: (open, options) => pdf.lay(open, options),
    pictures: async (open, options) => pagePictures(open.store.board(), await pdf.lay(open, options)),
    letters: async (open, options) => lostLetters(await pdf.lay(open, options)),
    async write({ open, options, path, signal, progress }) {
      const { pages, bytes } = valueOf(await pdf.write(open, options, path, signal, progress))
      return { count: pages, bytes }
    },
  }
}
