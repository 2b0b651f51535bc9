import { createCanvas, loadImage } from '@napi-rs/canvas'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { panelPicturePath, uploadPath } from '#shared/contract/assets.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { value } from '../contract/contract.ts'
import { newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'

let session: InProcess
let film: OpenedProject
beforeEach(async () => {
  session = startInProcess()
  const folder = path.join(session.folder, 'Film.framewright')
  film = value(await session.client.call('projects.create', { folder, title: 'Film', ratio: 2 }))
})
afterEach(() => session.close())

async function pixels(response: Response) {
  const image = await loadImage(Buffer.from(await response.arrayBuffer()))
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return { image, at: (x: number, y: number) => Array.from(pen.getImageData(x, y, 1, 1).data) }
}

describe('a panel as a picture of its own', () => {
  it('is a PNG as wide as asked, sharper than any preview, with the stroke where it was drawn', async () => {
    const panel = film.rows.panel[0]!
    const mark = { ...makeStroke(newTestId, film.rows.layer[0]!.id, 'a0', 120), brush: 'pen' as const, size: 40 }
    value(await session.client.call('board.save', { project: film.project, writes: [put('mark', mark)] }))
    const response = await session.asset(panelPicturePath(film.project, panel.id, 3840, 'all'))
    expect(response.headers.get('content-type')).toBe('image/png')
    const { image, at } = await pixels(response)
    expect([image.width, image.height]).toEqual([3840, 1920])
    expect(at(10, 10)).toEqual([255, 255, 255, 255])
    expect(at(800, 700)[0]).toBeLessThan(80)
  })

  it('can leave references out', async () => {
    const panel = film.rows.panel[0]!
    const blue = createCanvas(200, 100)
    const pen = blue.getContext('2d')
    pen.fillStyle = '#0000ff'
    pen.fillRect(0, 0, 200, 100)
    const sent = await session.asset(uploadPath(film.project, 'take.png'), {
      method: 'POST',
      body: new Uint8Array(await blue.encode('png')),
    })
    const media = value((await sent.json()) as Result<MediaRow>)
    const layer = blankLayer(newTestId('layer'), panel.id, 'Zz', 'T1')
    const writes = [put('media', media), put('layer', { ...layer, kind: 'take', mediaId: media.id })]
    value(await session.client.call('board.save', { project: film.project, writes }))
    const colors = async (show: 'all' | 'drawing') =>
      (await pixels(await session.asset(panelPicturePath(film.project, panel.id, 400, show)))).at(9, 9)
    expect(await colors('all')).toEqual([0, 0, 255, 255])
    expect(await colors('drawing')).toEqual([255, 255, 255, 255])
  })

  it('is not there for a panel that is not', async () => {
    const answers = [`/p/${film.project}/panel/panel_000000000000.png`, `/p/${film.project}/panel/nothing.png`]
    for (const address of answers) expect((await session.asset(address)).status).toBe(404)
  })
})
