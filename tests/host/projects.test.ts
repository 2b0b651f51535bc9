import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boardFrom } from '#shared/document/board.ts'
import { newProject } from '#shared/document/newProject.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { sha256 } from '#host/project/mediaStore.ts'
import { value } from '../contract/contract.ts'
import { newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testPlatform } from '../support/testPlatform.ts'

let session: InProcess
let assets: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  assets = temporaryFolder()
  const { folders } = testPlatform(assets.path)
  session = startInProcess({ folders: { ...folders, assets: assets.path } })
})
afterEach(async () => {
  await session.close()
  assets.remove()
})

/** A sample of one panel with one stroke and one picture, in the app's assets. */
async function writeSample(): Promise<{ mark: unknown; mediaId: string; picture: Buffer }> {
  const board = newProject({ title: 'The Sample', ratio: 1.85, createdAt: '2026-01-01T00:00:00.000Z' }, newTestId)
  const layer = layersOf(board, filmPanels(board)[0]!.id)[0]!
  const mark = makeStroke(newTestId, layer.id, 'a0')
  const picture = await makePicture('jpeg', 30, 20)
  const media = {
    id: `media_${sha256(picture)}`,
    type: 'image/jpeg',
    bytes: picture.length,
    width: 30,
    height: 20,
    name: '',
  }
  const full = boardFrom({ ...rowsOf(board), mark: [mark], media: [media as never] })
  mkdirSync(path.join(assets.path, 'sample', 'media'), { recursive: true })
  writeFileSync(path.join(assets.path, 'sample', 'film.json'), JSON.stringify(rowsOf(full)))
  writeFileSync(path.join(assets.path, 'sample', 'media', `${sha256(picture)}.jpg`), picture)
  return { mark, mediaId: media.id, picture }
}

function rowsOf(board: ReturnType<typeof newProject>) {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, [...allRows<typeof table>(board[table])]]))
}

describe('the sample film', () => {
  it('becomes a project of its own, drawings and pictures and all', async () => {
    const { mark, mediaId, picture } = await writeSample()
    const open = (name: string) => session.client.call('projects.sample', { folder: path.join(session.folder, name) })
    const film = value(await open('One'))
    expect(film.access).toBe('write')
    const { marks } = value(
      await session.client.call('board.marks', {
        project: film.project,
        layerIds: film.rows.layer.map(({ id }) => id),
      }),
    )
    expect(marks).toEqual([mark])
    const got = await session.asset(`/p/${film.project}/media/${mediaId.slice(6)}`)
    expect(Buffer.from(await got.arrayBuffer()).equals(picture)).toBe(true)
    expect(value(await session.client.call('projects.check', { project: film.project })).problems).toEqual([])
    expect(value(await open('Two')).rows.project[0]!.id).not.toBe(film.rows.project[0]!.id)
  })

  it('is said to be missing where it is', async () => {
    const answer = await session.client.call('projects.sample', { folder: path.join(session.folder, 'One') })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(existsSync(path.join(session.folder, 'One'))).toBe(false)
  })
})

describe('recent projects', () => {
  it('are listed newest first, with those whose folder is gone marked', async () => {
    const create = async (name: string) =>
      value(
        await session.client.call('projects.create', {
          folder: path.join(session.folder, name),
          title: name,
          ratio: 2,
        }),
      )
    const first = await create('One')
    await create('Two')
    value(await session.client.call('projects.close', { project: first.project }))
    rmSync(first.folder, { recursive: true })
    const { projects } = value(await session.client.call('projects.recent', {}))
    expect(projects.map(({ title, there }) => [title, there])).toEqual([
      ['Two', true],
      ['One', false],
    ])
  })

  it('are an empty list where the list cannot be read, which stops no one', async () => {
    writeFileSync(path.join(assets.path, 'data', 'recent.json'), '{ broken')
    expect(value(await session.client.call('projects.recent', {})).projects).toEqual([])
    const folder = path.join(session.folder, 'One')
    value(await session.client.call('projects.create', { folder, title: 'One', ratio: 2 }))
    expect(value(await session.client.call('projects.recent', {})).projects).toHaveLength(1)
    expect(JSON.parse(readFileSync(path.join(assets.path, 'data', 'recent.json'), 'utf8'))).toHaveLength(1)
  })
})

describe('a host', () => {
  it('closes every project when it ends, with all that was saved', async () => {
    const film = value(
      await session.client.call('projects.create', {
        folder: path.join(session.folder, 'One'),
        title: 'One',
        ratio: 2,
      }),
    )
    const shot = { ...film.rows.shot[0]!, notes: 'kept' }
    value(await session.client.call('board.save', { project: film.project, writes: [put('shot', shot)] }))
    await session.host.dispose()
    expect(existsSync(path.join(film.folder, 'lock.json'))).toBe(false)
    expect(existsSync(path.join(film.folder, 'board.sqlite-wal'))).toBe(false)
    const next = startInProcess()
    const again = value(await next.client.call('projects.open', { folder: film.folder }))
    expect(again).toMatchObject({ access: 'write', rows: { shot: [{ notes: 'kept' }] } })
    await next.close()
  })

  it('answers a save of a project that is only read with who has it, and saves nothing', async () => {
    const film = value(
      await session.client.call('projects.create', {
        folder: path.join(session.folder, 'One'),
        title: 'One',
        ratio: 2,
      }),
    )
    const other = startInProcess()
    const read = value(await other.client.call('projects.open', { folder: film.folder }))
    expect(read.readOnlyBecause).not.toBe('')
    const writes = [put('shot', { ...film.rows.shot[0]!, notes: 'no' })]
    expect(await other.client.call('board.save', { project: read.project, writes })).toMatchObject({
      ok: false,
      failure: { kind: 'open-elsewhere', holder: read.readOnlyBecause },
    })
    await other.close()
  })

  it('can write a project that it could only read before, once it is opened again', async () => {
    const other = startInProcess()
    const held = value(
      await other.client.call('projects.create', { folder: path.join(session.folder, 'One'), title: 'One', ratio: 2 }),
    )
    expect(value(await session.client.call('projects.open', { folder: held.folder })).access).toBe('read')
    await other.close()
    expect(value(await session.client.call('projects.open', { folder: held.folder })).access).toBe('write')
  })
})
