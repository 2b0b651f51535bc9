import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolder } from '#host/project/openFolder.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { listFonts } from '#host/pdf/fontChain.ts'
import { greyJpeg } from '#host/pdf/greyJpeg.ts'
import type { OpenFolder } from '#host/services.ts'
import { filmOf, patch } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { filmPanels, filmShots, numbersOf, scenesOf } from '#shared/document/select.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { makeStroke } from '../support/marks.ts'
import { printFilm } from '../support/printFilm.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const has = (tool: string) =>
  ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((bin) => existsSync(path.join(bin, tool)))
const tools = has('qpdf') && has('pdftotext') && has('pdfinfo') && has('pdfimages') && has('pdffonts')
const why = tools ? '' : ' (skipped: qpdf and poppler-utils are not installed)'
const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64_000_000 })

const imagesOf = (file: string) => run('pdfimages', '-list', file).trim().split('\n').slice(2)

const options: ExportOptions = {
  ...USUAL_OPTIONS,
  kind: 'storyboard',
  paper: 'A4',
  landscape: true,
  perPage: 6,
  show: 'drawing',
}
const TITLE = 'Sól & <Vatn> “塩の家”'
const WORDS = 'Ночь. Ξένη πόλη. Việt Nam → ✓ 한국어 简体说话 🎬 שלום עולם مرحبا'
const FROM_THE_RIGHT = 'مشهد داخلي שלום 123 עולם'
const context = { app: 'test', now: () => Date.parse('2026-03-04T10:00:00.000Z'), log: () => undefined }
const work = temporaryFolder()
const said: string[] = []
const newId = makeNewId(Math.random)
const never = new AbortController().signal

let open: OpenFolder
let board: Board
const pdf = createPdfService({
  renderer: createPanelRenderer(path.resolve(import.meta.dirname, '../../assets')),
  platform: { ...context, log: (line) => said.push(line) },
})

async function write(own: Partial<ExportOptions>, name: string): Promise<string> {
  const file = path.join(work.path, name)
  const wrote = await pdf.write(open, { ...options, ...own }, file, never, () => undefined)
  expect(wrote).toMatchObject({ ok: true })
  return file
}

beforeAll(async () => {
  const media = path.join(work.path, 'pictures')
  const film = printFilm({ scenes: 4, shotsPerScene: 6, omitted: [1], takeEvery: 3, pictureSide: 640 }, media)
  const titled = patch(film, 'project', filmOf(film).id, { title: TITLE })
  board = patch(titled, 'shot', filmShots(titled)[0]!.id, { action: WORDS, notes: 'A letter of no font: \u{13000}' })
  board = patch(board, 'shot', filmShots(board)[1]!.id, { action: FROM_THE_RIGHT })
  open = await createFolder(path.join(work.path, 'Film.framewright'), board, context, media)
})
afterAll(async () => {
  await open.close()
  work.remove()
})

describe.skipIf(!tools).each(['shot-list', 'storyboard'] as const)(`a written %s${why}`, (kind) => {
  let file: string
  let text: string
  beforeAll(async () => {
    file = await write({ kind }, `${kind}.pdf`)
    text = run('pdftotext', '-raw', file, '-')
  })

  it('is a sound file', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
  })

  it('holds every shot number of the printed scenes, in order', () => {
    const numbers = scenesOf(board)
      .filter((scene) => !scene.omitted)
      .flatMap((scene) => filmShots(board).filter((shot) => shot.sceneId === scene.id))
      .map((shot) => numbersOf(board).shots.get(shot.id)!)
    let from = 0
    for (const number of numbers) {
      const at = text.slice(from).search(new RegExp(`(^|\\s)${number}\\s`, 'm'))
      expect(at, number).toBeGreaterThanOrEqual(0)
      from += at
    }
    expect(text).toMatch(/2\s+OMITTED/)
  })

  it('holds the words of every alphabet', () => {
    const flat = text.replaceAll(/\s+/g, '')
    for (const word of ['Ночь.', 'Ξένη', 'πόλη.', 'Việt', '→', '✓', '한국어', '简体说话', '🎬', '塩の家へ戻れ。'])
      expect(flat).toContain(word)
    expect(text).toMatch(/שלום|םולש/)
  })

  it('holds words from right to left whole, in the order in which they are read', () => {
    expect(text.replaceAll(/[\s\p{Cf}]+/gu, '')).toContain(FROM_THE_RIGHT.replaceAll(' ', ''))
  })

  it('shows a letter that no font has as a box that is found as that letter, and says which it was', () => {
    expect(text).toContain('𓀀')
    expect(said.join()).toContain('U+13000')
  })

  it('is tagged, titled and in a language', () => {
    const info = run('pdfinfo', file)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toContain(`Title:           ${TITLE}`)
    expect(info).toMatch(/Author:\s+Renáta Kőszegi/)
    expect(info).toMatch(/Page size:\s+841\.89 x 595\.28/)
    const catalog = run('qpdf', '--qdf', '--object-streams=disable', file, '-')
    expect(catalog).toMatch(/\/Lang \(en\)/)
    expect(catalog).toMatch(/\/DisplayDocTitle true/)
    expect(run('pdfinfo', '-meta', file)).toContain('Sól &amp; &lt;Vatn&gt;')
  })

  it('gives a listening reader headings and figures with words', () => {
    const structure = run('pdfinfo', '-struct', file)
    for (const element of ['Document', 'Sect', 'H1', 'H2', 'Figure']) expect(structure).toContain(element)
    const qdf = run('qpdf', '--qdf', '--object-streams=disable', file, '-')
    expect(qdf.match(/\/S \/Figure/g)!.length).toBe(qdf.match(/\/Alt /g)!.length)
  })

  it('has every scene in its outline', () => {
    const outline = JSON.parse(run('qpdf', '--json', '--json-key=outlines', file)) as { outlines: { title: string }[] }
    expect(outline.outlines.map((entry) => entry.title.split(' ')[0])).toEqual(['1', '2', '3', '4'])
  })

  it('embeds its fonts, and only the letters it uses', () => {
    const fonts = run('pdffonts', file).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/yes yes yes/)
  })
})

describe.skipIf(!tools)(`pictures in print${why}`, () => {
  it('are one for each panel, as JPEG, each embedded once', async () => {
    const shown = filmPanels(board).filter((panel) => {
      const shot = filmShots(board).find((each) => each.id === panel.shotId)!
      return !scenesOf(board).find((scene) => scene.id === shot.sceneId)!.omitted
    })
    const images = imagesOf(await write({}, 'pictures.pdf'))
    expect(images).toHaveLength(shown.length)
    for (const image of images) expect(image).toMatch(/\bjpeg\b/)
    expect(new Set(images.map((image) => image.trim().split(/\s+/)[10])).size).toBe(shown.length)
  })

  it('that are all there is of a panel are as they came in, in black alone where they have no colour', async () => {
    const bytes = readFileSync(await write({}, 'bytes.pdf'))
    const first = [...filmPanels(board)][0]!
    const media = board.layer.children.flatMap((family) => [...(family.get(first.id) ?? [])])[0]!.mediaId!
    const original = await open.media.read(media)
    expect(bytes.includes(Buffer.from(greyJpeg(original!) ?? original!))).toBe(true)
  })

  it('show what was drawn since, and keep the print for the next time', async () => {
    const panel = filmPanels(board)[0]!
    const layer = blankLayer(newId('layer'), panel.id, 'b0')
    const before = readFileSync(await write({ perPage: 1 }, 'before.pdf'))
    await open.store.save([
      { table: 'layer', id: layer.id, row: layer },
      ...['a', 'b'].map((order, seed) => {
        const row = makeStroke(newId, layer.id, order, 80, seed)
        return { table: 'mark' as const, id: row.id, row }
      }),
    ])
    const file = await write({ perPage: 1 }, 'after.pdf')
    expect(imagesOf(file)).toHaveLength(imagesOf(path.join(work.path, 'before.pdf')).length)
    const prints = readdirSync(path.join(open.folder, 'previews', 'prints', panel.id))
    expect(prints).toHaveLength(1)
    const print = readFileSync(path.join(open.folder, 'previews', 'prints', panel.id, prints[0]!))
    // In the document it has a record in its head; the picture behind that is the same.
    const picture = print.subarray(64)
    expect(readFileSync(file).includes(picture)).toBe(true)
    expect(before.includes(picture)).toBe(false)
  })

  it('with their references come with a stamp, and without one where it is not wanted', async () => {
    const stamped = run('pdftotext', await write({ show: 'both' }, 'both.pdf'), '-')
    expect(stamped).toContain('AI reference')
    expect(stamped).toContain('Stand-in')
    const plain = run('pdftotext', await write({ show: 'reference', stamp: false }, 'plain.pdf'), '-')
    expect(plain).not.toContain('AI reference')
  })
})

describe('writing a file', () => {
  it('keeps the file that was there as .bak, and leaves nothing else', async () => {
    const file = path.join(work.path, 'again', 'list.pdf')
    await pdf.write(open, { ...options, kind: 'shot-list' }, file, never, () => undefined)
    writeFileSync(file, 'the older one')
    await pdf.write(open, { ...options, kind: 'shot-list' }, file, never, () => undefined)
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe('the older one')
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['list.pdf', 'list.pdf.bak'])
  })

  it('tells how far it is, up to the end', async () => {
    const heard: [number, number][] = []
    await pdf.write(open, options, path.join(work.path, 'p.pdf'), never, (done, total) => heard.push([done, total]))
    expect(heard.length).toBeGreaterThan(20)
    expect(heard.at(-1)![0]).toBe(heard.at(-1)![1])
    expect(heard.map(([done]) => done)).toEqual(heard.map((_, index) => index + 1))
  })

  it('stops when it is cancelled and leaves no part of a file', async () => {
    const file = path.join(work.path, 'stopped', 'list.pdf')
    const stop = new AbortController()
    const wrote = await pdf.write(open, options, file, stop.signal, (done) => (done === 5 ? stop.abort() : undefined))
    expect(wrote).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(readdirSync(path.dirname(file))).toEqual([])
  })

  it('says so where the path is a folder, and leaves it', async () => {
    const wrote = await pdf.write(open, options, work.path, never, () => undefined)
    expect(wrote).toMatchObject({ ok: false, failure: { kind: 'wrong-place' } })
  })

  it('says so where nothing can be written', async () => {
    writeFileSync(path.join(work.path, 'a-file'), '')
    const wrote = await pdf.write(open, options, path.join(work.path, 'a-file', 'x.pdf'), never, () => undefined)
    expect(wrote.ok).toBe(false)
  })
})

describe('what a window is shown', () => {
  it('is the pages of the file, in fonts that the host can send', async () => {
    const { pages } = await pdf.lay(open, { ...options, kind: 'shot-list' }, { from: 0, count: 1000 })
    const fonts = pages.flatMap((page) => page.boxes).flatMap((box) => (box.kind === 'text' ? box.runs : []))
    const known = listFonts()
    for (const { font } of fonts) expect(existsSync(known.get(font)!)).toBe(true)
    expect(new Set(fonts.map((run_) => run_.font)).size).toBeGreaterThan(3)
  })
})
