import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPicture } from '#host/project/pictureHeader.ts'
import type { PictureFacts } from '#host/project/pictureFacts.ts'
import { LISTED_PX, WINDOW_PX, previewPath, shownPath, uploadPath } from '#shared/contract/assets.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import type { MediaRow, PanelRow } from '#shared/document/schema.ts'
import { value } from '../contract/contract.ts'
import { heavyPicture } from '../support/heavyPicture.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { uploadPicture } from '../support/pictureFilm.ts'
import { makePicture, pngChunk, withAnimation } from '../support/pictures.ts'

let host: InProcess
let project: ProjectHandle
let folder: string
let panel: PanelRow
beforeEach(async () => {
  host = startInProcess()
  folder = path.join(host.folder, 'Salt.framewright')
  const opened = value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 1.78 }))
  project = opened.project
  panel = opened.rows.panel[0]!
})
afterEach(() => host.close())

interface Answer extends PictureFacts {
  readonly status: number
  readonly bytes: Buffer
}

/** What a window gets that may have so many px of a picture. */
async function shown({ id }: Pick<MediaRow, 'id'>, px?: number): Promise<Answer> {
  const answer = await host.asset(shownPath(project, id, px))
  const bytes = Buffer.from(await answer.arrayBuffer())
  const reading = readPicture(bytes)
  const none = { type: 'image/png', width: 0, height: 0 } as const
  return { status: answer.status, bytes, ...('facts' in reading ? reading.facts : none) }
}

const pxOf = ({ width, height }: Pick<Answer, 'width' | 'height'>) => width * height
const bring = (bytes: Buffer, name = 'plate.png') => uploadPicture(host, project, bytes, name)

describe('a picture in the window', () => {
  it('is the untouched original where that is no larger than it is to be', async () => {
    const bytes = await makePicture('png', 1600, 900)
    const row = await bring(bytes)
    expect((await shown(row)).bytes.equals(bytes)).toBe(true)
  })

  it('never has more px than were asked for, nor than a window is handed, whatever the original has', async () => {
    const row = await bring(await heavyPicture(8000, 5000, 90))
    const listed = await shown(row)
    expect(listed.type).toBe('image/jpeg')
    expect(pxOf(listed)).toBeLessThanOrEqual(LISTED_PX)
    expect(listed.width / listed.height).toBeCloseTo(1.6, 2)
    for (const query of [`?px=1e12`, '', '?px=NaN', '?px=-1']) {
      const address = shownPath(project, row.id).replace(/\?.*/, query)
      const reading = readPicture(Buffer.from(await (await host.asset(address)).arrayBuffer()))
      expect('facts' in reading && pxOf(reading.facts)).toBeLessThanOrEqual(WINDOW_PX)
    }
  })

  it('stays clear where the original is', async () => {
    const row = await bring(await heavyPicture(3000, 2000, 90, true))
    const listed = await shown(row)
    expect(listed.type).toBe('image/webp')
    const canvas = createCanvas(1, 1)
    const pen = canvas.getContext('2d')
    pen.drawImage(await loadImage(listed.bytes), 0, 0)
    expect(pen.getImageData(0, 0, 1, 1).data[3]).toBeCloseTo(128, -1)
  })

  it('holds still', async () => {
    const moving = await withAnimation(320, 180)
    const row = await bring(moving, 'loop.png')
    const still = await shown(row)
    expect(still.status).toBe(200)
    expect(still.bytes.includes('acTL')).toBe(false)
    expect([still.width, still.height]).toEqual([320, 180])
  })

  it('is made once, and made anew where something else was put in its place', async () => {
    const row = await bring(await heavyPicture(3000, 2000, 90))
    const first = await shown(row)
    const beside = path.join(folder, 'previews', 'pictures')
    const [file] = readdirSync(beside)
    const other = await makePicture('jpeg', 64, 64)
    writeFileSync(path.join(beside, file!), other)
    expect((await shown(row)).bytes.equals(other), 'what was made before is shown again').toBe(true)
    writeFileSync(path.join(beside, file!), await heavyPicture(5000, 4000, 10))
    expect(pxOf(await shown(row)), 'a large picture in its place').toBe(pxOf(first))
  })

  it('is none once the original is gone, although one was made of it', async () => {
    const row = await bring(await heavyPicture(3000, 2000, 90))
    expect((await shown(row)).status).toBe(200)
    rmSync(path.join(folder, 'media', row.id.slice(6, 8), `${row.id.slice(6)}.png`))
    expect((await shown(row)).status).toBe(404)
  })
})

describe('a preview in the window', () => {
  it('is drawn anew where a larger picture than it can be lies under its name', async () => {
    const address = previewPath(project, panel.id, 240, '1')
    await host.asset(address)
    const beside = path.join(folder, 'previews', panel.id)
    const [file] = readdirSync(beside)
    mkdirSync(beside, { recursive: true })
    writeFileSync(path.join(beside, file!), await heavyPicture(8000, 5000, 10))
    const image = await loadImage(Buffer.from(await (await host.asset(address)).arrayBuffer()))
    expect(image.width).toBe(240)
  })
})

/** Why it is not taken. */
async function why(bytes: Buffer): Promise<string> {
  const init = { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }
  const answer = (await (await host.asset(uploadPath(project, 'plate.png'), init)).json()) as Result<MediaRow>
  return answer.ok ? 'taken' : sentence(answer.failure)
}

describe('a picture that is brought in', () => {
  it.each([
    ['no deflate at all', Buffer.alloc(200, 0x55)],
    ['deflate that breaks off', deflateSync(Buffer.alloc(3001 * 40)).subarray(0, 40)],
  ])('is refused where its pixels are %s, and nothing of it is kept', async (_what, pixels) => {
    const whole = await heavyPicture(3000, 40, 90)
    const end = pngChunk('IEND', Buffer.alloc(0))
    expect(await why(Buffer.concat([whole.subarray(0, 33), pngChunk('IDAT', pixels), end]))).toBe(
      "plate.png can't be used as a picture: its pixels are damaged.",
    )
    expect(readdirSync(path.join(folder, 'media'))).toEqual([])
  })

  it('is refused by its size before anything of it is decoded', async () => {
    expect(await why(await heavyPicture(13_000, 10_000, 90))).toContain(
      '13000 × 10000 pixels, which is over 120 million',
    )
  })
})
