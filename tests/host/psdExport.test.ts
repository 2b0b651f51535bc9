import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readPsd } from 'ag-psd'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { panelPicturePath } from '#shared/contract/assets.ts'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { readPsdLayers } from '#shared/interchange/psd/psdLayers.ts'
import type { PsdLayer } from '#shared/interchange/psd/psdPixels.ts'
import { pixelsOf } from '#host/paint/pixelsOf.ts'
import { makeTake, newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePictureFilm } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { value } from '../support/value.ts'

const session = startInProcess()
let film: PictureFilm
const WIDTH = 1280

/** A panel with a picture at half opacity, a drawing that multiplies, a hidden drawing and a take on top. */
beforeAll(async () => {
  film = await makePictureFilm(session)
  const panel = filmPanels(film.board)[0]!
  const { rows } = value(await session.client.call('projects.open', { folder: film.folder }))
  const stack = layersOf(boardFrom(rows), panel.id)
  const drawing = stack.find(({ kind }) => kind === 'drawing')!
  const picture = stack.find(({ kind }) => kind === 'picture')!
  const hidden = { ...blankLayer(newTestId('layer'), panel.id, 'zx', 'Hidden'), visible: false }
  const take = { ...makeTake(panel.id, film.taken.id, 3), number: 7, order: 'zz', kept: true }
  const request = { ...take.recipe.request, provider: 'gemini', model: 'gemini-nano-banana-2.1' }
  const laid = {
    ...blankLayer(newTestId('layer'), panel.id, 'zz', 'T7'),
    kind: 'take' as const,
    mediaId: film.taken.id,
    takeId: take.id,
  }
  const placement = { x: 40, y: 30, width: 300, height: 169, degrees: 0 }
  const writes = [
    put('take', { ...take, recipe: { ...take.recipe, request } }),
    put('layer', { ...picture, opacity: 0.5 }),
    put('layer', { ...drawing, blend: 'multiply', name: 'Line' }),
    put('layer', hidden),
    put('layer', { ...laid, placement, opacity: 0.8 }),
    put('mark', makeStroke(newTestId, drawing.id, 'a0', 40)),
    put('mark', makeStroke(newTestId, hidden.id, 'a0', 40)),
  ]
  value(await session.client.call('board.save', { project: film.project, writes }))
})
afterAll(() => session.close())

async function written(options: object): Promise<{ bytes: Uint8Array; files: readonly string[] }> {
  const folder = path.join(session.folder, 'out')
  const start = { show: 'all', width: WIDTH, stamp: false, sceneIds: [] }
  const asked = {
    project: film.project,
    exporter: 'psd',
    options: { ...start, ...options },
    path: path.join(folder, 'Salt.psd'),
    exportId: 'x',
  } as const
  value(await session.client.call('export.run', asked))
  const files = readdirSync(folder)
  return {
    files,
    bytes: readFileSync(
      path.join(
        folder,
        files.find((name) => name.endsWith('.psd'))!,
      ),
    ),
  }
}

async function layersIn(bytes: Uint8Array) {
  const read = await readPsdLayers(Uint8Array.from(bytes).buffer)
  if ('why' in read) throw new Error(read.why)
  return read
}

/** The visible layers over each other, as programs put them together: RGB, 0..255. */
function composite(layers: readonly PsdLayer[], width: number, height: number): Float64Array {
  const sheet = new Float64Array(width * height * 3)
  for (const layer of layers.filter(({ visible }) => visible))
    for (let y = 0; y < layer.height; y += 1)
      for (let x = 0; x < layer.width; x += 1) {
        const from = (y * layer.width + x) * 4
        const to = ((layer.top + y) * width + layer.left + x) * 3
        const alpha = (layer.pixels[from + 3]! / 255) * layer.opacity
        for (let part = 0; part < 3; part += 1) {
          const [over, under] = [layer.pixels[from + part]!, sheet[to + part]!]
          const mixed = layer.blend === 'multiply' ? (over * under) / 255 : over
          sheet[to + part] = under + (mixed - under) * alpha
        }
      }
  return sheet
}

it('writes a panel as a Photoshop document with its layers, named, hidden and mixed as they are here', async () => {
  const { bytes, files } = await written({})
  expect(files).toEqual(expect.arrayContaining(['Salt 001 1.psd', 'Salt.record.json']))
  const { width, height, layers, lost } = await layersIn(bytes)
  expect([width, Math.round((width / height) * 100) / 100, lost]).toEqual([WIDTH, 1.78, []])
  expect(layers.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Paper', 'Boat', 'Line', 'Hidden', 'AI reference T7']),
  )
  expect(layers[0]!.name).toBe('Paper')
  expect(layers.at(-1)).toMatchObject({ name: 'AI reference T7', visible: true })
  expect(layers.at(-1)!.opacity).toBeCloseTo(0.8, 2)
  expect(layers.find(({ name }) => name === 'Hidden')).toMatchObject({ visible: false })
  expect(layers.find(({ name }) => name === 'Line')).toMatchObject({ blend: 'multiply', visible: true })
  expect(layers.find(({ name }) => name === 'Boat')!.opacity).toBeCloseTo(0.5, 2)
})

it('comes to the same picture as the panel, as its layers and as its composite', async () => {
  const { bytes } = await written({})
  const { width, height, layers } = await layersIn(bytes)
  const panel = filmPanels(film.board)[0]!
  const shown = await session.asset(panelPicturePath(film.project, panel.id, WIDTH, 'all'))
  const { pixels } = await pixelsOf(new Uint8Array(await shown.arrayBuffer()))
  const together = composite(layers, width, height)
  const whole = readPsd(bytes, { useImageData: true, skipLayerImageData: true, skipThumbnail: true }).imageData!.data
  let [far, worst, differs] = [0, 0, 0]
  for (let at = 0; at < width * height; at += 1)
    for (let part = 0; part < 3; part += 1) {
      const off = Math.abs(together[at * 3 + part]! - whole[at * 4 + part]!)
      worst = Math.max(worst, off)
      far += off > 3 ? 1 : 0
      differs += Math.abs(whole[at * 4 + part]! - pixels[at * 4 + part]!)
    }
  expect(far).toBe(0)
  expect(worst).toBeLessThan(4)
  // The saved panel is a JPEG or has other type of edges; the document's own picture is the same to the eye.
  expect(differs / (width * height * 3)).toBeLessThan(1.5)
})

it('stamps a model’s picture on its own layer where that is hidden, and says of itself that one is in it', async () => {
  const { rows } = value(await session.client.call('projects.open', { folder: film.folder }))
  const board = boardFrom(rows)
  const row = layersOf(board, filmPanels(board)[0]!.id).find(({ kind }) => kind === 'take')!
  const reference = { ...filmOf(board), aiPolicy: 'reference' as const }
  const save = (...writes: ReturnType<typeof put>[]) =>
    session.client.call('board.save', { project: film.project, writes })
  value(await save(put('layer', { ...row, visible: false }), put('project', reference)))
  const { bytes } = await written({ stamp: false })
  const { layers, height } = await layersIn(bytes)
  const hidden = layers.at(-1)!
  expect(hidden).toMatchObject({ name: 'AI reference T7', visible: false })
  // The slip of paper lies in the frame's lower left corner, far from the picture.
  expect([hidden.left, hidden.top + hidden.height]).toEqual([0, height])
  expect(
    [...hidden.pixels.subarray((hidden.height - 1) * hidden.width * 4).subarray(0, 3)].every((one) => one > 240),
  ).toBe(true)
  expect(Buffer.from(bytes).toString('latin1')).toContain('digitalsourcetype/compositeWithTrainedAlgorithmicMedia')
  value(await save(put('layer', row), put('project', filmOf(board))))
})

it('has the stamp as a layer on top where references are stamped, and leaves out what the film’s policy keeps', async () => {
  const stamped = await layersIn((await written({ stamp: true })).bytes)
  expect(stamped.layers.at(-1)!.name).toBe('AI reference')
  const { rows } = value(await session.client.call('projects.open', { folder: film.folder }))
  const off = [put('project', { ...filmOf(boardFrom(rows)), aiPolicy: 'off' })]
  value(await session.client.call('board.save', { project: film.project, writes: off }))
  const kept = await layersIn((await written({ stamp: true })).bytes)
  expect(kept.layers.map(({ name }) => name).filter((name) => name.startsWith('AI'))).toEqual([])
})
