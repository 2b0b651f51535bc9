import {
  DEFAULT_COLUMNS,
  PAPERS,
  PER_PAGE,
  SHOT_LIST_COLUMNS,
  USUAL_OPTIONS,
  exportOptionsSchema,
} from '../../pages/model.ts'
import type { ExportOptions } from '../../pages/model.ts'
import { columnRule } from '../../pages/shotListColumns.ts'
import { exporter } from '../exporter.ts'
import type { ExportField } from '../exporter.ts'

/** Letter where printers use it, A4 everywhere else. */
function usualPaper(language: string): ExportOptions['paper'] {
  return /-(US|CA|MX|PH|CL|CO|VE)$/.test(language) ? 'Letter' : 'A4'
}

const form: readonly ExportField<ExportOptions>[] = [
  {
    kind: 'choice',
    word: 'page',
    label: 'Paper',
    choices: [
      { id: 'A4', label: 'A4', sets: { paper: 'A4' } },
      { id: 'Letter', label: 'Letter', sets: { paper: 'Letter' } },
    ],
    value: ({ paper }) => paper,
  },
  {
    kind: 'choice',
    word: 'orientation',
    label: 'Orientation',
    joins: 'row',
    choices: [
      { id: 'landscape', label: 'Landscape', sets: { landscape: true } },
      { id: 'portrait', label: 'Portrait', sets: { landscape: false } },
    ],
    value: ({ landscape }) => (landscape ? 'landscape' : 'portrait'),
  },
  {
    kind: 'choice',
    word: 'per-page',
    label: 'Panels to a page',
    shown: ({ kind }) => kind === 'storyboard',
    choices: PER_PAGE.map((perPage) => ({ id: String(perPage), label: String(perPage), sets: { perPage } })),
    value: ({ perPage }) => String(perPage),
  },
  {
    kind: 'list',
    word: 'columns',
    label: 'Columns',
    shown: ({ kind }) => kind === 'shot-list',
    items: SHOT_LIST_COLUMNS.map((id) => ({ id, label: columnRule(id).name, fixed: id === 'shot' })),
    usual: DEFAULT_COLUMNS,
    value: ({ columns }) => columns,
    sets: (ids) => ({ columns: SHOT_LIST_COLUMNS.filter((id) => ids.has(id)) }),
  },
  {
    kind: 'choice',
    word: 'show',
    label: 'Pictures',
    shown: pictured,
    choices: [
      { id: 'drawing', label: 'Drawing', sets: { show: 'drawing' } },
      { id: 'reference', label: 'Reference', sets: { show: 'reference' } },
      { id: 'both', label: 'Both', sets: { show: 'both' } },
    ],
    value: ({ show }) => show,
  },
  {
    kind: 'check',
    word: 'stamp',
    label: 'Stamp references',
    hint: '“AI reference” or “Stand-in” over the picture',
    joins: 'below',
    shown: (options) => pictured(options) && options.show !== 'drawing',
    value: ({ stamp }) => stamp,
    sets: (stamp) => ({ stamp }),
  },
  {
    kind: 'scenes',
    word: 'scenes',
    label: 'Scenes',
    shown: ({ kind }) => kind !== 'disclosure',
    value: ({ sceneIds }) => sceneIds,
    sets: (ids) => ({ sceneIds: [...ids] }),
  },
]

function pictured({ kind, columns }: ExportOptions): boolean {
  return kind === 'storyboard' || (kind === 'shot-list' && columns.includes('panel'))
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
    { name: 'disclosure', label: 'Disclosure', sets: { kind: 'disclosure' } },
  ],
  form,
  preview: {
    as: 'pages',
    shape({ paper, landscape }) {
      const { width, height } = PAPERS[paper]
      return landscape ? { width: height, height: width } : { width, height }
    },
  },
  unit: 'page',
})
