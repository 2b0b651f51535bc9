import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { createFolder } from '#host/project/openFolder.ts'
import { scenesOf } from '#shared/document/select.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import { printFilm } from '../support/printFilm.ts'
import { hasTool, runTool } from '../support/readPdf.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const tools = hasTool('qpdf') && hasTool('pdfinfo') && hasTool('pdffonts')
const why = tools ? '' : ' (skipped: qpdf and poppler-utils are not installed)'
const context = { app: 'test', now: () => Date.parse('2026-03-04T10:00:00.000Z'), log: () => undefined }
const work = temporaryFolder()
afterAll(() => work.remove())

/** What ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a) ask of a document, as far as its structure shows it. */
describe.skipIf(!tools).each(['storyboard', 'shot-list'] as const)(
  `a %s for listening readers and archives${why}`,
  (kind) => {
    let file: string
    /** All of it, uncompressed. */
    let plain: string
    let scenes: number
    const objects = (holding: string) => plain.split(/^endobj$/m).filter((each) => each.includes(holding))

    beforeAll(async () => {
      const media = path.join(work.path, `pictures-${kind}`)
      const board = printFilm({ scenes: 3, shotsPerScene: 4, takeEvery: 2, pictureSide: 320 }, media)
      scenes = scenesOf(board).length
      const open = await createFolder(path.join(work.path, `${kind}.framewright`), board, context, media)
      const renderer = createPanelRenderer(path.resolve(import.meta.dirname, '../../assets'))
      const pdf = createPdfService({ renderer, platform: context })
      file = path.join(work.path, `${kind}.pdf`)
      const options = { ...USUAL_OPTIONS, kind, show: 'both' as const, cover: true, recipient: 'Ada' }
      await pdf.write(open, options, file, new AbortController().signal, () => undefined)
      await open.close()
      plain = runTool('qpdf', '--qdf', '--object-streams=disable', '--no-original-object-ids', file, '-')
    })

    it('says that it is both, and what it is called, where that is looked for', () => {
      const said = runTool('pdfinfo', '-meta', file)
      expect(said).toMatch(/<pdfaid:part>2<.*\s*<pdfaid:conformance>A</)
      expect(said).toContain('<pdfuaid:part>1<')
      for (const own of ['pdfuaid', 'Iptc4xmpExt']) expect(said).toContain(`<pdfaSchema:prefix>${own}<`)
      expect(said).toContain('<xmp:CreateDate>2026-03-04T10:00:00Z<')
      expect(runTool('pdfinfo', file)).toMatch(/CreationDate: +Wed Mar +4 10:00:00 2026/)
      const [catalog] = objects('/Type /Catalog')
      expect(catalog).toMatch(/\/Lang \(en\)/)
      expect(objects('/DisplayDocTitle true')).toHaveLength(1)
      expect(objects('/Marked true')).toHaveLength(1)
    })

    it('has one meaning for its colours, and all of its letters with it', () => {
      const [intent] = objects('/Type /OutputIntent')
      expect(intent).toContain('/S /GTS_PDFA1')
      const profile = /\/DestOutputProfile (\d+) 0 R/.exec(intent!)![1]
      expect(objects(`\n${profile} 0 obj`)[0]).toMatch(/\/N 3\b/)
      const fonts = runTool('pdffonts', file).trim().split('\n').slice(2)
      for (const font of fonts) expect(font).toMatch(/yes yes yes/)
    })

    it('leaves nothing on a page untold: it is told in order, or marked as decoration', () => {
      const pages = plain.split(/^stream$/m).filter((stream) => stream.includes('BDC'))
      expect(pages.length).toBeGreaterThan(3)
      for (const page of pages) expect(untold(page)).toEqual([])
      expect(objects('/Type /Page\n').every((page) => page.includes('/Tabs /S'))).toBe(true)
      for (const figure of objects('/S /Figure')) expect(figure).toMatch(/\/Alt [(<]/)
    })

    it('leads from its contents to every scene, by links that are told too', () => {
      const links = objects('/Subtype /Link')
      expect(links.length).toBeGreaterThanOrEqual(scenes)
      for (const link of links) expect(link).toMatch(/\/Contents [(<][\s\S]*\/F 4[\s\S]*\/StructParent \d/)
      const targets = links.map((link) => objects(`\n${/\/A (\d+) 0 R/.exec(link)![1]} 0 obj`)[0])
      const names = targets.map((target) => /\/D \((.*)\)/.exec(target!)![1]!)
      for (const name of names) expect(plain.split(`(${name})`).length).toBeGreaterThan(2)
      expect(runTool('pdfinfo', '-struct', file).match(/TOCI/g)).toHaveLength(scenes)
    })
  },
)

/** Operators that put something on a page outside all marked content. */
function untold(page: string): string[] {
  let depth = 0
  return page
    .slice(0, page.indexOf('endstream'))
    .split('\n')
    .filter((line) => {
      const operator = line.trim().split(' ').at(-1)!
      if (operator === 'BDC' || operator === 'BMC') depth += 1
      if (operator === 'EMC') depth -= 1
      return depth === 0 && ['Tj', 'TJ', 'f', 'S', 's', 'B', 'Do', 'f*'].includes(operator)
    })
}
