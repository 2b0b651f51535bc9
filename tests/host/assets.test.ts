import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { mediaPath, previewPath, uploadPath } from '#shared/contract/assets.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { value } from '../contract/contract.ts'
import { newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'

let session: InProcess
let film: OpenedProject
beforeEach(async () => {
  session = startInProcess()
  const folder = path.join(session.folder, 'Film.framewright')
  film = value(await session.client.call('projects.create', { folder, title: 'Film', ratio: 2 }))
})
afterEach(() => session.close())

const panelId = () => film.rows.panel[0]!.id

async function draw(): Promise<void> {
  const mark = makeStroke(newTestId, film.rows.layer[0]!.id, 'a0', 120)
  value(
    await session.client.call('board.save', {
      project: film.project,
      writes: [put('mark', { ...mark, size: 40 })],
    }),
  )
}

async function darkest(response: Response): Promise<number> {
  const image = await loadImage(Buffer.from(await response.arrayBuffer()))
  const canvas = createCanvas(image.width, image.height)
  const surface = canvas.getContext('2d')
  surface.drawImage(image, 0, 0)
  const { data } = surface.getImageData(0, 0, image.width, image.height)
  let least = 255
  for (let i = 0; i < data.length; i += 4) least = Math.min(least, data[i]!)
  return least
}

describe('a preview', () => {
  it('is as wide as asked, between 64 and 2048, at the film’s ratio', async () => {
    for (const [asked, width] of [
      [320, 320],
      [1, 64],
      [90_000, 2048],
      ['x', 480],
    ] as const) {
      const response = await session.asset(previewPath(film.project, panelId(), asked as number, 1))
      const image = await loadImage(Buffer.from(await response.arrayBuffer()))
      expect([image.width, image.height]).toEqual([width, width / 2])
    }
  })

  it('shows a stroke as soon as it is saved, under the same address', async () => {
    const address = previewPath(film.project, panelId(), 480, 1)
    const before = await session.asset(address)
    const tag = before.headers.get('etag')!
    expect(await darkest(before)).toBeGreaterThan(200)
    await draw()
    const after = await session.asset(address, { headers: { 'if-none-match': tag } })
    expect(after.status).toBe(200)
    expect(await darkest(after)).toBeLessThan(120)
  })

  it('of a drawing lies on the look’s paper for a window, and on white for a page', async () => {
    const papers = ['all', 'table', 'drawing'] as const
    const answers = await Promise.all(
      papers.map((show) => session.asset(previewPath(film.project, panelId(), 480, 1, show))),
    )
    const [all, table, page] = await Promise.all(answers.map(darkest))
    expect(table).toBe(all)
    expect(all).toBeLessThan(250)
    expect(page).toBe(255)
  })

  it('of what was drawn alone has no frames of the camera, for a neighbour that shines through', async () => {
    const layer = { ...film.rows.layer[0]!, id: newTestId('layer'), kind: 'camera', order: 'a9' } as const
    const move = { ...makeStroke(newTestId, layer.id, 'a0', 120), size: 40 }
    value(
      await session.client.call('board.save', {
        project: film.project,
        writes: [put('layer', layer), put('mark', move)],
      }),
    )
    const shown = async (show: 'drawing' | 'sketch') =>
      darkest(await session.asset(previewPath(film.project, panelId(), 480, 1, show)))
    expect(await shown('drawing')).toBeLessThan(120)
    expect(await shown('sketch')).toBe(255)
    await draw()
    expect(await shown('sketch')).toBeLessThan(120)
  })

  it('is not sent again where nothing changed', async () => {
    const address = previewPath(film.project, panelId(), 480, 1)
    const tag = (await session.asset(address)).headers.get('etag')!
    expect((await session.asset(address, { headers: { 'if-none-match': tag } })).status).toBe(304)
  })

  it('is kept in previews/, where only the newest revision of a panel stays', async () => {
    for (const width of [200, 480]) await session.asset(previewPath(film.project, panelId(), width, 1))
    const folder = path.join(film.folder, 'previews', panelId())
    expect(readdirSync(folder)).toHaveLength(2)
    await draw()
    await session.asset(previewPath(film.project, panelId(), 200, 2))
    expect(readdirSync(folder)).toHaveLength(1)
  })
})

describe('the asset port', () => {
  it('keeps a medium in the window’s cache for good, since its bytes never change', async () => {
    const body = new Uint8Array(await makePicture('webp', 9, 9))
    const sent = await session.asset(uploadPath(film.project, 'a'), { method: 'POST', body })
    const row = value((await sent.json()) as Result<MediaRow>)
    const got = await session.asset(mediaPath(film.project, row.id))
    expect(got.headers.get('cache-control')).toContain('immutable')
    expect(got.headers.get('content-type')).toBe('image/webp')
  })

  it('answers nothing but what it is for', async () => {
    writeFileSync(path.join(session.folder, 'secret.png'), await makePicture('png', 4, 4))
    for (const address of [
      '/',
      '/p',
      `/p/${film.project}`,
      `/p/${film.project}/media`,
      `/p/${film.project}/media/${'../'.repeat(3)}secret.png`,
      `/p/${film.project}/media/..%2f..%2f..%2fsecret.png`,
      `/p/${film.project}/media/board.sqlite`,
      `/p/${film.project}/preview/..`,
      `/p/open_aaaaaaaaaaaa/preview/${panelId()}`,
      '/fonts/../sample/film.json',
      '/fonts/..%2f..%2fpackage.json',
      '/fonts/nothing.ttf',
    ])
      expect((await session.asset(address)).status, address).toBe(404)
    expect((await session.asset(`/p/${film.project}/media/x`, { method: 'DELETE' })).status).toBe(404)
  })

  it('sends the fonts that pages are printed in', async () => {
    const font = await session.asset('/fonts/NotoSans_400Regular.ttf')
    expect(font.headers.get('content-type')).toBe('font/ttf')
    expect((await font.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
  })

  it('takes no picture into a project that is only read', async () => {
    const other = startInProcess()
    const read = value(await other.client.call('projects.open', { folder: film.folder }))
    expect(read.access).toBe('read')
    const body = new Uint8Array(await makePicture('png', 5, 5))
    const sent = await other.asset(uploadPath(read.project, 'a.png'), { method: 'POST', body })
    expect(await sent.json()).toMatchObject({ ok: false, failure: { kind: 'open-elsewhere' } })
    const preview = await other.asset(previewPath(read.project, read.rows.panel[0]!.id, 100, 1))
    expect(preview.status).toBe(200)
    expect(readdirSync(path.join(film.folder, 'previews'))).toEqual([])
    await other.close()
  })
})
