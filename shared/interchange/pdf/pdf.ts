import { PAPERS, USUAL_OPTIONS, exportOptionsSchema } from '../../pages/model.ts'
import type { ExportOptions } from '../../pages/model.ts'
import { exporter } from '../exporter.ts'
import { pdfForm } from './pdfForm.ts'

/** Letter where printers use it, A4 everywhere else. */
function usualPaper(language: string): ExportOptions['paper'] {
  return /-(US|CA|MX|PH|CL|CO|VE)$/.test(language) ? 'Letter' : 'A4'
}

/** The storyboard and the shot list as PDF, laid out by `shared/pages` and drawn by the host. */
export const pdf = exporter({
  id: 'pdf',
  label: 'PDF',
  file: { name: 'PDF', extensions: ['pdf'], types: ['application/pdf'] },
  options: exportOptionsSchema,
  start: (language): ExportOptions => ({ ...USUAL_OPTIONS, paper: usualPaper(language) }),
  documents: [
    { name: 'storyboard', label: 'Storyboard', sets: { kind: 'storyboard' } },
    { name: 'shot-list', label: 'Shot list', sets: { kind: 'shot-list' } },
    { name: 'contact-sheet', label: 'Contact sheet', sets: { kind: 'contact-sheet' } },
    { name: 'worksheet', label: 'Worksheet', sets: { kind: 'worksheet' } },
    { name: 'lined-script', label: 'Lined script', sets: { kind: 'lined-script' } },
    { name: 'disclosure', label: 'Disclosure', sets: { kind: 'disclosure' } },
  ],
  form: pdfForm,
  preview: {
    as: 'pages',
    shape({ kind, paper, landscape }) {
      const { width, height } = PAPERS[paper]
      return landscape && kind !== 'lined-script' ? { width: height, height: width } : { width, height }
    },
  },
  unit: 'page',
})
