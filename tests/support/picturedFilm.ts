import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { createFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { patch, put, remove } from '#shared/document/board.ts'
import { mediaIdSchema } from '#shared/document/ids.ts'
import { keysBetween } from '#shared/document/order.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import { filmPanels, layersOf, takesOf } from '#shared/document/select.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { makeStroke } from './marks.ts'
import { printFilm } from './printFilm.ts'
import { testContext } from './film.ts'
import { testIds } from './testFilm.ts'

const STROKES = 8

/**
 * A film that uses what a storyboard has: by turns a panel that is drawn, one that is a photograph of 2000 px, and one
 * that is both; each with a kept take that is as busy as a photograph.
 */
export async function picturedFilm(home: string, shots: number): Promise<OwnedFolder> {
  const pictures = path.join(home, 'pictures')
  const laid = printFilm(
    {
      scenes: Math.ceil(shots / 10),
      shotsPerScene: Math.min(10, shots),
      tripleEvery: 1e9,
      takeEvery: 1,
      pictureSide: 16,
    },
    pictures,
  )
  const newId = testIds()
  const photos = Array.from({ length: 6 }, (_, seed) => addPhoto(pictures, 2000, seed + 1))
  const photoOf = (at: number) => photos[at % photos.length]!
  const panels = filmPanels(laid)
  const withPhotos = photos.reduce((each, photo) => put(each, 'media', photo), laid)
  const board = panels.reduce((each, { id }, at) => {
    const [layer] = layersOf(each, id)
    const [take] = takesOf(each, id)
    const taken = patch(each, 'take', take!.id, { mediaId: photoOf(at + 1).id })
    return at % 3 === 0
      ? remove(taken, 'layer', layer!.id)
      : patch(taken, 'layer', layer!.id, { mediaId: photoOf(at).id })
  }, withPhotos)
  const open = await createFolder(path.join(home, 'Pictured.framewright'), board, testContext, pictures)
  for (const [at, panel] of panels.entries()) {
    if (at % 3 === 1) continue
    const layer = blankLayer(newId('layer'), panel.id, 'b0')
    const marks = keysBetween(null, null, STROKES).map((order, stroke) =>
      makeStroke(newId, layer.id, order, 60, stroke * 7),
    )
    await open.store.save([
      { table: 'layer', id: layer.id, row: layer },
      ...marks.map((row) => ({ table: 'mark' as const, id: row.id, row })),
    ])
  }
  return open
}

/** Clouds over four octaves with grain, as a photograph has it: about 1 MB at 2000 px. */
function addPhoto(folder: string, width: number, seed: number): MediaRow {
  const height = Math.round(width / 1.78)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  let state = seed * 7919
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state / 0x7fff_ffff
  }
  pen.fillStyle = '#7a7468'
  pen.fillRect(0, 0, width, height)
  for (const [grains, size, strength] of [
    [40, 400, 0.5],
    [400, 90, 0.35],
    [4000, 22, 0.3],
    [40_000, 5, 0.25],
  ] as const)
    for (let grain = 0; grain < grains; grain += 1) {
      pen.fillStyle = `hsla(${random() * 360} 40% ${20 + random() * 60}% / ${strength})`
      const side = size * (0.4 + random())
      pen.fillRect(random() * width - side / 2, random() * height - side / 2, side, side * (0.4 + random()))
    }
  const bytes = canvas.toBuffer('image/jpeg', 90)
  const id = mediaIdSchema.parse(`media_${createHash('sha256').update(bytes).digest('hex')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${id.slice('media_'.length)}.jpg`), bytes)
  return { id, type: 'image/jpeg', bytes: bytes.length, width, height, name: '' }
}
