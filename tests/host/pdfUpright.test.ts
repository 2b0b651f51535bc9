import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, describe, expect, it } from 'vitest'
import { createPictureDecoder } from '#host/paint/decodePicture.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { createFolder } from '#host/project/openFolder.ts'
import { addMedia } from '#shared/document/commands/film.ts'
import { addLayer } from '#shared/document/commands/layers.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { filmPanels } from '#shared/document/select.ts'
import { liesOnItsSide } from '#shared/paint/orientation.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import { value } from '../contract/contract.ts'
import { withOrientation } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const RASTERIZER = 'pdftoppm'
const tools = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((bin) => existsSync(path.join(bin, RASTERIZER)))
const why = tools ? '' : ' (skipped: poppler-utils is not installed)'
const newId = makeNewId(Math.random)
const work = temporaryFolder()
const renderer = createPanelRenderer()
const context = { app: 'test', now: () => Date.parse('2026-03-04T10:00:00.000Z'), log: () => undefined }
const pdf = createPdfService({ renderer, platform: context })
afterAll(async () => {
  await renderer.dispose()
  work.remove()
})

/** A page with one panel that this picture fills, as pixels. */
async function printed(picture: Buffer, name: string): Promise<Uint8ClampedArray> {
  const start = newProject({ title: 'Tide', ratio: 2, createdAt: context.now().toString() }, newId)
  const panel = filmPanels(start)[0]!
  const open = await createFolder(path.join(work.path, `${name}.framewright`), start, context)
  const media = value(await open.media.add(picture, name))
  const fields = { kind: 'picture', mediaId: media.id } as const
  const laid = addLayer(addMedia(start, media), newId('layer'), panel.id, 0, fields)
  await open.store.save(writesOf(laid, diffBoards(start, laid)))
  const file = path.join(work.path, `${name}.pdf`)
  const asked = { kind: 'storyboard', paper: 'A4', landscape: true, perPage: 1, show: 'drawing' } as const
  const options = { ...USUAL_OPTIONS, ...asked }
  value(await pdf.write(open, options, file, new AbortController().signal, () => undefined))
  await open.close()
  execFileSync(RASTERIZER, ['-png', '-r', '36', '-singlefile', file, file])
  const page = await loadImage(readFileSync(`${file}.png`))
  const pen = createCanvas(page.width, page.height).getContext('2d')
  pen.drawImage(page, 0, 0)
  return pen.getImageData(0, 0, page.width, page.height).data
}

describe.skipIf(!tools)(`a photograph in print${why}`, () => {
  it.each([1, 3, 5, 6, 8] as const)('lies as it is to be shown: orientation %i', async (lies) => {
    const side = liesOnItsSide(lies)
    const raw = createCanvas(side ? 120 : 240, side ? 240 : 120)
    const pen = raw.getContext('2d')
    for (const [color, x, y] of [
      ['#ff0000', 0, 0],
      ['#00ff00', 0.5, 0],
      ['#0000ff', 0, 0.5],
      ['#202020', 0.5, 0.5],
    ] as const) {
      pen.fillStyle = color
      pen.fillRect(x * raw.width, y * raw.height, raw.width / 2, raw.height / 2)
    }
    const held = withOrientation(await raw.encode('jpeg', 95), lies)
    const upright = createCanvas(240, 120)
    const decoded = await createPictureDecoder().decode(held, upright)
    upright.getContext('2d').drawImage(decoded.source as never, 0, 0)
    const [photograph, copy] = [
      await printed(held, `held ${lies}`),
      await printed(await upright.encode('png'), `upright ${lies}`),
    ]
    const apart = photograph.filter((part, at) => Math.abs(part - copy[at]!) > 60).length
    expect(apart / photograph.length).toBeLessThan(0.004)
  })
})
