import { SHOT_FIELD } from '../../fields/shotFields.ts'
import {
  ACROSS,
  DEFAULT_COLUMNS,
  PANEL_WORDS,
  PER_PAGE,
  REVISIONS,
  SHOT_LIST_COLUMNS,
  USUAL_WORDS,
  isByDay,
} from '../../pages/model.ts'
import type { ExportOptions, PanelWord } from '../../pages/model.ts'
import { columnRule } from '../../pages/shotListColumns.ts'
import type { ExportField } from '../exporter.ts'

const isList = ({ kind }: ExportOptions): boolean => kind === 'shot-list'

/** What can be chosen of a document's pages. */
export const pdfForm: readonly ExportField<ExportOptions>[] = [
  {
    kind: 'choice',
    word: 'page',
    label: 'Paper',
    choices: [
      { id: 'A4', label: 'A4', sets: { paper: 'A4' } },
      { id: 'Letter', label: 'Letter', sets: { paper: 'Letter' } },
      { id: 'Legal', label: 'Legal', sets: { paper: 'Legal' } },
      { id: 'A3', label: 'A3', sets: { paper: 'A3' } },
      { id: 'Tabloid', label: '11 × 17', sets: { paper: 'Tabloid' } },
    ],
    value: ({ paper }) => paper,
  },
  {
    kind: 'choice',
    word: 'orientation',
    label: 'Orientation',
    shown: ({ kind }) => kind !== 'lined-script',
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
    shown: inGrid,
    choices: PER_PAGE.map((perPage) => ({ id: String(perPage), label: String(perPage), sets: { perPage, grid: '' } })),
    value: ({ perPage, grid }) => (grid === '' ? String(perPage) : ''),
  },
  {
    kind: 'choice',
    word: 'across',
    label: 'Panels across',
    shown: ({ kind }) => kind === 'contact-sheet',
    choices: ACROSS.map((across) => ({ id: String(across), label: String(across), sets: { across } })),
    value: ({ across }) => String(across),
  },
  {
    kind: 'line',
    word: 'grid',
    label: 'Own grid',
    placeholder: 'columns × rows, such as 5 × 4',
    shown: inGrid,
    value: ({ grid }) => grid,
    sets: (grid) => ({ grid: grid.slice(0, 12) }),
  },
  {
    kind: 'choice',
    word: 'words-at',
    label: 'Words',
    shown: inGrid,
    choices: [
      { id: 'auto', label: 'Where they fit', sets: { wordsAt: 'auto' } },
      { id: 'beside', label: 'At the right', sets: { wordsAt: 'beside' } },
      { id: 'none', label: 'None', sets: { wordsAt: 'none' } },
    ],
    value: ({ wordsAt }) => wordsAt,
  },
  {
    kind: 'list',
    word: 'words',
    label: 'Words of a panel',
    ordered: true,
    shown: ({ kind, wordsAt }) => kind === 'storyboard' && wordsAt !== 'none',
    items: PANEL_WORDS.map((id) => ({ id, label: SHOT_FIELD[id].label })),
    usual: USUAL_WORDS,
    value: ({ words }) => words,
    sets: (ids) => ({ words: [...ids].filter((id): id is PanelWord => PANEL_WORDS.some((each) => each === id)) }),
  },
  {
    kind: 'choice',
    word: 'order',
    label: 'Order',
    shown: isList,
    choices: [
      { id: 'story', label: 'Story', sets: { order: 'story' } },
      { id: 'shooting', label: 'Shooting', sets: { order: 'shooting' } },
    ],
    value: ({ order }) => order,
  },
  {
    kind: 'list',
    word: 'columns',
    label: 'Columns',
    shown: isList,
    items: SHOT_LIST_COLUMNS.map((id) => ({ id, label: columnRule(id).name, fixed: id === 'shot' })),
    usual: DEFAULT_COLUMNS,
    value: ({ columns }) => columns,
    sets: (ids) => ({ columns: SHOT_LIST_COLUMNS.filter((id) => ids.has(id)) }),
  },
  {
    kind: 'check',
    word: 'own-columns',
    label: 'The film’s own columns',
    shown: isList,
    value: ({ ownColumns }) => ownColumns,
    sets: (ownColumns) => ({ ownColumns }),
  },
  {
    kind: 'check',
    word: 'done-box',
    label: 'Box to tick off each shot',
    shown: isList,
    value: ({ doneBox }) => doneBox,
    sets: (doneBox) => ({ doneBox }),
  },
  {
    kind: 'check',
    word: 'cast-numbers',
    label: 'Cast by number',
    hint: 'with their names on the first page',
    shown: (options) => isList(options) && options.columns.includes('cast'),
    value: ({ castNumbers }) => castNumbers,
    sets: (castNumbers) => ({ castNumbers }),
  },
  {
    kind: 'check',
    word: 'page-per-scene',
    label: 'New page for each scene',
    shown: (options) => ofFilm(options) && options.kind !== 'contact-sheet' && !isByDay(options),
    value: ({ pagePerScene }) => pagePerScene,
    sets: (pagePerScene) => ({ pagePerScene }),
  },
  {
    kind: 'check',
    word: 'page-per-day',
    label: 'New page for each day',
    shown: isByDay,
    value: ({ pagePerScene }) => pagePerScene,
    sets: (pagePerScene) => ({ pagePerScene }),
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
    kind: 'check',
    word: 'black-and-white',
    label: 'Black and white',
    shown: pictured,
    value: ({ blackAndWhite }) => blackAndWhite,
    sets: (blackAndWhite) => ({ blackAndWhite }),
  },
  {
    kind: 'choice',
    word: 'quality',
    label: 'Sharpness',
    shown: pictured,
    choices: [
      { id: 'mail', label: 'Mail', sets: { quality: 'mail' } },
      { id: 'usual', label: 'Office', sets: { quality: 'usual' } },
      { id: 'print', label: 'Print', sets: { quality: 'print' } },
    ],
    value: ({ quality }) => quality,
  },
  {
    kind: 'choice',
    word: 'type',
    label: 'Type',
    shown: ({ kind }) => kind !== 'disclosure' && kind !== 'lined-script',
    choices: [
      { id: 'small', label: 'Small', sets: { typeSize: 'small' } },
      { id: 'usual', label: 'Usual', sets: { typeSize: 'usual' } },
      { id: 'large', label: 'Large', sets: { typeSize: 'large' } },
    ],
    value: ({ typeSize }) => typeSize,
  },
  {
    kind: 'choice',
    word: 'margins',
    label: 'Margins',
    shown: ({ kind }) => kind !== 'lined-script',
    choices: [
      { id: 'narrow', label: 'Narrow', sets: { margins: 'narrow' } },
      { id: 'usual', label: 'Usual', sets: { margins: 'usual' } },
      { id: 'binding', label: 'For binding', sets: { margins: 'binding' } },
    ],
    value: ({ margins }) => margins,
  },
  {
    kind: 'scenes',
    word: 'scenes',
    label: 'Scenes',
    shown: (options) => ofFilm(options) || options.kind === 'lined-script',
    value: ({ sceneIds }) => sceneIds,
    sets: (ids) => ({ sceneIds: [...ids] }),
  },
  {
    kind: 'shots',
    word: 'shots',
    label: 'Shots',
    shown: ofFilm,
    value: ({ shotIds }) => shotIds,
    sets: (ids) => ({ shotIds: [...ids] }),
  },
  {
    kind: 'view',
    word: 'view',
    label: 'View of the shot list',
    shown: ofFilm,
    value: ({ view }) => view,
    sets: (view) => ({ view }),
  },
  {
    kind: 'line',
    word: 'filter',
    label: 'Shots with',
    placeholder: 'words in any of their fields',
    once: true,
    shown: ofFilm,
    value: ({ filter }) => filter,
    sets: (filter) => ({ filter: filter.slice(0, 500) }),
  },
  {
    kind: 'choice',
    word: 'revision',
    label: 'Revision colour',
    shown: ofFilm,
    choices: REVISIONS.map((revision) => ({
      id: revision,
      label: `${revision[0]!.toUpperCase()}${revision.slice(1)}`,
      sets: { revision },
    })),
    value: ({ revision }) => revision,
  },
  {
    kind: 'check',
    word: 'cover',
    label: 'Cover page',
    shown: ofFilm,
    value: ({ cover }) => cover,
    sets: (cover) => ({ cover }),
  },
  {
    kind: 'line',
    word: 'recipient',
    label: 'Watermark',
    placeholder: 'who gets this copy',
    once: true,
    value: ({ recipient }) => recipient,
    sets: (recipient) => ({ recipient: recipient.slice(0, 120) }),
  },
  {
    kind: 'line',
    word: 'pages',
    label: 'Pages',
    placeholder: 'all, or such as 2-4, 7',
    once: true,
    shown: ({ kind }) => kind !== 'worksheet',
    value: ({ pages }) => pages,
    sets: (pages) => ({ pages: pages.slice(0, 200) }),
  },
]

function inGrid({ kind }: ExportOptions): boolean {
  return kind === 'storyboard' || kind === 'worksheet'
}

/** A document of scenes and shots, of which some can be left out. */
function ofFilm({ kind }: ExportOptions): boolean {
  return kind === 'storyboard' || kind === 'shot-list' || kind === 'contact-sheet'
}

function pictured({ kind, columns }: ExportOptions): boolean {
  return kind === 'storyboard' || kind === 'contact-sheet' || (kind === 'shot-list' && columns.includes('panel'))
}
