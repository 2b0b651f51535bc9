import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { fitForMail } from '#host/pdf/fitForMail.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import type { WantedPicture } from '#host/pdf/wantedPictures.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { tooLargeForMail } from '#shared/pages/mailSize.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { testContext } from '../support/film.ts'
import { PPI_READER, ppiIn } from '../support/ppiIn.ts'
import { picturedFilm } from '../support/picturedFilm.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const why = PPI_READER ? '' : ' (skipped: poppler-utils is not installed)'
const work = temporaryFolder()
const renderer = createPanelRenderer(path.resolve(import.meta.dirname, '../../assets'))
const pdf = createPdfService({ renderer, platform: testContext })
let open: OwnedFolder
beforeAll(async () => {
  open = await picturedFilm(work.path, 6)
})
afterAll(async () => {
  await open.close()
  await renderer.dispose()
  work.remove()
})

/** The px to the inch at which each picture of the document stands on its page. */
async function ppiOf(own: Partial<ExportOptions>): Promise<number[]> {
  const file = path.join(work.path, 'sizes.pdf')
  const wrote = await pdf.write(open, { ...USUAL_OPTIONS, ...own }, file, new AbortController().signal, () => undefined)
  expect(wrote.ok).toBe(true)
  return ppiIn(file)
}

describe.skipIf(!PPI_READER)(`pictures of a document, drawn, photographed and taken${why}`, () => {
  it.each([1, 6] as const)('have 300 px to the inch for print, %i to a page', async (perPage) => {
    const ppi = await ppiOf({ quality: 'print', show: 'both', perPage })
    expect(ppi).toHaveLength(12)
    // A received picture of 2000 px gives what it has where it fills a page.
    expect(Math.min(...ppi)).toBeGreaterThanOrEqual(perPage === 1 ? 180 : 300)
  })

  it('have 100 for mail', async () => {
    const ppi = await ppiOf({ quality: 'mail', show: 'both' })
    expect(ppi).toHaveLength(12)
    expect(Math.max(...ppi)).toBeLessThanOrEqual(101)
  })
})

function picturesOf(count: number): WantedPicture[] {
  const source = { of: 'drawing', panelId: 'panel_x' } as WantedPicture['source']
  return Array.from({ length: count }, (_, at) => ({
    key: `p${at}`,
    source,
    width: 340,
    blackAndWhite: false,
    small: true,
  }))
}

/** As photographs weigh: a picture of fewer px has more bytes to each. */
function photograph({ width }: WantedPicture): Promise<number> {
  return Promise.resolve(23_400 * ((width / 340) ** 2) ** 0.85)
}

function photographOrDrawing(picture: WantedPicture): Promise<number> {
  return picture.key.endsWith('0') ? Promise.resolve(1000) : photograph(picture)
}

describe('a document for mail', () => {
  it('keeps its pictures as they are where they fit', async () => {
    const few = picturesOf(150)
    expect(await fitForMail(few, 25, photograph)).toBe(few)
    expect(await fitForMail([], 17, photograph)).toEqual([])
  })

  it.each([300, 600])('has %i photographs in less than 5 MB, and not much less', async (count) => {
    const fitted = await fitForMail(picturesOf(count), count / 6, photograph)
    const weights = await Promise.all(fitted.map(photograph))
    const total = weights.reduce((sum, bytes) => sum + bytes, 0)
    expect(total).toBeLessThan(5_000_000)
    expect(total).toBeGreaterThan(3_000_000)
  })

  it('weighs every picture where some are much lighter than the rest', async () => {
    const fitted = await fitForMail(picturesOf(320), 54, photographOrDrawing)
    const weights = await Promise.all(fitted.map(photographOrDrawing))
    expect(weights.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(4_500_000)
  })

  it('says so where it is too large all the same', () => {
    expect(tooLargeForMail({ quality: 'mail' }, 5_000_000)).toBe('')
    expect(tooLargeForMail({ quality: 'print' }, 90_000_000)).toBe('')
    expect(tooLargeForMail({ quality: 'mail' }, 7_240_000)).toMatch(/^At 7.2 MB it is too large .+ scenes or pages/)
  })

  it('makes none too small to be read, however many they are', async () => {
    const least = await fitForMail(picturesOf(20_000), 3000, photograph)
    expect(Math.min(...least.map(({ width }) => width))).toBe(136)
  })
})
