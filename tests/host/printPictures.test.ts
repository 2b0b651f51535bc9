import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { askFilm } from '#host/pdf/filmAsked.ts'
import { printPicture } from '#host/pdf/printPictures.ts'
import type { PictureSources } from '#host/pdf/printPictures.ts'
import type { WantedPicture } from '#host/pdf/wantedPictures.ts'
import { grantWish } from '#host/pdf/wishes.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { marked, marksIn } from '#shared/records/marks/marks.ts'
import { newTestId, put, testContext } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePictureFilm } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { value } from '../support/value.ts'

/** A film with a picture laid in its only panel, and a take of it. */
let host: InProcess
let film: PictureFilm
let open: OwnedFolder
const renderer = createPanelRenderer()
beforeEach(async () => {
  host = startInProcess()
  film = await makePictureFilm(host)
  await host.client.call('projects.close', { project: film.project })
  open = await openFolder(film.folder, testContext)
})
afterEach(async () => {
  await open.close()
  await host.close()
})
afterAll(() => renderer.dispose())

const panel = () => filmPanels(open.store.board())[0]!
const layer = (kind: LayerRow['kind']) => layersOf(open.store.board(), panel().id).find((each) => each.kind === kind)!

let learned: PictureSources['modelWork'] = new Map()

async function print(
  source: WantedPicture['source'] = { of: 'drawing', panelId: panel().id },
  blackAndWhite = false,
): Promise<Buffer> {
  learned = new Map()
  const board = open.store.board()
  const asked = await askFilm(open, board)
  const bytes = await printPicture(
    { board, film: asked, wish: (wish) => grantWish({ open, board, renderer }, wish), modelWork: learned },
    { key: 'x', source, width: 200, blackAndWhite, small: false },
    '2026-03-04T10:00:00.000Z',
  )
  return Buffer.from(bytes!)
}

async function typeOf(...asked: Parameters<typeof print>): Promise<string | null> {
  return marksIn(await print(...asked)).sourceType
}

/** The red of its middle, 0 to 255: each picture of the film has its own. */
async function redOf(jpeg: Buffer): Promise<number> {
  const picture = await loadImage(jpeg)
  const pen = createCanvas(picture.width, picture.height).getContext('2d')
  pen.drawImage(picture, 0, 0)
  return pen.getImageData(picture.width >> 1, picture.height >> 2, 1, 1).data[0]!
}

describe('the print of a drawing', () => {
  it('is the picture in it as it came, and follows it where it is made faint', async () => {
    const whole = film.bytes.get(film.laid.id)!
    expect((await print()).equals(whole)).toBe(true)
    await open.store.save([put('layer', { ...layer('picture'), opacity: 0.2 })])
    expect(await redOf(await print())).toBeGreaterThan(180)
  })

  it('keeps what a picture from elsewhere says of a model, remade, in black, or on a card, and tells the document', async () => {
    const record = { film: '', author: '', what: '', models: [], policy: '', at: '' }
    const bytes = marked(film.bytes.get(film.laid.id)!, { ...record, sourceType: 'trainedAlgorithmicMedia' })
    const added = value(await open.media.add(bytes, 'sky.jpg'))
    const laid = { ...layer('picture'), mediaId: added.id }
    await open.store.save([put('media', added), put('layer', laid)])
    expect(await typeOf()).toBe('trainedAlgorithmicMedia')
    expect(await typeOf({ of: 'drawing', panelId: panel().id }, true)).toBe('trainedAlgorithmicMedia')
    expect(await typeOf({ of: 'media', mediaId: added.id })).toBe('trainedAlgorithmicMedia')
    expect(await typeOf({ of: 'media', mediaId: film.onCard.id })).toBeNull()
    await open.store.save([put('layer', { ...laid, opacity: 0.5 })])
    expect(await typeOf()).toBe('trainedAlgorithmicMedia')
    await open.store.save([put('mark', makeStroke(newTestId, layer('drawing').id, 'a0'))])
    expect(await typeOf()).toBe('compositeWithTrainedAlgorithmicMedia')
    expect([...learned.values()]).toEqual(['trainedAlgorithmicMedia'])
  })

  it('shows the last stroke, also where it was printed before', async () => {
    const bare = put('layer', { ...layer('picture'), visible: false })
    await open.store.save([bare, put('mark', makeStroke(newTestId, layer('drawing').id, 'a0'))])
    const before = await print()
    await open.store.save([put('mark', makeStroke(newTestId, layer('drawing').id, 'a1', 40, 9))])
    expect((await print()).equals(before)).toBe(false)
  })

  it('is painted once, and again where what was kept of it is spoilt', async () => {
    const bare = put('layer', { ...layer('picture'), visible: false })
    await open.store.save([bare, put('mark', makeStroke(newTestId, layer('drawing').id, 'a0'))])
    const prints = path.join(film.folder, 'previews', 'prints', panel().id)
    const first = await print()
    const [kept] = readdirSync(prints)
    const before = statSync(path.join(prints, kept!)).mtimeMs
    expect((await print()).equals(first)).toBe(true)
    expect(readdirSync(prints)).toEqual([kept])
    expect(statSync(path.join(prints, kept!)).mtimeMs).toBe(before)
    writeFileSync(path.join(prints, kept!), 'not a picture')
    expect((await print()).equals(first)).toBe(true)
  })

  it('never shows the machine’s picture that lies under it', async () => {
    const under: LayerRow = { ...layer('picture'), id: newTestId('layer'), kind: 'take', mediaId: film.taken.id }
    const drawn = put('mark', makeStroke(newTestId, layer('drawing').id, 'a0'))
    await open.store.save([put('layer', under), put('layer', { ...layer('picture'), visible: false }), drawn])
    expect(await redOf(await print())).toBeGreaterThan(250)
  })

  it('is crossed out only for as long as its picture is lost', async () => {
    await open.store.save([put('layer', { ...layer('picture'), opacity: 0.9 })])
    const file = film.fileOf(film.laid)
    const bytes = readFileSync(file)
    rmSync(file)
    await open.media.read(film.laid.id)
    const crossed = await print()
    writeFileSync(file, bytes)
    await open.media.read(film.laid.id)
    const back = await print()
    expect(back.equals(crossed)).toBe(false)
    expect(await redOf(back)).toBeLessThan(100)
  })
})
