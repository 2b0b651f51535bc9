import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { panelPicturePath } from '#shared/contract/assets.ts'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import type { AiPolicy, LayerRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { marked, marksIn } from '#shared/records/marks/marks.ts'
import { sha256 } from '#host/project/mediaStore.ts'
import { makeTake, newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePictureFilm } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { value } from '../support/value.ts'

let session: InProcess
let film: PictureFilm
beforeEach(async () => {
  session = startInProcess()
  film = await makePictureFilm(session)
})
afterEach(() => session.close())

const panel = () => filmPanels(film.board)[0]!

/** As another program wrote it. */
const RECORD = { film: '', author: '', what: '', models: [], policy: '', at: '' }

/** The film's take by a model, and the panel with these layers alone. */
async function show(
  layers: readonly ('drawing' | 'picture' | 'take')[],
  aiPolicy: AiPolicy = 'allowed',
): Promise<void> {
  const take = makeTake(panel().id, film.taken.id, 3)
  const recipe = {
    ...take.recipe,
    request: { ...take.recipe.request, provider: 'gemini', model: 'gemini-nano-banana-2.1' },
  }
  const laid = {
    ...blankLayer(newTestId('layer'), panel().id, 'zz', 'T3'),
    kind: 'take' as const,
    mediaId: film.taken.id,
  }
  const { rows } = value(await session.client.call('projects.open', { folder: film.folder }))
  const stack = layersOf(boardFrom(rows), panel().id).filter(({ kind }) => kind !== 'take')
  const drawing = stack.find(({ kind }) => kind === 'drawing')!
  const stroke = makeStroke(newTestId, drawing.id, 'a0', 40)
  const seen = (layer: LayerRow) => put('layer', { ...layer, visible: layers.some((kind) => kind === layer.kind) })
  const writes = [
    put('take', { ...take, number: 4, order: 'zz', kept: true, recipe }),
    put('project', { ...filmOf(film.board), aiPolicy }),
    ...[...stack, laid].map(seen),
    ...(layers.includes('drawing') ? [put('mark', stroke)] : []),
  ]
  value(await session.client.call('board.save', { project: film.project, writes }))
}

async function write(exporter: 'png' | 'jpeg', options: object) {
  const to = path.join(session.folder, 'out', `Salt.${exporter === 'png' ? 'png' : 'jpg'}`)
  const start = { show: 'all', width: 1280, stamp: false, sceneIds: [] }
  const asked = { project: film.project, exporter, options: { ...start, ...options }, path: to, exportId: 'x' } as const
  const made = value(await session.client.call('export.run', asked))
  const told = JSON.parse(readFileSync(made.path, 'utf8')) as { says: string; pictures: Record<string, unknown>[] }
  const first = told.pictures[0]!
  const bytes = readFileSync(path.join(path.dirname(made.path), String(first['file'])))
  return { made, told, first, bytes, files: readdirSync(path.dirname(to)) }
}

describe('an exported picture says how it was made', () => {
  it.each([
    [['drawing'], 'digitalCreation'],
    [['drawing', 'picture'], 'composite'],
    [['take'], 'trainedAlgorithmicMedia'],
    [['drawing', 'take'], 'compositeWithTrainedAlgorithmicMedia'],
  ] as const)('of %j: %s, in itself as PNG and JPEG, and in the record beside it', async (layers, type) => {
    await show(layers)
    for (const exporter of ['png', 'jpeg'] as const) {
      const { made, told, first, bytes, files } = await write(exporter, {})
      expect(marksIn(bytes)).toMatchObject({ sourceType: type, tool: 'Framewright', credential: false })
      expect(first).toMatchObject({ sourceType: type, what: 'Shot 1', sha256: sha256(bytes), bytes: bytes.length })
      expect(told.says).toContain('no signed content credential')
      expect(made.count).toBe(1)
      expect(files).toContain('Salt.record.json')
      expect(files).toContain(`Salt 001 1.${exporter === 'png' ? 'png' : 'jpg'}`)
      expect((await loadImage(bytes)).width).toBe(1280)
    }
    const saved = await session.asset(panelPicturePath(film.project, panel().id, 640, 'all'))
    expect(marksIn(new Uint8Array(await saved.arrayBuffer())).sourceType).toBe(type)
  })

  it('of the take that stands for a panel, with its model, stamped where the film says so', async () => {
    await show(['drawing'])
    const plain = await write('jpeg', { show: 'reference' })
    expect(marksIn(plain.bytes).sourceType).toBe('trainedAlgorithmicMedia')
    expect(plain.first['models']).toEqual(['Gemini, Nano Banana 2.1'])
    await show(['drawing'], 'reference')
    const stamped = await write('jpeg', { show: 'reference' })
    expect(stamped.first['sha256']).not.toBe(plain.first['sha256'])
    expect(JSON.stringify(stamped.first)).toContain('AI policy: reference only')
  })

  it('on a contact sheet too: named by its shots, stamped as alone, and recorded as what it is put together from', async () => {
    await show(['drawing'])
    const drawn = await write('png', { as: 'sheet', across: 4 })
    expect(drawn.files).toContain('Salt 1.png')
    expect(drawn.first).toMatchObject({ what: 'Contact sheet, shots 1', sourceType: 'digitalCreation' })
    expect(marksIn(drawn.bytes)).toMatchObject({ sourceType: 'digitalCreation', tool: 'Framewright' })
    await show(['drawing', 'take'])
    const plain = await write('jpeg', { as: 'sheet', across: 4 })
    expect(marksIn(plain.bytes).sourceType).toBe('compositeWithTrainedAlgorithmicMedia')
    expect(plain.first['models']).toEqual(['Gemini, Nano Banana 2.1'])
    expect((await loadImage(plain.bytes)).width).toBe(1280)
    const stamped = await write('jpeg', { as: 'sheet', across: 4, stamp: true })
    expect(stamped.first['sha256']).not.toBe(plain.first['sha256'])
    // A film that keeps models' work out keeps it out here.
    await show(['drawing', 'take'], 'off')
    expect(marksIn((await write('jpeg', { as: 'sheet', across: 4 })).bytes).sourceType).toBe('digitalCreation')
  })

  it.each([
    ['trainedAlgorithmicMedia', ['drawing', 'picture'], 'compositeWithTrainedAlgorithmicMedia'],
    ['compositeSynthetic', ['drawing', 'picture'], 'compositeWithTrainedAlgorithmicMedia'],
  ] as const)('of a picture brought in that says of itself %s, with %j: %s', async (said, layers, type) => {
    const elsewhere = { ...RECORD, sourceType: said as 'composite' }
    film = await makePictureFilm(session, (picture) => marked(picture, elsewhere), 'Elsewhere')
    await show(layers)
    expect(marksIn((await write('png', { show: 'drawing' })).bytes).sourceType).toBe(type)
    const saved = await session.asset(panelPicturePath(film.project, panel().id, 640, 'all'))
    expect(marksIn(new Uint8Array(await saved.arrayBuffer())).sourceType).toBe(type)
  })

  it('and leaves the original as it came', async () => {
    const before = readFileSync(film.fileOf(film.taken))
    await show(['take'])
    await write('png', {})
    expect(readFileSync(film.fileOf(film.taken))).toEqual(before)
    expect(sha256(before)).toBe(film.taken.id.slice(6))
  })

  it('as the one that came is told to who asks for its marks', async () => {
    const { rows } = value(await session.client.call('projects.open', { folder: film.folder }))
    const takeId = rows.take[0]!.id
    const none = { sourceUri: '', sourceType: null, credit: '', tool: '', credential: null }
    expect(value(await session.client.call('takes.marks', { project: film.project, takeId }))).toEqual(none)
    const gone = 'take_gone00000000' as typeof takeId
    expect(await session.client.call('takes.marks', { project: film.project, takeId: gone })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    })
  })

  it('of a part cut out for a card too: its px as they are in the take, and what it comes from', async () => {
    await show(['drawing'])
    const { rows } = value(await session.client.call('projects.open', { folder: film.folder }))
    const take = rows.take.find(({ recipe }) => recipe.request.provider === 'gemini')!
    const asked = { project: film.project, takeId: take.id, part: { x: 0.25, y: 0.5, width: 0.5, height: 0.25 } }
    const { media } = value(await session.client.call('takes.part', asked))
    const bytes = readFileSync(film.fileOf(media).replace(/jpg$/, 'png'))
    expect([media.width, media.height]).toEqual([film.taken.width / 2, film.taken.height / 4])
    expect(marksIn(bytes).sourceType).toBe('trainedAlgorithmicMedia')
    const whole = createCanvas(film.taken.width, film.taken.height).getContext('2d')
    whole.drawImage(await loadImage(readFileSync(film.fileOf(film.taken))), 0, 0)
    const part = createCanvas(media.width, media.height).getContext('2d')
    part.drawImage(await loadImage(bytes), 0, 0)
    const [x, y] = [film.taken.width / 4, film.taken.height / 2]
    expect(Buffer.from(part.getImageData(0, 0, media.width, media.height).data)).toEqual(
      Buffer.from(whole.getImageData(x, y, media.width, media.height).data),
    )
  })

  it('in a PDF, for the document and for every picture in it', async () => {
    await show(['drawing'])
    const to = path.join(session.folder, 'out.pdf')
    const options = {
      kind: 'storyboard',
      paper: 'A4',
      landscape: true,
      perPage: 6,
      show: 'both',
      columns: ['shot'],
      sceneIds: [],
      stamp: true,
    }
    value(
      await session.client.call('export.run', {
        project: film.project,
        exporter: 'pdf',
        options,
        path: to,
        exportId: 'x',
      }),
    )
    const text = readFileSync(to).toString('latin1')
    const count = (type: string): number => text.split(`digitalsourcetype/${type}</Iptc4xmpExt`).length - 1
    expect(count('trainedAlgorithmicMedia')).toBe(1)
    expect(count('compositeWithTrainedAlgorithmicMedia')).toBe(1)
    expect(count('digitalCreation') + count('composite')).toBe(1)
  })

  it('is written as a whole or not at all', async () => {
    await show(['drawing'])
    const none = { show: 'all', width: 1280, stamp: false, sceneIds: ['scene_none'] }
    const to = path.join(session.folder, 'none', 'Salt.png')
    const asked = { project: film.project, exporter: 'png', options: none, path: to, exportId: 'x' } as const
    expect(await session.client.call('export.run', asked)).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(() => readdirSync(path.dirname(to))).toThrow('ENOENT')
  })
})

describe('the disclosure report', () => {
  it('comes as a PDF, for a spreadsheet and to a caller, with the same figures', async () => {
    await show(['drawing'], 'reference')
    const told = value(await session.client.call('disclosure.read', { project: film.project }))
    expect(told.rows).toMatchObject([
      {
        shot: '1',
        strokes: 1,
        timedStrokes: 0,
        broughtIn: 1,
        models: [{ model: 'Gemini, Nano Banana 2.1', takes: 1, kept: 1 }],
      },
    ])
    const csv = path.join(session.folder, 'report.csv')
    const table = { table: 'disclosure', columns: ['shot'], separator: ',', mark: false, defuse: true, sceneIds: [] }
    const asked = { project: film.project, exportId: 'x' }
    value(await session.client.call('export.run', { ...asked, exporter: 'csv', options: table, path: csv }))
    const [, row, total] = readFileSync(csv, 'utf8').split('\r\n')
    expect(row).toMatch(/^1,1,1,1,0,0,0,1,/)
    expect(total).toMatch(/^,In all,1,1,0,0,0,1,.*Nano Banana 2\.1","AI policy: reference only/)
    const options = {
      kind: 'disclosure',
      paper: 'A4',
      landscape: true,
      perPage: 6,
      show: 'both',
      columns: ['shot'],
      sceneIds: [],
      stamp: true,
    }
    const laid = value(
      await session.client.call('export.pages', { project: film.project, exporter: 'pdf', options, from: 0, count: 1 }),
    )
    const words = laid.pages[0]!.boxes.flatMap((box) =>
      box.kind === 'text' ? box.runs.map(({ text }) => text) : [],
    ).join(' ')
    expect(words).toContain('1 picture in it was generated by a model, of which 1 was kept.')
    expect(words).toContain('AI policy: reference only')
    const to = path.join(session.folder, 'report.pdf')
    expect(value(await session.client.call('export.run', { ...asked, exporter: 'pdf', options, path: to })).count).toBe(
      1,
    )
  })
})
