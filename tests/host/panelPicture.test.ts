import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
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

/** Lays a blue take on the panel, the stack's top. */
async function layBlue(opened: OpenedProject, more: (pen: SKRSContext2D) => void = () => {}): Promise<void> {
  const blue = createCanvas(200, 100)
  const pen = blue.getContext('2d')
  pen.fillStyle = '#0000ff'
  pen.fillRect(0, 0, 200, 100)
  more(pen)
  const sent = await session.asset(uploadPath(opened.project, 'take.png'), {
    method: 'POST',
    body: new Uint8Array(await blue.encode('png')),
  })
  const media = value((await sent.json()) as Result<MediaRow>)
  const layer = blankLayer(newTestId('layer'), opened.rows.panel[0]!.id, 'Zz', 'T1')
  const writes = [put('media', media), put('layer', { ...layer, kind: 'take', mediaId: media.id })]
  value(await session.client.call('board.save', { project: opened.project, writes }))
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
    await layBlue(film)
    const colors = async (show: 'all' | 'drawing') =>
      (await pixels(await session.asset(panelPicturePath(film.project, panel.id, 400, show)))).at(9, 9)
    expect(await colors('all')).toEqual([0, 0, 255, 255])
    expect(await colors('drawing')).toEqual([255, 255, 255, 255])
  })

  it('can be what was drawn alone, on no paper', async () => {
    const panel = film.rows.panel[0]!
    const mark = { ...makeStroke(newTestId, film.rows.layer[0]!.id, 'a0', 120), brush: 'pen' as const, size: 40 }
    value(await session.client.call('board.save', { project: film.project, writes: [put('mark', mark)] }))
    await layBlue(film)
    const { at } = await pixels(await session.asset(panelPicturePath(film.project, panel.id, 3840, 'ink')))
    expect(at(10, 10)[3]).toBe(0)
    expect(at(800, 700)[0]).toBeLessThan(80)
    expect(at(800, 700)[3]).toBe(255)
  })

  it('can be a part of it, with all that lies there where it lies, and past its edge', async () => {
    const panel = film.rows.panel[0]!
    const mark = { ...makeStroke(newTestId, film.rows.layer[0]!.id, 'a0', 120), brush: 'pen' as const, size: 40 }
    value(await session.client.call('board.save', { project: film.project, writes: [put('mark', mark)] }))
    // Its left half red: what is cut out of the middle must hold the seam.
    await layBlue(film, (pen) => {
      pen.fillStyle = '#ff0000'
      pen.fillRect(0, 0, 100, 100)
    })
    const whole = await pixels(await session.asset(panelPicturePath(film.project, panel.id, 1920, 'all')))
    const area = { x: 860, y: 300, width: 200, height: 100 }
    const part = await pixels(await session.asset(panelPicturePath(film.project, panel.id, 200, 'all', { area })))
    expect([part.image.width, part.image.height]).toEqual([200, 100])
    for (const [x, y] of [
      [20, 20],
      [90, 70],
      [110, 70],
      [180, 90],
    ] as const)
      expect(part.at(x, y)).toEqual(whole.at(area.x + x, area.y + y))
    expect(part.at(20, 90)).toEqual([255, 0, 0, 255])
    const corner = { x: -50, y: -50, width: 100, height: 100 }
    const past = await pixels(
      await session.asset(panelPicturePath(film.project, panel.id, 100, 'all', { area: corner })),
    )
    expect(past.at(20, 20)).toEqual([255, 255, 255, 255])
    expect(past.at(80, 80)).toEqual([255, 0, 0, 255])
  })

  it('is not there for a part that is none', async () => {
    const address = panelPicturePath(film.project, film.rows.panel[0]!.id, 100, 'all')
    for (const area of ['', '1,2,3', '0,0,-5,10', '0,0,a,9', '0,0,9,9,9'])
      expect((await session.asset(`${address}&area=${area}`)).status).toBe(404)
  })

  it('is not there for a panel that is not', async () => {
    const answers = [`/p/${film.project}/panel/panel_000000000000.png`, `/p/${film.project}/panel/nothing.png`]
    for (const address of answers) expect((await session.asset(address)).status).toBe(404)
  })
})
