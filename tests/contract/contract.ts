import { existsSync } from 'node:fs'
import path from 'node:path'
import type * as Vitest from 'vitest'
import { mediaPath, previewPath, uploadPath } from '#shared/contract/assets.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { keysBetween } from '#shared/document/order.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'

/** A host at the other end of some transport. */
export interface Connection {
  readonly client: Client
  /** The same way without types, for what no typed client would send. */
  readonly transport: Transport
  /** Asks the asset port for a path of shared/contract/assets.ts. */
  asset(path: string, init?: { method: string; body: Uint8Array }): Promise<Response>
  /** An empty folder of the host's machine, for the suite to make projects in. */
  readonly scratch: string
  close(): Promise<void>
}

/** The words in which tests are written: Vitest's, or another runner's that mean the same. */
export type Runner = Pick<typeof Vitest, 'afterAll' | 'beforeAll' | 'describe' | 'expect' | 'it'>

/** What every transport must carry alike. */
export function contractSuite(runner: Runner, name: string, connect: () => Promise<Connection>): void {
  const { afterAll, beforeAll, describe, expect, it } = runner
  describe(`the contract over ${name}`, () => {
    let connection: Connection
    const newId = makeNewId(Math.random)
    let made = 0

    beforeAll(async () => {
      connection = await connect()
    })
    afterAll(async () => {
      await connection.close()
    })

    async function newFilm(): Promise<OpenedProject> {
      made += 1
      const folder = path.join(connection.scratch, `Film ${made}.framewright`)
      return value(await connection.client.call('projects.create', { folder, title: 'Łódź — 雪 🎬', ratio: 2.39 }))
    }

    it('says what it is', async () => {
      const about = value(await connection.client.call('app.about', {}))
      expect(about.version).toMatch(/^\d+\.\d+/)
      expect(about.projectsFolder).not.toBe('')
    })

    it('asks nobody for newer versions of itself unless it was built to', async () => {
      const off = { from: null, on: false, state: 'idle', version: null }
      expect(value(await connection.client.call('updates.read', {}))).toMatchObject(off)
      expect(value(await connection.client.call('updates.choose', { on: true }))).toMatchObject(off)
    })

    it('does not understand a method that there is not', async () => {
      expect(await connection.transport.call('projects.burn', {})).toMatchObject({
        ok: false,
        failure: { kind: 'not-understood' },
      })
      expect(await connection.transport.call('__proto__', {})).toMatchObject({ ok: false })
    })

    it('says which field it did not understand', async () => {
      const answer = await connection.transport.call('projects.create', { folder: '/x', title: 4, ratio: 2 })
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: 'not-understood', detail: expect.stringContaining('title') as unknown },
      })
    })

    it('makes a film with something to draw on at once', async () => {
      const film = await newFilm()
      expect(film.access).toBe('write')
      expect(film.rows.project[0]!.title).toBe('Łódź — 雪 🎬')
      expect([film.rows.scene, film.rows.shot, film.rows.panel, film.rows.layer].map((rows) => rows.length)).toEqual([
        1, 1, 1, 2,
      ])
    })

    it('gives back what was saved when the project is opened again', async () => {
      const film = await newFilm()
      const shot = { ...film.rows.shot[0]!, action: 'Mara ties the boat — “Ahoj”\n雪', castIds: [] }
      const saved = await connection.client.call('board.save', {
        project: film.project,
        writes: [{ table: 'shot', id: shot.id, row: shot }],
      })
      expect(Date.parse(value(saved).savedAt)).toBeGreaterThan(0)
      value(await connection.client.call('projects.close', { project: film.project }))
      const again = value(await connection.client.call('projects.open', { folder: film.folder }))
      expect(again.rows.shot).toEqual([shot])
    })

    it('carries a thousand strokes in one save and back', async () => {
      const film = await newFilm()
      const layer = film.rows.layer[0]!
      const orders = keysBetween(null, null, 1000)
      const strokes = orders.map((order, at) => makeStroke(newId, layer.id, order, 60, at))
      const writes = strokes.map((row) => ({ table: 'mark' as const, id: row.id, row }))
      value(await connection.client.call('board.save', { project: film.project, writes }))
      const { marks } = value(
        await connection.client.call('board.marks', { project: film.project, layerIds: [layer.id] }),
      )
      const byId = new Map<string, unknown>(marks.map((mark) => [mark.id, mark]))
      expect(byId.size).toBe(1000)
      for (const stroke of strokes) expect(byId.get(stroke.id)).toEqual(stroke)
    })

    it('leaves alone a folder that is there already', async () => {
      const film = await newFilm()
      expect(
        await connection.client.call('projects.create', { folder: film.folder, title: 'Other', ratio: 1.78 }),
      ).toMatchObject({ ok: false, failure: { kind: 'already-exists' } })
    })

    it('tells a missing folder from one that is no project', async () => {
      const { client, scratch } = connection
      expect(await client.call('projects.open', { folder: path.join(scratch, 'nowhere') })).toMatchObject({
        failure: { kind: 'not-found' },
      })
      expect(await client.call('projects.open', { folder: scratch })).toMatchObject({
        failure: { kind: 'not-a-project' },
      })
    })

    it('knows no project after it was closed', async () => {
      const film = await newFilm()
      value(await connection.client.call('projects.close', { project: film.project }))
      expect(await connection.client.call('projects.check', { project: film.project })).toMatchObject({
        failure: { kind: 'not-found' },
      })
    })

    it('remembers the film among the recent ones until it is told to forget it', async () => {
      const { client } = connection
      const film = await newFilm()
      const listed = async () => value(await client.call('projects.recent', {})).projects.map((entry) => entry.folder)
      expect(await listed()).toContain(film.folder)
      value(await client.call('projects.forget', { folder: film.folder }))
      expect(await listed()).not.toContain(film.folder)
    })

    it('takes a picture and gives back the same bytes, safely labelled', async () => {
      const film = await newFilm()
      const bytes = await makePicture('png', 40, 20)
      const sent = await connection.asset(uploadPath(film.project, 'Bär & Boot.png'), { method: 'POST', body: bytes })
      const row = value((await sent.json()) as Result<MediaRow>)
      expect(row).toMatchObject({ width: 40, height: 20, type: 'image/png', name: 'Bär & Boot.png' })
      const got = await connection.asset(mediaPath(film.project, row.id))
      expect(got.headers.get('content-type')).toBe('image/png')
      expect(got.headers.get('x-content-type-options')).toBe('nosniff')
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
    })

    it('refuses bytes that are no picture, with a reason', async () => {
      const film = await newFilm()
      const body = new TextEncoder().encode('<svg onload="alert(1)"/>')
      const sent = await connection.asset(uploadPath(film.project, 'x.png'), { method: 'POST', body })
      expect(await sent.json()).toMatchObject({ ok: false, failure: { kind: 'picture-unreadable' } })
    })

    it('makes a take, and tells of it as it goes', async () => {
      const { client } = connection
      const film = await newFilm()
      const panelId = film.rows.panel[0]!.id
      const arrived: RowWrite[] = []
      const states: string[] = []
      const stop = [
        client.on('board.changed', (event) => event.project === film.project && arrived.push(...event.change.writes)),
        client.on('job.changed', (event) => event.project === film.project && states.push(event.job.state)),
      ]
      const request = composeRequest(boardFrom(film.rows), panelId, { sketch: null, provider: 'stand-in' })
      const { jobs } = value(await client.call('jobs.submit', { project: film.project, panelId, request, count: 1 }))
      await expect.poll(() => states.at(-1)).toBe('done')
      for (const end of stop) end()
      expect(arrived.map((write) => write.table).toSorted()).toEqual(['media', 'take'])
      const take = arrived.flatMap((write) =>
        write.table === 'take' && 'row' in write && write.row ? [write.row] : [],
      )[0]!
      expect(take).toMatchObject({ panelId, number: 1, recipe: { request: { provider: 'stand-in' } } })
      const listed = value(await client.call('jobs.list', { project: film.project }))
      expect(listed.jobs).toMatchObject([{ id: jobs[0]!.id, state: 'done', takeId: take.id }])
      expect(value(await client.call('spend.read', { project: film.project })).actualUsd).toBe(0)
      expect(value(await client.call('projects.check', { project: film.project })).problems).toEqual([])
    })

    it('takes a key in and gives none out', async () => {
      const { client, transport } = connection
      const film = await newFilm()
      const key = `AIza-test-${newId('job')}`
      const set = await transport.call('keys.set', { project: film.project, place: 'project', key })
      const status = await transport.call('keys.status', { project: film.project })
      expect(set).toMatchObject({ ok: true, value: { using: 'project' } })
      expect(status).toEqual(set)
      expect(JSON.stringify([set, status])).not.toContain(key)
      const cleared = value(await client.call('keys.clear', { project: film.project, place: 'project' }))
      expect(cleared.project).toBe('none')
    })

    it('lays pages, writes them as a PDF and tells how far it is', async () => {
      const { client, scratch } = connection
      const film = await newFilm()
      const options = {
        kind: 'storyboard' as const,
        paper: 'A4' as const,
        landscape: true,
        perPage: 6 as const,
        show: 'drawing' as const,
        columns: ['shot' as const],
        sceneIds: [],
        stamp: true,
      }
      const laid = value(
        await client.call('export.pages', { project: film.project, exporter: 'pdf', options, from: 0, count: 1 }),
      )
      expect(laid).toMatchObject({ pageCount: 1, pages: [{ width: 841.89 }] })
      const steps: number[] = []
      const stop = client.on('export.progress', (event) => event.exportId === 'contract' && steps.push(event.done))
      const file = path.join(scratch, 'board.pdf')
      const input = { project: film.project, exporter: 'pdf', options, path: file, exportId: 'contract' } as const
      expect(value(await client.call('export.run', input))).toMatchObject({ path: file, count: 1 })
      await expect.poll(() => steps.length).toBeGreaterThan(0)
      stop()
    })

    it('stops a call that is given up, also one that comes after that was said', async () => {
      const { client, scratch } = connection
      const folder = path.join(scratch, 'Given up.framewright')
      expect(value(await client.call('calls.giveUp', { callId: 'contract-early' }))).toEqual({})
      const stopped = await client.call('projects.create', { folder, title: 'Given up', ratio: 2 }, 'contract-early')
      expect(stopped).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      expect(existsSync(folder)).toBe(false)
      const done = await client.call('projects.create', { folder, title: 'Given up', ratio: 2 }, 'contract-late')
      expect(value(await client.call('calls.giveUp', { callId: 'contract-late' }))).toEqual({})
      expect(value(done).folder).toBe(folder)
    })

    it('shows a preview of a panel and nothing of what is not there', async () => {
      const film = await newFilm()
      const preview = await connection.asset(previewPath(film.project, film.rows.panel[0]!.id, 320, 1))
      expect(preview.headers.get('content-type')).toBe('image/jpeg')
      const bytes = Buffer.from(await preview.arrayBuffer())
      expect([bytes[0], bytes[1]]).toEqual([0xff, 0xd8])
      for (const nowhere of [
        mediaPath(film.project, 'a'.repeat(64)),
        previewPath(film.project, 'panel_000000000000', 320, 1),
        `/p/${film.project}/media/..%2f..%2fboard.sqlite`,
        '/p/open_00000000/media/x',
      ])
        expect((await connection.asset(nowhere)).status).toBe(404)
    })
  })
}

/** The value, or an error that says which failure came instead. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.failure)}`)
  return result.value
}
