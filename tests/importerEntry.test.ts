import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writePsd } from 'ag-psd'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { boardFrom } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { layersOf } from '#shared/document/select.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { IMPORTERS } from '#shared/interchange/importerEntries.ts'
import { PLAIN_IMPORTERS, acceptedBy } from '#shared/interchange/importers.ts'
import { layPictures } from '#shared/interchange/layPictures.ts'
import { importCommand } from '../electron/cli/importCommand.ts'
import { makePicture } from './support/pictures.ts'
import { startInProcess } from './support/inProcess.ts'
import { value } from './support/value.ts'

/** Knows nothing of the app, and the app nothing of it: a file that says "swatch" and a grey. */
vi.mock(import('#shared/interchange/importerEntries.ts'), async (original) => {
  const { IMPORTERS: real } = await original()
  const swatch: (typeof real)[number] = {
    id: 'swatch',
    file: { name: 'Swatches', extensions: ['swatch'], types: [] },
    begins: (start) => String.fromCharCode(...start.slice(0, 6)) === 'swatch',
    largest: 10,
    plain: false,
    async read(file, start, _, tools) {
      const data = new Uint8ClampedArray(4 * 40 * 20).fill(start[6]!)
      const png = await tools.png('swatch.png', { width: 40, height: 20, data })
      return { pictures: [{ file: png, fields: { opacity: 0.5 } }], note: `${file.name} came in as a square.` }
    },
  }
  return { IMPORTERS: [swatch, ...real] }
})

const host = startInProcess()
const at = (name: string) => path.join(host.folder, name)
let film: OpenedProject
beforeAll(async () => {
  film = value(await host.client.call('projects.create', { folder: at('Film.framewright'), title: 'Film', ratio: 2 }))
})
afterAll(() => host.close())

const brought = (name: string) => {
  const [panel] = film.rows.panel
  return host.client.call('import.run', { project: film.project, panelId: panel!.id, path: at(name) })
}

describe('a file of this computer', () => {
  it('of a kind that is one entry comes in, and is offered by dialogs and told of by the terminal', async () => {
    writeFileSync(at('a.swatch'), 'swatch!')
    const { pictures, note, refused } = value(await brought('a.swatch'))
    expect([note, refused]).toEqual(['a.swatch came in as a square.', []])
    expect(pictures).toMatchObject([
      {
        media: { type: 'image/png', width: 40, height: 20, name: 'swatch.png' },
        fields: { opacity: 0.5 },
        placement: null,
      },
    ])
    expect(acceptedBy(IMPORTERS).split(',')).toEqual(expect.arrayContaining(['.swatch', '.psd', '.heic', 'image/webp']))
    expect(acceptedBy(PLAIN_IMPORTERS)).toBe('image/png,image/jpeg,image/webp,.png,.jpg,.jpeg,.webp')
    expect(importCommand.help.join('\n')).toContain('Swatches: swatch')
  })

  it('that is heavier than its kind may be is refused with the limit', async () => {
    writeFileSync(at('b.swatch'), 'swatch and more')
    expect(value(await brought('b.swatch'))).toMatchObject({
      pictures: [],
      refused: [expect.stringContaining('b.swatch is 0 MB, and may have up to')],
    })
  })

  it('that is a Photoshop document comes in layer by layer, each in its place', async () => {
    const data = new Uint8ClampedArray(4 * 8 * 4).fill(200)
    const layer = (name: string, left: number) => ({
      name,
      left,
      top: 4,
      imageData: { width: 8, height: 4, data } as never,
    })
    const psd = writePsd({ width: 40, height: 20, children: [layer('Sky', 0), { ...layer('Hut', 6), opacity: 0.5 }] })
    writeFileSync(at('a.psd'), new Uint8Array(psd))
    const { pictures } = value(await brought('a.psd'))
    expect(pictures.map(({ fields }) => fields.name)).toEqual(['Sky', 'Hut'])
    expect(pictures[1]).toMatchObject({
      media: { width: 8, height: 4 },
      fields: { opacity: expect.closeTo(0.5, 2) as number },
    })

    const newId = makeNewId(Math.random)
    const board = boardFrom(film.rows)
    const panel = film.rows.panel[0]!.id
    const ready = pictures.map((picture) => ({ ...picture, layerId: newId('layer') }))
    const laid = layersOf(layPictures(board, panel, ready, null), panel)
    expect(laid.map(({ name, kind }) => [kind, name])).toEqual([
      ['picture', 'Sky'],
      ['picture', 'Hut'],
      ['drawing', 'Tone'],
      ['drawing', 'Line'],
    ])
    // Under the line and its tone, which they would hide.
    const line = layersOf(board, panel).at(-1)!
    const under = layersOf(layPictures(board, panel, ready.slice(0, 1), line.id), panel)
    expect(under.map(({ name }) => name)).toEqual(['Sky', 'Tone', 'Line'])
    // Its document fills the frame, which has its shape.
    const width = film.rows.panel[0]!.width
    expect(laid[1]!.placement).toMatchObject({ x: (width * 6) / 40, width: (width * 8) / 40 })
  })

  it('is named by its bytes, not by its name, and what is damaged is told from what can’t be decoded here', async () => {
    writeFileSync(at('a.txt'), await makePicture('png', 30, 20))
    expect(value(await brought('a.txt')).pictures).toMatchObject([{ media: { type: 'image/png', name: 'a.txt' } }])
    writeFileSync(at('a.png'), 'words')
    expect(value(await brought('a.png')).refused).toEqual([expect.stringContaining('a.png')])
    writeFileSync(at('a.heic'), Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'))
    expect(value(await brought('a.heic')).refused).toEqual([expect.stringContaining('this computer can')])
  })

  it('that is none is a failure', async () => {
    expect(await brought('nothing.png')).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    mkdirSync(at('folder.png'))
    expect(await brought('folder.png')).toMatchObject({ ok: false, failure: { kind: 'picture-unreadable' } })
    if (process.platform === 'win32') return
    execFileSync('/bin/sh', ['-c', `mkfifo '${at('pipe.png')}'`])
    expect(await brought('pipe.png')).toMatchObject({ ok: false, failure: { detail: 'it is a pipe and no file' } })
  })
})
