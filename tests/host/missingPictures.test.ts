import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '#host/project/mediaStore.ts'
import { mediaPath, panelPicturePath, previewPath } from '#shared/contract/assets.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { LostPicture } from '#shared/contract/model.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { LOST_LOOK } from '#shared/compositing/lostPicture.ts'
import { value } from '../contract/contract.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { changeFile, makePictureFilm, uploadPicture } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { makePicture } from '../support/pictures.ts'
import { commandHere } from '../support/terminalHere.ts'

let host: InProcess
let film: PictureFilm
beforeEach(async () => {
  host = startInProcess()
  film = await makePictureFilm(host)
})
afterEach(() => host.close())

const lose = (row: MediaRow) => rmSync(film.fileOf(row))
const putBack = (row: MediaRow) => writeFileSync(film.fileOf(row), film.bytes.get(row.id)!)
const change = (row: MediaRow) => changeFile(film.fileOf(row))

const look = async () => value(await host.client.call('pictures.look', { project: film.project })).lost

/** The next word from the host about lost pictures. */
function told(): Promise<readonly LostPicture[]> {
  return new Promise((heard) => {
    const stop = host.client.on('pictures.lost', ({ lost }) => {
      stop()
      heard(lost)
    })
  })
}

const STORYBOARD: ExportOptions = {
  ...USUAL_OPTIONS,
  kind: 'storyboard',
  paper: 'A4',
  landscape: true,
  perPage: 1,
  show: 'both',
}

function print(evenIfMissing = false, options: Partial<ExportOptions> = {}) {
  const to = path.join(host.folder, 'out.pdf')
  const input = {
    project: film.project,
    exporter: 'pdf' as const,
    options: { ...STORYBOARD, ...options },
    path: to,
    exportId: 'x',
    evenIfMissing,
  }
  return host.client.call('export.run', input)
}

const ALL_LOST = ['Shot 1 (boat.jpg)', 'Take T3 of shot 1', 'Cast card “Mara” (mara.jpg)']

describe('pictures that are lost', () => {
  it('are found when they are looked for, and nothing is said of a film that is whole', async () => {
    expect(await look()).toEqual([])
    lose(film.laid)
    writeFileSync(film.fileOf(film.onCard), 'a stub that a sync left')
    expect(await look()).toEqual([
      { id: film.laid.id, how: 'missing' },
      { id: film.onCard.id, how: 'changed' },
    ])
  })

  it('are told to the window when their bytes turn out to be others as they are first read', async () => {
    change(film.taken)
    expect(await look()).toEqual([])
    const next = told()
    expect((await host.asset(mediaPath(film.project, film.taken.id))).status).toBe(404)
    expect(await next).toEqual([{ id: film.taken.id, how: 'changed' }])
  })

  it('are noticed again when they are put back', async () => {
    lose(film.laid)
    expect(await look()).toHaveLength(1)
    const next = told()
    putBack(film.laid)
    expect(await next).toEqual([])
  })

  it('are read against their hash once, and again only where they were written since', async () => {
    const url = mediaPath(film.project, film.laid.id)
    expect((await host.asset(url)).status).toBe(200)
    change(film.laid)
    expect((await host.asset(url)).status).toBe(404)
    putBack(film.laid)
    expect((await host.asset(url)).status).toBe(200)
  })

  it('that were changed stay as they are until the right file is brought, and then the film is mended', async () => {
    const other = change(film.laid)
    expect(value(await host.client.call('projects.check', { project: film.project })).ok).toBe(false)
    await host.asset(mediaPath(film.project, film.laid.id))
    expect(readFileSync(film.fileOf(film.laid)).equals(other)).toBe(true)
    expect((await uploadPicture(host, film.project, film.bytes.get(film.laid.id)!, 'boat.jpg')).id).toBe(film.laid.id)
    expect(await look()).toEqual([])
    const beside = readdirSync(path.dirname(film.fileOf(film.laid))).filter((name) => name.includes('damaged'))
    expect(beside).toHaveLength(1)
    expect(readFileSync(path.join(path.dirname(film.fileOf(film.laid)), beside[0]!)).equals(other)).toBe(true)
  })
})

/** The picture's middle and a point beside it, as #rrggbb. */
async function colours(bytes: Uint8Array): Promise<{ middle: string; beside: string }> {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  const surface = canvas.getContext('2d')
  surface.drawImage(image, 0, 0)
  const at = (x: number, y: number) =>
    `#${Buffer.from(surface.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3)).toString('hex')}`
  return { middle: at(image.width / 2, image.height / 2), beside: at(image.width / 2, image.height / 4) }
}

const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function near(found: string, wanted: string): void {
  const apart = parts(found).map((part, at) => Math.abs(part - parts(wanted)[at]!))
  expect(Math.max(...apart), `${found} is not ${wanted}`).toBeLessThan(24)
}

async function preview() {
  const panelId = filmPanels(film.board)[0]!.id
  const answer = await host.asset(previewPath(film.project, panelId, 480, '1'))
  return { etag: answer.headers.get('etag'), bytes: new Uint8Array(await answer.arrayBuffer()) }
}

describe('the board of a film whose pictures are lost', () => {
  it('crosses the place out, although an older preview lies there, and shows the picture again once it is back', async () => {
    const before = await preview()
    near((await colours(before.bytes)).beside, '#285028')
    lose(film.laid)
    await look()
    const without = await preview()
    expect(without.etag).not.toBe(before.etag)
    const crossed = await colours(without.bytes)
    near(crossed.beside, LOST_LOOK.fill)
    near(crossed.middle, LOST_LOOK.line)
    putBack(film.laid)
    await look()
    expect(await preview()).toEqual(before)
  })

  it('never keeps a crossed preview under the name of a whole one', async () => {
    change(film.laid)
    near((await colours((await preview()).bytes)).beside, LOST_LOOK.fill)
    putBack(film.laid)
    await look()
    near((await colours((await preview()).bytes)).beside, '#285028')
  })
})

function loseAll(): void {
  lose(film.laid)
  change(film.taken)
  lose(film.onCard)
}

const failed = (count: number, names: readonly string[]): Failure => ({
  kind: 'pictures-missing',
  count,
  names: [...names],
})

describe('what leaves a film whose pictures are lost', () => {
  it('a page: is not written, says which are missing, and is written with them crossed out where that is wanted', async () => {
    loseAll()
    expect(await print()).toEqual({ ok: false, failure: failed(2, ALL_LOST.slice(0, 2)) })
    expect(existsSync(path.join(host.folder, 'out.pdf'))).toBe(false)
    expect(await print(true)).toMatchObject({ ok: true, value: { count: 1 } })
  })

  it('a page that shows none of them: is written', async () => {
    lose(film.onCard)
    change(film.taken)
    expect(await print(false, { show: 'drawing' })).toMatchObject({ ok: true })
  })

  it('a copy: is not made, or says what it has not got', async () => {
    loseAll()
    const { project } = film
    const folder = path.join(host.folder, 'Copy.framewright')
    expect(await host.client.call('projects.saveCopy', { project, folder })).toEqual({
      ok: false,
      failure: failed(3, ALL_LOST),
    })
    expect(existsSync(folder)).toBe(false)
    expect(await host.client.call('projects.saveCopy', { project, folder, evenIfMissing: true })).toEqual({
      ok: true,
      value: { folder, left: ALL_LOST, lost: [], refused: [] },
    })
  })

  it('a picture of the panel: is not drawn, and drawn with them crossed out where that is wanted', async () => {
    const panelId = filmPanels(film.board)[0]!.id
    const draw = (show: 'all' | 'ink', anyway = false) =>
      host.asset(panelPicturePath(film.project, panelId, 480, show, { anyway }))
    expect((await draw('all')).status).toBe(200)
    change(film.laid)
    const refused = await draw('all')
    expect(refused.status).toBe(409)
    expect(await refused.json()).toEqual({ ok: false, failure: failed(1, ALL_LOST.slice(0, 1)) })
    expect((await draw('ink')).status).toBe(200)
    near((await colours(new Uint8Array(await (await draw('all', true)).arrayBuffer()))).beside, LOST_LOOK.fill)
  })

  it('a sketch: is not made without the picture that was drawn over', async () => {
    const input = { project: film.project, panelId: filmPanels(film.board)[0]!.id }
    expect(await host.client.call('generation.sketch', input)).toMatchObject({ ok: true })
    change(film.laid)
    expect(await host.client.call('generation.sketch', input)).toEqual({
      ok: false,
      failure: failed(1, ALL_LOST.slice(0, 1)),
    })
  })
})

describe('the sentence for lost pictures', () => {
  it.each([
    [1, ['Shot 1'], '1 picture is missing or changed on disk: Shot 1. Put it back'],
    [2, ['Shot 1', 'Shot 2'], '2 pictures are missing or changed on disk: Shot 1; Shot 2. Put them back'],
    [9, ['a', 'b', 'c', 'd', 'e'], 'a; b; c; d and 5 more.'],
  ])('counts %i and names a few', (count, names, words) => {
    expect(sentence({ kind: 'pictures-missing', count, names })).toContain(words)
  })
})

describe('the terminal', () => {
  it('lists lost pictures and exits with 3 unless it is to go on; check is not fooled', async () => {
    lose(film.laid)
    mkdirSync(path.join(film.folder, 'media', 'aa'), { recursive: true })
    const stray = await makePicture('jpeg', 20, 20, 7)
    const strayName = `${sha256(stray)}.jpg`
    mkdirSync(path.join(film.folder, 'media', strayName.slice(0, 2)), { recursive: true })
    writeFileSync(path.join(film.folder, 'media', strayName.slice(0, 2), strayName), stray)
    await host.client.call('projects.close', { project: film.project })
    const to = path.join(host.folder, 'board.pdf')
    const words = ['export', film.folder, '--as', 'storyboard', '--to', to]
    const refused = await commandHere(host.folder, words)
    expect(refused.code).toBe(3)
    expect(refused.out).toContain('Missing or changed: Shot 1 (boat.jpg)')
    expect(refused.err).toContain('1 picture is missing or changed on disk')
    expect(existsSync(to)).toBe(false)
    expect((await commandHere(host.folder, [...words, '--even-if-missing'])).code).toBe(0)
    const checked = await commandHere(host.folder, ['check', film.folder])
    expect(checked.code).toBe(1)
    expect(checked.out).toMatch(/boat\.jpg.*Shot 1.*is missing/)
    expect(checked.out).toContain(`${strayName} belongs to nothing in the film now`)
    expect(checked.out).not.toContain('Nothing is wrong')
  })
})
