import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scriptUploadPath } from '#shared/contract/assets.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { DraftSource } from '#shared/document/draftSchema.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import { textOf } from '#shared/script/screenplay.ts'
import { value } from '../contract/contract.ts'
import { newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'

/** With a byte order mark and a writer's own line ends: what is kept is what came. */
const SCRIPT = Buffer.from('\ufeff.THE HARBOUR\r\n\r\nMara waits.\r\n')

let host: InProcess
let film: OpenedProject
beforeEach(async () => {
  host = startInProcess()
  film = value(
    await host.client.call('projects.create', {
      folder: path.join(host.folder, 'Tide.framewright'),
      title: 'Tide',
      ratio: 2.39,
    }),
  )
})
afterEach(() => host.close())

async function send(name: string, bytes: Buffer, headers = {}): Promise<Result<DraftSource>> {
  const answer = await host.asset(scriptUploadPath(film.project, name), {
    method: 'POST',
    headers,
    body: new Uint8Array(bytes),
  })
  return (await answer.json()) as Result<DraftSource>
}

async function importDraft(name = 'Tide.fountain'): Promise<DraftRow> {
  const source = value(await send(name, SCRIPT))
  const { format } = value(await host.client.call('script.look', { project: film.project, source, name }))
  value(await host.client.call('script.keep', { project: film.project, source }))
  const id: DraftId = newTestId('draft')
  const row = { id, order: 'a0', name, format, color: 'White', importedAt: '2026-03-04T10:00:00.000Z', source }
  value(await host.client.call('board.save', { project: film.project, writes: [put('draft', row)] }))
  return row
}

const inMedia = (folder: string) =>
  readdirSync(path.join(folder, 'media')).flatMap((group) => readdirSync(path.join(folder, 'media', group)))
const fileOf = ({ source }: DraftRow) =>
  path.join(film.folder, 'media', source.hash.slice(0, 2), `${source.hash}.${source.extension}`)
const read = (draftId: DraftId) => host.client.call('script.read', { project: film.project, draftId })
const check = async () => value(await host.client.call('projects.check', { project: film.project }))

describe('a draft of the script', () => {
  it('keeps the writer’s file as it came, byte for byte, and is read from it', async () => {
    const draft = await importDraft()
    expect(readFileSync(fileOf(draft)).equals(SCRIPT)).toBe(true)
    const { screenplay } = value(await read(draft.id))
    expect(screenplay.elements.map((element) => [element.kind, textOf(element)])).toEqual([
      ['heading', 'THE HARBOUR'],
      ['action', 'Mara waits.'],
    ])
    expect(await check()).toMatchObject({ ok: true, problems: [], notes: [] })
  })

  it('that is only looked at leaves nothing in media/', async () => {
    const source = value(await send('Tide.fountain', SCRIPT))
    value(await host.client.call('script.look', { project: film.project, source, name: 'Tide.fountain' }))
    expect(inMedia(film.folder)).toEqual([])
  })

  it('has an ending of the known ones, whatever the file was called', async () => {
    expect(value(await send('../../Tide.EXE', SCRIPT)).extension).toBe('txt')
    expect(value(await send('Tide.FOUNTAIN', SCRIPT)).extension).toBe('fountain')
  })

  it('too large to be a script is refused in words', async () => {
    const answer = await send('Tide.fountain', SCRIPT, { 'content-length': String(64 * 1024 * 1024 + 1) })
    expect(!answer.ok && sentence(answer.failure)).toBe(
      'Tide.fountain can’t be read as a script: it is larger than 64 MB.',
    )
  })

  it.each([
    ['missing', (file: string) => rmSync(file), 'is missing from'],
    ['changed', (file: string) => writeFileSync(file, 'x'), 'was changed by another program in'],
  ] as const)('whose file is %s says so in words, also in a check', async (how, harm, words) => {
    const draft = await importDraft()
    rmSync(path.join(film.folder, 'previews'), { recursive: true })
    value(await read(draft.id))
    harm(fileOf(draft))
    const answer = await read(draft.id)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'script-missing', name: 'Tide.fountain', how } })
    expect(!answer.ok && sentence(answer.failure)).toContain(words)
    const { ok, problems } = await check()
    expect(ok).toBe(false)
    expect(problems.join('\n')).toMatch(/The script media\/.*\(“Tide\.fountain”\)|The script media\/.* is damaged/)
  })

  it('goes along into a copy of the film; a copy without it is made only if that is wanted', async () => {
    const draft = await importDraft()
    const copy = path.join(host.folder, 'Copy.framewright')
    value(await host.client.call('projects.saveCopy', { project: film.project, folder: copy }))
    expect(inMedia(copy)).toEqual([path.basename(fileOf(draft))])

    rmSync(fileOf(draft))
    rmSync(path.join(film.folder, 'previews'), { recursive: true })
    const second = path.join(host.folder, 'Second.framewright')
    const answer = await host.client.call('projects.saveCopy', { project: film.project, folder: second })
    expect(!answer.ok && sentence(answer.failure)).toContain('1 script is missing or changed on disk')
    expect(existsSync(second)).toBe(false)
    const { left } = value(
      await host.client.call('projects.saveCopy', { project: film.project, folder: second, evenIfMissing: true }),
    )
    expect(left).toEqual(['Script “Tide.fountain”'])
  })

  it('that was never sent can’t be kept', async () => {
    const source = { hash: 'ab'.repeat(32), extension: 'txt' as const, bytes: 1 }
    expect(await host.client.call('script.keep', { project: film.project, source })).toMatchObject({
      ok: false,
      failure: { kind: 'script-missing' },
    })
  })
})
