import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attempt } from '#host/failures.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { saveCopy } from '#host/project/saveCopy.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { boardFrom } from '#shared/document/board.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { value } from '../contract/contract.ts'
import { newTestFolder, newTestId, put, testContext } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const onPosix = process.platform !== 'win32'
let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** Forty files of the person's own, and one of each name that a film's folder has. */
function myFiles(): { folder: string; file: string; state: () => string } {
  const folder = path.join(place.path, 'mine')
  mkdirSync(folder)
  for (let index = 0; index < 40; index += 1)
    writeFileSync(path.join(folder, index % 2 ? `${index}-2.39-480-all.jpg` : `notes-${index}.txt`), `mine ${index}`)
  const file = path.join(folder, 'notes-0.txt')
  return { folder, file, state: () => stateOf(folder) }
}

/** Every name beneath a folder with its bytes and the time they were written. */
function stateOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  const lines = names.map((name) => {
    const file = path.join(folder, name)
    const found = lstatSync(file, { bigint: true })
    const bytes = found.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder'
    return `${name} ${bytes} ${found.mtimeNs} ${found.mode}`
  })
  return lines.join('\n')
}

/** A closed film with a picture, a preview and a snapshot; `panelId` is its only panel. */
async function strangersFilm(): Promise<{ folder: string; panelId: string }> {
  const open = await newTestFolder(place.path)
  const panel = filmPanels(open.store.board())[0]!
  const layer = layersOf(open.store.board(), panel.id)[0]!
  const media = value(await open.media.add(await makePicture('jpeg', 30, 20), 'a picture'))
  await open.store.save([put('media', media), put('mark', makeStroke(newTestId, layer.id, 'a0'))])
  open.media.keepPreview(`${panel.id}/7-2.39-480-all.jpg`, new Uint8Array([1, 2, 3]), () => false)
  await open.close()
  return { folder: open.folder, panelId: panel.id }
}

const LINKS: readonly (readonly [name: string, to: 'folder' | 'file'])[] = [
  ['previews', 'folder'],
  ['previews/PANEL', 'folder'],
  ['previews/PANEL/7-2.39-480-all.jpg', 'file'],
  ['previews/staged', 'folder'],
  ['previews/prints', 'folder'],
  ['snapshots', 'folder'],
  ['snapshots/2026-03-04T10-00-00-000Z-s1.sqlite', 'file'],
  ['answers', 'folder'],
  ['media', 'folder'],
  ['media/0a', 'folder'],
  ['board.sqlite', 'file'],
  ['board.sqlite-wal', 'file'],
  ['board.sqlite-shm', 'file'],
  ['board.sqlite-journal', 'file'],
  ['lock.sqlite', 'file'],
  ['lock.sqlite-journal', 'file'],
  ['lock.json', 'file'],
  ['README.txt', 'file'],
]

describe.skipIf(!onPosix)("a stranger's film with something in it that is neither a file nor a folder", () => {
  it.each(LINKS)('%s as a link is named, and nothing is touched on either side of it', async (name, to) => {
    const mine = myFiles()
    const { folder, panelId } = await strangersFilm()
    const inner = name.replace('PANEL', panelId)
    putInPlace(folder, inner, (at) => symlinkSync(to === 'folder' ? mine.folder : mine.file, at))
    const before = [mine.state(), stateOf(folder)]
    const opened = await attempt(() => openFolder(folder, testContext))
    expect(opened).toMatchObject({
      ok: false,
      failure: { kind: 'unsafe-folder', path: folder, detail: `${inner} is a link to another place` },
    })
    expect([mine.state(), stateOf(folder)]).toEqual(before)
  })

  it('a link whose target is missing is a link as well', async () => {
    const { folder } = await strangersFilm()
    putInPlace(folder, 'lock.sqlite', (at) => symlinkSync(path.join(place.path, 'to be made'), at))
    expect(await attempt(() => openFolder(folder, testContext))).toMatchObject({ failure: { kind: 'unsafe-folder' } })
    expect(existsSync(path.join(place.path, 'to be made'))).toBe(false)
  })

  it.each(['board.sqlite', 'board.sqlite-wal', 'lock.sqlite', 'lock.json', 'previews', 'media/0a'])(
    '%s as a pipe is named at once',
    async (name) => {
      const { folder } = await strangersFilm()
      putInPlace(folder, name, (at) => execFileSync('/bin/sh', ['-c', `mkfifo '${at}'`]))
      expect(await attempt(() => openFolder(folder, testContext))).toMatchObject({
        failure: { kind: 'unsafe-folder', detail: `${name} is a pipe and no file` },
      })
    },
  )

  it.each(['board.sqlite', 'lock.sqlite'])('%s as a second name of another file is named', async (name) => {
    const { folder } = await strangersFilm()
    const other = path.join(place.path, 'mine.sqlite')
    renameSync(path.join(folder, name), other)
    linkSync(other, path.join(folder, name))
    const before = readFileSync(other).toString('hex')
    const opened = await attempt(() => openFolder(folder, testContext))
    expect(opened).toMatchObject({
      failure: { kind: 'unsafe-folder', detail: expect.stringContaining(name) as unknown },
    })
    expect(readFileSync(other).toString('hex')).toBe(before)
  })

  it.each([
    ['media', 'file'],
    ['board.sqlite', 'folder'],
    ['lock.sqlite', 'folder'],
  ] as const)('%s as a %s is named', async (name, as) => {
    const { folder } = await strangersFilm()
    putInPlace(folder, name, (at) => (as === 'file' ? writeFileSync(at, 'x') : mkdirSync(at)))
    expect(await attempt(() => openFolder(folder, testContext))).toMatchObject({ failure: { kind: 'unsafe-folder' } })
  })

  it('says it in one sentence with the name and what to do', async () => {
    const { folder } = await strangersFilm()
    putInPlace(folder, 'previews', (at) => symlinkSync(place.path, at))
    const opened = await attempt(() => openFolder(folder, testContext))
    expect(opened.ok || sentence(opened.failure)).toBe(
      `The film in ${folder} is not safe to use, and nothing in it was touched: previews is a link to another place. Ask for it again as a copy made with Save a copy.`,
    )
  })

  it("leaves names alone that are none of a film's, whatever they are", async () => {
    const { folder } = await strangersFilm()
    symlinkSync(place.path, path.join(folder, 'reference pictures'))
    const opened = await openFolder(folder, testContext)
    expect(opened.access).toBe('write')
    await opened.close()
  })
})

describe.skipIf(!onPosix)('a link put into a film while it is open', () => {
  it.each(['previews', 'previews/PANEL', 'snapshots', 'media', 'lock.json'])(
    '%s: drawing, showing, taking in, copying, checking and closing touch nothing outside',
    async (name) => {
      const mine = myFiles()
      const { folder, panelId } = await strangersFilm()
      const { client, asset, close } = startInProcess()
      const opened = value(await client.call('projects.open', { folder }))
      putInPlace(folder, name.replace('PANEL', panelId), (at) =>
        symlinkSync(name === 'lock.json' ? mine.file : mine.folder, at),
      )
      const before = mine.state()
      const board = boardFrom(opened.rows)
      const layer = layersOf(board, panelId)[0]!
      const stroke = put('mark', makeStroke(newTestId, layer.id, 'a1'))
      value(await client.call('board.save', { project: opened.project, writes: [stroke] }))
      const shown = await asset(`/p/${opened.project}/preview/${panelId}?w=480`)
      expect(shown.status).toBe(200)
      await shown.arrayBuffer()
      for (const bytes of [await makePicture('jpeg', 30, 20), await makePicture('png', 31, 20)])
        await asset(`/p/${opened.project}/media?name=x`, { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> })
      await client.call('projects.check', { project: opened.project })
      await client.call('projects.saveCopy', {
        project: opened.project,
        folder: path.join(place.path, 'Copy.framewright'),
      })
      value(await client.call('projects.close', { project: opened.project }))
      await close()
      expect(mine.state()).toBe(before)
    },
  )

  it('a copy of it fails with the name, and leaves nothing', async () => {
    const mine = myFiles()
    const { folder } = await strangersFilm()
    const open = await openFolder(folder, testContext)
    putInPlace(folder, 'media', (at) => symlinkSync(mine.folder, at))
    expect(
      await attempt(() => saveCopy(open, path.join(place.path, 'Copy.framewright'), { now: () => 0 })),
    ).toMatchObject({
      failure: { kind: 'unsafe-folder', detail: 'media is a link to another place' },
    })
    await open.close()
    expect(readdirSync(place.path).filter((name) => name.includes('Copy'))).toEqual([])
  })
})

describe.skipIf(!onPosix)("a person's own link to their film", () => {
  it('is followed once: a link that leads elsewhere later changes nothing', async () => {
    const { folder } = await strangersFilm()
    const shortcut = path.join(place.path, 'shortcut')
    symlinkSync(folder, shortcut)
    const open = await openFolder(shortcut, testContext)
    expect(open.folder).toBe(folder)
    const elsewhere = path.join(place.path, 'elsewhere')
    mkdirSync(elsewhere)
    rmSync(shortcut)
    symlinkSync(elsewhere, shortcut)
    value(await open.media.add(await makePicture('png', 12, 9), ''))
    await open.close()
    expect(readdirSync(elsewhere)).toEqual([])
  })
})

/** Takes away what is there and puts something else in its place. */
function putInPlace(folder: string, inner: string, make: (at: string) => void): void {
  const at = path.join(folder, inner)
  rmSync(at, { recursive: true, force: true })
  mkdirSync(path.dirname(at), { recursive: true })
  make(at)
}
