import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { wirePictures } from '#host/generation/wirePictures.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import type { WirePicture } from '#host/services.ts'
import { filmPanels, layersOf, mediaOf, scenesOf } from '#shared/document/select.ts'
import { put } from '#shared/document/board.ts'
import { addMedia } from '#shared/document/commands/film.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import { addLayer } from '#shared/document/commands/layers.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import type { ShapeMark, TextMark } from '#shared/document/markSchema.ts'
import { startFakeModel } from '../support/fakeModel.ts'
import { makeTake } from '../support/film.ts'
import { HANDLE, generationProject } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { pngChunk } from '../support/pictures.ts'
import { value } from '../support/value.ts'

const newId = makeNewId(Math.random)
const renderer = createPanelRenderer()
afterAll(() => renderer.dispose())
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function start() {
  const model = await startFakeModel()
  ends.push(() => model.close())
  const project = await generationProject(model.url)
  ends.push(() => project.close())
  return { model, project }
}

/** Left half red, right half blue; clear where `clear`. */
function halves(width: number, height: number, clear = false) {
  const canvas = createCanvas(width, height)
  const ink = canvas.getContext('2d')
  if (clear) return canvas
  ink.fillStyle = '#ff0000'
  ink.fillRect(0, 0, width / 2, height)
  ink.fillStyle = '#0000ff'
  ink.fillRect(width / 2, 0, width / 2, height)
  return canvas
}

/** A JPEG as a phone writes it: turned by a tag, with a place name in it. */
function fromAPhone(): Buffer {
  const jpeg = halves(400, 200).toBuffer('image/jpeg', 95)
  const tiff = Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex')
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('Harbour Street 9', 'latin1')])
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)])
}

function comment(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), Buffer.from(text)])
}

async function added(project: GenerationProject, bytes: Uint8Array): Promise<MediaRow> {
  const result = await project.open.media.add(bytes, '')
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function onTheWire(project: GenerationProject, role: 'sketch' | 'cast', mediaId: MediaId): Promise<WirePicture> {
  const request = project.request({ pictures: [{ role, label: 'Mara v1', mediaId }] })
  const result = await wirePictures(project.open.media, renderer, request)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value[0]!
}

async function pixel(bytes: Uint8Array, x: number, y: number): Promise<readonly number[]> {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3)
}

describe('a reference picture on the wire', () => {
  it('is a JPEG of at most 1536 px, and the original stays as it is', async () => {
    const { project } = await start()
    const original = halves(3000, 2000).toBuffer('image/png')
    const row = await added(project, original)
    const wire = await onTheWire(project, 'cast', row.id)
    const image = await loadImage(wire.bytes)
    expect([wire.type, image.width, image.height]).toEqual(['image/jpeg', 1536, 1024])
    expect(Buffer.from((await project.open.media.read(row.id))!).equals(original)).toBe(true)
  })

  it('is upright, small ones keep their size, and what a phone wrote into it stays at home', async () => {
    const { project } = await start()
    const wire = await onTheWire(project, 'cast', (await added(project, fromAPhone())).id)
    const image = await loadImage(wire.bytes)
    expect([image.width, image.height]).toEqual([200, 400])
    const [top, bottom] = [await pixel(wire.bytes, 100, 40), await pixel(wire.bytes, 100, 360)]
    expect(top[0]! - top[2]!).toBeGreaterThan(200)
    expect(bottom[2]! - bottom[0]!).toBeGreaterThan(200)
    expect(Buffer.from(wire.bytes).includes('Harbour Street')).toBe(false)
  })

  it('is on white where it is clear', async () => {
    const { project } = await start()
    const row = await added(project, halves(64, 64, true).toBuffer('image/png'))
    expect(await pixel((await onTheWire(project, 'cast', row.id)).bytes, 32, 32)).toEqual([255, 255, 255])
  })

  it('that needs no change leaves byte for byte, with a transparency that nothing uses or in a still JPEG', async () => {
    const { model, project } = await start()
    const opaque = halves(1536, 64).toBuffer('image/png')
    const jpeg = halves(400, 200).toBuffer('image/jpeg', 95)
    for (const original of [opaque, jpeg]) {
      const { id } = await added(project, original)
      await project.run(project.request({ pictures: [{ role: 'cast', label: 'Mara v1', mediaId: id }] }))
      expect(model.requests.at(-1)!.body).toContain(original.toString('base64'))
      expect(project.takes().at(-1)!.recipe.request.pictures[0]).toMatchObject({ mediaId: id, wire: id })
    }
  })

  it.each<[string, (jpeg: Buffer, png: Buffer) => Buffer]>([
    ['a comment', (jpeg) => Buffer.concat([jpeg.subarray(0, 2), comment('Harbour Street 9'), jpeg.subarray(2)])],
    ['a film behind a picture', (jpeg) => Buffer.concat([jpeg, Buffer.from('Harbour Street 9')])],
    [
      'a text in a PNG',
      (_, png) =>
        Buffer.concat([
          png.subarray(0, 33),
          pngChunk('tEXt', Buffer.from('Place\0Harbour Street 9')),
          png.subarray(33),
        ]),
    ],
  ])('does not take along %s', async (_what, told) => {
    const { project } = await start()
    const bytes = told(halves(400, 200).toBuffer('image/jpeg', 95), halves(64, 64).toBuffer('image/png'))
    const wire = await onTheWire(project, 'cast', (await added(project, bytes)).id)
    expect(Buffer.from(wire.bytes).includes('Harbour Street')).toBe(false)
  })

  it('that must shrink is made once, kept by its own hash, shown as it leaves and named in the recipe', async () => {
    const { model, project } = await start()
    const { id } = await added(project, halves(3000, 2000).toBuffer('image/png'))
    const [shown] = await project.queue.pictures(project.open, [id])
    const wire = value(shown!)
    expect([wire.id === id, wire.type, wire.width]).toEqual([false, 'image/jpeg', 1536])
    const pictures = [{ role: 'cast' as const, label: 'Mara v1', mediaId: id, wire: wire.id }]
    await project.run(project.request({ pictures }))
    const bytes = Buffer.from((await project.open.media.read(wire.id))!)
    expect(model.requests[0]!.body).toContain(bytes.toString('base64'))
    expect(project.takes()[0]!.recipe.request.pictures).toEqual(pictures)
    expect(mediaOf(project.open.store.board(), wire.id)).toEqual({ ...wire, name: '' })
    // Another program, or another session, names the picture alone.
    await project.reopen()
    const again = await project.queue.pictures(project.open, [id])
    expect(value(again[0]!).id).toBe(wire.id)
    await project.run(project.request({ pictures: [{ role: 'cast', label: 'Mara v1', mediaId: id }] }))
    expect(project.takes().at(-1)!.recipe.request.pictures).toEqual(pictures)
    expect((await project.open.store.check()).problems).toEqual([])
  })

  it('never leaves larger than pictures are sent, whatever a window names', async () => {
    const { model, project } = await start()
    const { id } = await added(project, halves(3000, 2000).toBuffer('image/png'))
    const request = project.request({ pictures: [{ role: 'cast', label: 'Mara v1', mediaId: id, wire: id }] })
    const submitted = await project.queue.submit(project.open, HANDLE, project.panelId, request, 1)
    expect(submitted.ok ? null : submitted.failure.kind).toBe('request-unfit')
    expect(model.requests).toHaveLength(0)
  })

  it('that is gone stops the job before anything is sent', async () => {
    const { model, project } = await start()
    const mediaId = `media_${'0'.repeat(64)}` as MediaId
    const request = project.request({ pictures: [{ role: 'cast', label: 'Mara v1', mediaId }] })
    const submitted = await project.queue.submit(project.open, 'open_00000001', project.panelId, request, 1)
    expect(submitted.ok ? null : submitted.failure.kind).toBe('pictures-missing')
    expect(model.requests).toHaveLength(0)
  })

  it('whose bytes are others than those it was kept with never leaves, and is named', async () => {
    const { model, project } = await start()
    const { id } = await added(project, halves(64, 64).toBuffer('image/png'))
    const file = path.join(project.folder, 'media', id.slice(6, 8), `${id.slice(6)}.png`)
    writeFileSync(file, halves(32, 32).toBuffer('image/png'))
    const request = project.request({ pictures: [{ role: 'cast', label: 'Mara v1', mediaId: id }] })
    const submitted = await project.queue.submit(project.open, 'open_00000001', project.panelId, request, 1)
    expect(submitted).toEqual({ ok: false, failure: { kind: 'pictures-missing', count: 1, names: ['Mara v1'] } })
    expect(model.requests).toHaveLength(0)
  })
})

describe('a picture beside the sketch', () => {
  it('is a contact sheet of the kept takes, of their frames in order and without letters, and none where none is kept', async () => {
    const { project } = await start()
    expect(await project.queue.contact(project.open, project.panelId)).toEqual({ ok: true, value: null })
    const board = project.open.store.board()
    const scene = scenesOf(board)[0]!
    const colors = ['#ff0000', '#00ff00', '#0000ff']
    let film = board
    for (const [at, color] of colors.entries()) {
      const canvas = createCanvas(600, 600)
      const ink = canvas.getContext('2d')
      ink.fillStyle = color
      ink.fillRect(0, 0, 600, 600)
      const media = await added(project, canvas.toBuffer('image/png'))
      const panelId = newId('panel')
      film = addShot(film, { shotId: newId('shot'), panelId, layerId: newId('layer') }, scene.id, at + 1)
      film = put(addMedia(film, media), 'take', { ...makeTake(panelId, media.id, 1), id: newId('take'), kept: true })
    }
    await project.open.store.save(writesOf(film, diffBoards(board, film)))
    const sheet = value(await project.queue.contact(project.open, project.panelId))!
    expect(Math.max(sheet.width, sheet.height)).toBe(1536)
    const bytes = (await project.open.media.read(sheet.id))!
    // Three frames of 2.39 stand under each other best.
    const seen = await Promise.all([1, 3, 5].map((sixth) => pixel(bytes, sheet.width / 2, (sheet.height * sixth) / 6)))
    expect(seen.map((rgb) => rgb.findIndex((level) => level > 200))).toEqual([0, 1, 2])
    expect(value(await project.queue.contact(project.open, project.panelId))!.id).toBe(sheet.id)
    const [wire] = await project.queue.pictures(project.open, [sheet.id])
    expect(value(wire!).id).toBe(sheet.id)
  })

  it('is the stand-in’s staging without its slate, the same each time, and leaves as it is', async () => {
    const { project } = await start()
    const signal = new AbortController().signal
    const staged = value(await project.queue.staging(project.open, project.panelId, signal))
    expect([staged.width, staged.height]).toEqual([1376, Math.round(1376 / 2.39)])
    expect(value(await project.queue.staging(project.open, project.panelId, signal)).id).toBe(staged.id)
    const [wire] = await project.queue.pictures(project.open, [staged.id])
    expect(value(wire!).id).toBe(staged.id)
    // The slate would be a dark plate in the lower left corner.
    await project.run(project.request({ provider: 'stand-in', baseUrl: '' }))
    const slated = (await project.open.media.read(project.takes()[0]!.mediaId))!
    const corner = async (bytes: Uint8Array) => (await pixel(bytes, 28, staged.height - 28)).reduce((a, b) => a + b)
    expect(await corner((await project.open.media.read(staged.id))!)).toBeGreaterThan((await corner(slated)) + 60)
  })
})

function line(layerId: string): ShapeMark {
  return {
    id: newId('mark'),
    layerId: layerId as ShapeMark['layerId'],
    order: 'a0',
    transform: null,
    color: '#000000',
    opacity: 1,
    kind: 'shape',
    shape: 'rectangle',
    size: 12,
    from: [200, 200],
    to: [1700, 600],
    bend: null,
    filled: true,
  }
}

describe('the sketch', () => {
  it('is none where nothing is drawn', async () => {
    const { project } = await start()
    expect(await project.queue.sketch(project.open, project.panelId)).toEqual({ ok: true, value: null })
  })

  it('that is shown is what is sent, byte for byte, and what the recipe keeps', async () => {
    const { model, project } = await start()
    const { store } = project.open
    const layer = layersOf(store.board(), project.panelId)[0]!
    const mark = line(layer.id)
    await store.save([{ table: 'mark', id: mark.id, row: mark }])
    const shown = await project.queue.sketch(project.open, project.panelId)
    const row = shown.ok ? shown.value! : ({} as MediaRow)
    expect(Math.max(row.width, row.height)).toBe(1536)
    expect(row.width / row.height).toBeCloseTo(2.39, 2)
    const bytes = Buffer.from((await project.open.media.read(row.id))!)
    expect(await pixel(bytes, 768, 320)).toEqual([0, 0, 0])
    expect(await pixel(bytes, 5, 5)).toEqual([255, 255, 255])
    await project.run(project.request({ pictures: [{ role: 'sketch', label: 'Sketch', mediaId: row.id }] }))
    expect(model.requests[0]!.body).toContain(bytes.toString('base64'))
    expect(project.takes()[0]!.recipe.request.pictures[0]!.mediaId).toBe(row.id)
    expect(project.takes()[0]!.recipe.words).toContain('Picture 1 is the sketch.')
  })

  it('leaves arrows and texts at home unless they are asked for, and is none where there is nothing else', async () => {
    const { project } = await start()
    const { store, media } = project.open
    const layer = layersOf(store.board(), project.panelId)[0]!
    const base = { layerId: layer.id, order: 'a1', transform: null, color: '#000000', opacity: 1 }
    const text: TextMark = { ...base, id: newId('mark'), kind: 'text', x: 1400, y: 60, size: 120, text: 'RAIN' }
    const arrow: ShapeMark = { ...line(layer.id), id: newId('mark'), shape: 'arrow', from: [100, 700], to: [400, 700] }
    const dark = async (notes: boolean) => {
      const sketch = value(await project.queue.sketch(project.open, project.panelId, notes))
      if (!sketch) return null
      const bytes = (await media.read(sketch.id))!
      const image = await loadImage(bytes)
      const surface = createCanvas(image.width, image.height).getContext('2d')
      surface.drawImage(image, 0, 0)
      const inked = (x: number, y: number, width: number, height: number) =>
        surface.getImageData(x, y, width, height).data.some((level, at) => at % 4 === 0 && level < 90)
      return { arrow: inked(60, 520, 280, 80), text: inked(1100, 30, 400, 130), drawn: inked(700, 250, 200, 150) }
    }
    await store.save([text, arrow].map((mark) => ({ table: 'mark', id: mark.id, row: mark })))
    expect(await dark(false)).toBeNull()
    expect(await dark(true)).toEqual({ arrow: true, text: true, drawn: false })
    const drawn = line(layer.id)
    await store.save([{ table: 'mark', id: drawn.id, row: drawn }])
    expect(await dark(false)).toEqual({ arrow: false, text: false, drawn: true })
    expect(await dark(true)).toEqual({ arrow: true, text: true, drawn: true })
  })

  it('never shows a take', async () => {
    const { project } = await start()
    await project.run(project.request())
    const take = project.takes()[0]!
    const board = project.open.store.board()
    const panelId = filmPanels(board)[0]!.id
    const under = addLayer(board, newId('layer'), panelId, 0, { kind: 'take', mediaId: take.mediaId, takeId: take.id })
    await project.open.store.save(writesOf(under, diffBoards(board, under)))
    expect(await project.queue.sketch(project.open, panelId)).toEqual({ ok: true, value: null })
  })
})
