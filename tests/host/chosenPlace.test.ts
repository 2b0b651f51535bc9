import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { value } from '../contract/contract.ts'
import { startInProcess } from '../support/inProcess.ts'

const session = startInProcess()
const at = (...parts: string[]) => path.join(session.folder, ...parts)
const film = at('Film.framewright')
const other = at('Other.framewright')
const pipe = createServer()
const options: ExportOptions = {
  ...USUAL_OPTIONS,
  kind: 'shot-list',
  paper: 'A4',
  landscape: true,
  perPage: 6,
  show: 'drawing',
}
let project: ProjectHandle

const exported = (to: string) =>
  session.client.call('export.run', {
    project,
    exporter: 'pdf',
    options,
    path: to,
    exportId: 'one',
    evenIfMissing: false,
  })

/** Every name beneath a folder, and what a plain file holds. */
function contents(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return [file, entry.isFile() ? readFileSync(file).toString('base64') : 'no plain file']
    }),
  )
}

beforeAll(async () => {
  const made = value(await session.client.call('projects.create', { folder: film, title: 'Film', ratio: 1.85 }))
  project = made.project
  const second = value(await session.client.call('projects.create', { folder: other, title: 'Other', ratio: 1.85 }))
  value(await session.client.call('projects.close', { project: second.project }))
  symlinkSync(film, at('way in'))
  symlinkSync(at('kept.txt'), at('link.pdf'))
  symlinkSync(at('nowhere'), at('dangling.pdf'))
  symlinkSync(at('nowhere'), at('dangling'))
  writeFileSync(at('kept.txt'), 'kept')
  mkdirSync(at('folder.pdf'))
  if (process.platform === 'win32') return
  execFileSync('/bin/sh', ['-c', `mkfifo '${at('pipe.pdf')}'`])
  await new Promise<void>((ready) => pipe.listen(at('socket.pdf'), ready))
})
afterAll(async () => {
  pipe.close()
  await session.close()
})

const INSIDE_A_FILM = [
  'Film.framewright/board.sqlite',
  'Film.framewright/BOARD.SQLITE',
  'Film.framewright/lock.sqlite',
  'Film.framewright/list.pdf',
  'Film.framewright/media/list.pdf',
  'Film.framewright/new/folders/list.pdf',
  'Film.framewright/media/../../Film.framewright/board.sqlite',
  'Other.framewright/board.sqlite',
  'Other.framewright/previews/list.pdf',
  'way in/board.sqlite',
  'way in/media/new/list.pdf',
]
const NO_PLAIN_FILE = [
  ['link.pdf', 'a link to another place'],
  ['dangling.pdf', 'a link to another place'],
  ['dangling/list.pdf', 'a link that leads nowhere'],
  ['folder.pdf', 'it is a folder'],
  ['folder.pdf/', 'it is a folder'],
  ['kept.txt/list.pdf', 'a file, not a folder'],
] as const
const SPECIAL_FILES = [
  ['pipe.pdf', 'a pipe'],
  ['socket.pdf', 'a socket'],
] as const

describe('an export', () => {
  it.each(INSIDE_A_FILM)('refuses %s, inside a film', async (name) => {
    const before = contents(session.folder)
    const wrote = await exported(`${session.folder}/${name}`)
    expect(wrote).toMatchObject({ ok: false, failure: { kind: 'wrong-place' } })
    expect(!wrote.ok && sentence(wrote.failure)).toContain('is a film')
    expect(contents(session.folder)).toEqual(before)
  })

  it.each(NO_PLAIN_FILE)('refuses %s: %s', async (name, why) => {
    const before = contents(session.folder)
    const wrote = await exported(`${session.folder}/${name}`)
    expect(wrote).toMatchObject({ ok: false, failure: { kind: 'wrong-place' } })
    expect(!wrote.ok && sentence(wrote.failure)).toContain(why)
    expect(contents(session.folder)).toEqual(before)
  })

  it.skipIf(process.platform === 'win32').each(SPECIAL_FILES)('refuses %s: %s', async (name, why) => {
    const wrote = await exported(at(name))
    expect(wrote).toMatchObject({ ok: false, failure: { kind: 'wrong-place' } })
    expect(!wrote.ok && sentence(wrote.failure)).toContain(why)
  })

  it.skipIf(process.platform === 'win32')('refuses a device', async () => {
    const wrote = await exported('/dev/null')
    expect(!wrote.ok && sentence(wrote.failure)).toContain('a device')
  })

  it('takes a name that looks like a part of a film, where there is none', async () => {
    expect(await exported(at('elsewhere', 'media', 'lock.sqlite'))).toMatchObject({ ok: true })
  })
})

describe('a new film, the sample and a copy', () => {
  it.each(['Film.framewright/Inner', 'Other.framewright/media/Inner', 'way in/Inner'])(
    'are not made as %s, inside a film',
    async (name) => {
      const folder = at(name)
      const refusals = [
        await session.client.call('projects.create', { folder, title: 'Inner', ratio: 1.85 }),
        await session.client.call('projects.sample', { folder }),
        await session.client.call('projects.saveCopy', { project, folder, evenIfMissing: false }),
      ]
      for (const refusal of refusals) expect(refusal).toMatchObject({ ok: false, failure: { kind: 'wrong-place' } })
    },
  )
})
