import type { Room } from '../mutation.ts'

const CSV = 'shared/interchange/csv/csv.ts'
const CSV_TEXT = 'shared/interchange/csv/csvText.ts'
const CSV_TEST = 'shared/interchange/csv/csv.test.ts'
const EXPORTERS = 'tests/exporterEntry.test.ts'
const IMPORTERS = 'tests/importerEntry.test.ts'
const READ = 'renderer/editor/readPictureFile.test.ts'

export const INTERCHANGE_ROOM: Room = {
  name: 'interchange',
  mutations: [
    {
      name: 'hands a spreadsheet formulas that it runs',
      file: CSV_TEXT,
      find: 'FORMULA.test(bare) && !NUMBER.test(cell)',
      replace: 'false',
      tests: [CSV_TEST],
    },
    {
      name: 'makes words of negative numbers',
      file: CSV_TEXT,
      find: 'FORMULA.test(bare) && !NUMBER.test(cell)',
      replace: 'FORMULA.test(bare)',
      tests: [CSV_TEST],
    },
    {
      name: 'ends a cell at a quote that is in it',
      file: CSV_TEXT,
      find: `"\${cell.replaceAll('"', '""')}"`,
      replace: '"${cell}"',
      tests: [CSV_TEST],
    },
    {
      name: 'leaves omitted scenes out of the list',
      file: 'shared/interchange/shotTable/shotTable.ts',
      find: 'shots.length === 0 ? [{ scene, shot: null }] : ',
      replace: '',
      tests: [CSV_TEST],
    },
    {
      name: 'takes a file for read back that says something else',
      file: CSV,
      find: 'return rows && same ?',
      replace: 'return rows ?',
      tests: [CSV_TEST],
    },
    {
      name: 'writes text that could not be read back',
      file: 'electron/host/exporters/textExporter.ts',
      find: 'if (count === null) throw',
      replace: 'if (count === undefined) throw',
      tests: [EXPORTERS],
    },
    {
      name: 'takes options of another exporter for its own',
      file: 'shared/interchange/exporters.ts',
      find: 'if (read && !read.success)',
      replace: 'if (read?.success === undefined)',
      tests: [EXPORTERS],
    },
    {
      name: 'brings in files of any weight',
      file: 'shared/interchange/importers.ts',
      find: 'if (file.size > importer.largest) return',
      replace: 'if (file.size > Infinity) return',
      tests: [IMPORTERS],
    },
    {
      name: 'lays the layers of a document upside down',
      file: 'shared/interchange/layPictures.ts',
      find: 'panelId, index + at, layer)',
      replace: 'panelId, index, layer)',
      tests: [IMPORTERS],
    },
    {
      name: 'lays every layer of a document in its corner',
      file: 'shared/interchange/psd/psd.ts',
      find: 'x: sheet.x + layer.left * scale,',
      replace: 'x: sheet.x,',
      tests: [IMPORTERS, READ],
    },
  ],
}
