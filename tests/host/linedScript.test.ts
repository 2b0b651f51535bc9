import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addShot } from '#shared/document/commands/shots.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Board } from '#shared/document/board.ts'
import { scenesOf } from '#shared/document/select.ts'
import { coverWith } from '#shared/breakdown/lining.ts'
import { scriptPages } from '#shared/breakdown/scriptPages.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions, Page, TextBox } from '#shared/pages/model.ts'
import { value } from '../contract/contract.ts'
import { newTestId } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeScriptFilm } from '../support/scriptFilm.ts'
import type { Lining } from '../support/scriptFilm.ts'

const SCRIPT = `EXT. QUAY - NIGHT #12#

Mara waits under the one lamp, and counts the crates twice.

MARA
Nobody is _coming_.

Rain.

INT. CELLAR - DAY #13#

Empty shelves.
`
const pdf = ['/usr/bin/pdftotext', '/usr/bin/qpdf'].every((tool) => existsSync(tool))
const why = pdf ? '' : ' (skipped: qpdf and poppler-utils are not installed)'

let host: InProcess
let project: OpenedProject['project']
let drafts: OpenedProject['rows']['draft']
let scenes: OpenedProject['rows']['scene']

/** Two shots of scene 12: one on and then off camera, one beside it. */
const lining: Lining = (board, script, draftId) => {
  const text = { draftId, script, lines: scriptPages(script).lines }
  const [scene] = scenesOf(board)
  const shot = (start: Board, index: number, stretches: Parameters<typeof coverWith>[3]) => {
    const shotId = newTestId('shot')
    const added = addShot(start, { shotId, ...newPanelIds(start, newTestId) }, scene!.id, index)
    return coverWith(added, text, shotId, stretches)
  }
  const first = shot(board, 0, [
    { first: 1, last: 2, onCamera: true },
    { first: 3, last: 3, onCamera: false },
  ])
  return shot(first, 1, [{ first: 2, last: 3, onCamera: true }])
}

beforeAll(async () => {
  host = startInProcess()
  const first = 'EXT. QUAY - NIGHT #12#\n\nMara waits.\n'
  const folder = await makeScriptFilm(host.folder, [first, SCRIPT], [], lining)
  const film = value(await host.client.call('projects.open', { folder }))
  project = film.project
  drafts = film.rows.draft
  scenes = film.rows.scene
})
afterAll(() => host.close())

const options: ExportOptions = { ...USUAL_OPTIONS, kind: 'lined-script', paper: 'Letter' }
const asked = (own: Partial<ExportOptions> = {}) => ({
  project,
  exporter: 'pdf' as const,
  options: { ...options, ...own },
})

async function pages(own: Partial<ExportOptions> = {}): Promise<readonly Page[]> {
  return value(await host.client.call('export.pages', { ...asked(own), from: 0, count: 50 })).pages
}
const said = (box: TextBox) => box.runs.map(({ text }) => text).join('')
const texts = (page: Page) => page.boxes.flatMap((box) => (box.kind === 'text' ? [box] : []))
/** Above the script's text. */
const heads = (page: Page) => texts(page).flatMap((box) => (box.y < 60 ? [said(box)] : []))

describe('the lined script on paper', () => {
  it('has a line a shot, straight on camera and wavy off, its number on top and the draft in its head', async () => {
    const [page] = await pages()
    const words = texts(page!).map(said)
    expect(page).toMatchObject({ width: 612, height: 792, label: '1' })
    expect(words).toEqual(expect.arrayContaining(['The Last Ferry', '1.', 'EXT. QUAY - NIGHT', '12A', 'MARA']))
    expect(words.find((text) => text.includes('lined script'))).toMatch(/^The Last Ferry 2.fountain {2}· {2}Blue {2}· /)
    const lines = page!.boxes.flatMap((box) => (box.kind === 'path' ? [box] : []))
    expect(lines.map(({ strokes }) => strokes.map(({ wavy }) => wavy))).toEqual([[false], [true], [false]])
    const numbers = texts(page!).filter((box) => said(box) === '12A')
    for (const number of numbers) expect(lines.some(({ y }) => y - number.y > 0 && y - number.y < 6)).toBe(true)
    // At both margins, and over the first shot's line.
    expect(words.filter((text) => text === '12')).toHaveLength(3)
    expect(words.filter((text) => text === '*').length).toBeGreaterThan(1)
  })

  it('tints what no shot covers and counts it by scene', async () => {
    const [page] = await pages()
    const tints = page!.boxes.filter((box) => box.kind === 'rule' && box.fill === '#ededed')
    expect(tints).toHaveLength(2)
    expect(texts(page!).map(said)).toContain('1 line of scene 12 has no shot  ·  1 line of scene 13 has no shot')
  })

  it('strikes the numbers of a scene that the film has omitted, and lines none of its shots', async () => {
    const scene = scenes.find(({ number }) => number === '12')!
    const omit = async (omitted: boolean) =>
      value(
        await host.client.call('board.save', {
          project,
          writes: [{ table: 'scene', id: scene.id, row: { ...scene, omitted } }],
        }),
      )
    await omit(true)
    const [page] = await pages()
    await omit(false)
    const numbers = texts(page!).filter((box) => said(box) === scene.number)
    const struck = page!.boxes.flatMap((box) => (box.kind === 'rule' ? [box] : []))
    expect(numbers).toHaveLength(2)
    for (const { x, y } of numbers)
      expect(struck.filter((rule) => rule.x === x - 1 && rule.y < y && rule.y > y - 8)).toHaveLength(1)
    expect(page!.boxes.filter(({ kind }) => kind === 'path')).toEqual([])
  })

  it('says so on its one page where no page that is chosen has a chosen scene', async () => {
    const [page, ...others] = await pages({ sceneIds: ['scene_000000000000'] })
    expect(others).toEqual([])
    expect(texts(page!).map(said)).toEqual([expect.stringContaining('No page of this draft')])
  })

  it('loses no date to a long name of its draft', async () => {
    expect(heads((await pages())[0]!).join(' ')).toMatch(/lined script, \d/)
    const draft = drafts.find(({ color }) => color === 'Blue')!
    const rename = async (row: typeof draft) =>
      value(await host.client.call('board.save', { project, writes: [{ table: 'draft', id: draft.id, row }] }))
    await rename({ ...draft, name: 'The Last Ferry - production draft, with the pages of the second unit '.repeat(2) })
    const [, name, rest] = heads((await pages())[0]!)
    expect(name).toMatch(/^The Last Ferry - production draft/)
    expect(rest).toMatch(/^Blue {2}· {2}imported .* {2}· {2}lined script, \d/)
    await rename(draft)
  })

  it('is set in the typewriter face, ten characters to an inch, on any paper', async () => {
    for (const paper of ['Letter', 'A4'] as const) {
      const [page] = await pages({ paper })
      const action = texts(page!).find((box) => said(box).startsWith('Mara waits under'))!
      expect(action.runs.map(({ font }) => font)).toEqual(['CourierPrime_400Regular.ttf'])
      expect(action.width / said(action).length).toBeCloseTo(7.2, 1)
      for (const { x, width } of texts(page!)) expect(x >= 18 && x + width <= page!.width - 18).toBe(true)
    }
  })

  it.skipIf(!pdf)(`is a sound file whose words are read in order${why}`, async () => {
    const file = path.join(host.folder, 'lined.pdf')
    const ask = { ...asked(), path: file, exportId: 'one', evenIfMissing: false }
    value(await host.client.call('export.run', ask))
    execFileSync('/usr/bin/qpdf', ['--check', file])
    const read = execFileSync('/usr/bin/pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    expect(read).toMatch(/EXT\. QUAY - NIGHT[\s\S]*MARA[\s\S]*Nobody is coming\.[\s\S]*INT\. CELLAR - DAY/)
  })
})
