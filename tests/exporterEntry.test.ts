import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import { filmOf } from '#shared/document/board.ts'
import { METHODS } from '#shared/contract/methods.ts'
import { DOCUMENTS, documentIn } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import { exportCommand } from '../electron/cli/exportCommand.ts'
import { begunByName, optionsOf } from '../electron/cli/exportOptions.ts'
import { ACTIONS } from '../renderer/editor/actions.ts'
import { testFilm } from './support/testFilm.ts'
import { startInProcess } from './support/inProcess.ts'
import { value } from './support/value.ts'

/** Knows nothing of the app, and the app nothing of it: the film's title in a file, as loud as one likes. */
vi.mock(import('#shared/interchange/entries.ts'), async (original) => {
  const { ENTRIES } = await original()
  const { exporter } = await import('#shared/interchange/exporter.ts')
  const { z } = await import('zod')
  const options = z.object({ loud: z.boolean(), broken: z.boolean().default(false) })
  const title = exporter({
    id: 'title',
    label: 'Title',
    file: { name: 'Title', extensions: ['title'], types: ['text/plain'] },
    options,
    start: () => ({ loud: false, broken: false }),
    documents: [{ name: 'title', label: 'Title', sets: {} }],
    form: [{ kind: 'check', word: 'loud', label: 'Loud', value: ({ loud }) => loud, sets: (loud) => ({ loud }) }],
    preview: { as: 'table', rows: () => [] },
    unit: 'word',
    text: {
      write: (board, { loud }) => `${filmOf(board).title}${loud ? '!' : ''}`,
      readBack: (text, _, { broken }) => (broken ? null : text.split(' ').length),
    },
  })
  return { ENTRIES: [...ENTRIES, title] as never }
})

const testBoard = testFilm([[1]], 1.85)
const TITLE = 'title' as ExporterId
const session = startInProcess()
let project: Awaited<ReturnType<typeof film>>
const film = async () => {
  const made = { folder: path.join(session.folder, 'Film.framewright'), title: 'The Salt House', ratio: 1.85 }
  return value(await session.client.call('projects.create', made)).project
}
beforeAll(async () => {
  project = await film()
})
afterAll(() => session.close())

const given = (values: Record<string, string>) => ({ positionals: [], values })

it('one entry of text is enough for an exporter: menu, palette, terminal, contract and host follow from it', async () => {
  expect(COMMANDS.find(({ id }) => (id as string) === 'export.title')).toMatchObject({
    label: 'Export title as Title…',
    menu: 'File',
    under: 'Export as',
  })
  const shown: string[] = []
  ;(ACTIONS as Record<string, (context: never) => void>)['export.title']!({
    editor: { session: { state: () => ({ shotIds: [], sceneId: null, panelId: null }) }, board: () => testBoard },
    appWindow: { show: (dialog: string) => shown.push(dialog) },
  } as never)
  expect(shown).toEqual(['export.title'])

  expect(exportCommand.usage).toContain('|title ')
  expect(exportCommand.options).toHaveProperty('loud')
  expect(exportCommand.help.join('\n')).toContain('--loud')
  const named = begunByName(given({ as: 'Title' }))
  expect(documentIn(named.wanted.exporter, {}).name).toBe('title')
  const options = { ...optionsOf(given({ loud: 'yes' }), named) }
  expect(() => optionsOf(given({ page: 'A4' }), named)).toThrow('--page does not apply to title')

  const to = path.join(session.folder, 'a.title')
  const asked = { project, exporter: TITLE, options, path: to, exportId: 'x' }
  expect(value(await session.client.call('export.run', asked))).toEqual({ path: to, count: 3, bytes: 15 })
  expect(readFileSync(to, 'utf8')).toBe('The Salt House!')
})

it('an exporter of which what is written reads otherwise leaves the old file as it was', async () => {
  const to = path.join(session.folder, 'kept.title')
  const asked = { project, exporter: TITLE, options: { loud: false, broken: false }, path: to, exportId: 'x' }
  value(await session.client.call('export.run', asked))
  const broken = { ...asked, options: { loud: true, broken: true } }
  expect(await session.client.call('export.run', broken)).toMatchObject({ ok: false, failure: { kind: 'fault' } })
  expect(readFileSync(to, 'utf8')).toBe('The Salt House')
})

it('options of another exporter are refused at the door, by their names', () => {
  const call = { project: 'open_0123456789', path: '/x', exportId: 'x' }
  const read = METHODS['export.run'].input.safeParse({ ...call, exporter: 'pdf', options: { loud: true } })
  expect(read.success || read.error.issues.map((issue) => issue.path.join('.'))).toContain('options.kind')
  expect(METHODS['export.run'].input.safeParse({ ...call, exporter: 'none', options: {} }).success).toBe(false)
})

it('no two documents share a name, nor two fields of one form a word', () => {
  const names = DOCUMENTS.map(({ document }) => document.name)
  expect(new Set(names).size).toBe(names.length)
  for (const { exporter } of DOCUMENTS) {
    const words = exporter.form.map(({ word }) => word)
    expect(new Set(words).size).toBe(words.length)
    expect(exporter.options.safeParse(exporter.start('')).success).toBe(true)
  }
})
