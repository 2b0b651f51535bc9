import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { pictureKey } from '#host/pdf/pictureKey.ts'
import { wantedPictures } from '#host/pdf/wantedPictures.ts'
import { createFolder, openFolder } from '#host/project/openFolder.ts'
import { remove } from '#shared/document/board.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import { keysBetween } from '#shared/document/order.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions, Page, PictureBox } from '#shared/pages/model.ts'
import { makeStroke } from '../support/marks.ts'
import { printFilm } from '../support/printFilm.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testIds } from '../support/testFilm.ts'

/**
 * What it costs to print the storyboard of a film of 300 shots, 22 strokes each: the first time, and again, beside a bare
 * loop of pdfkit with the same pictures and words: one that draws the pictures too, and one that has them. Each is a
 * process of its own. Prints one JSON: processor time in ms, which holds on a busy machine too, MB of memory at its
 * most, the longest in ms that the thread with the film was busy without a pause. Bars: 1.15 times the bare loop, 300 MB, 50 ms.
 * `npm run bench:pdf [shots] [runs]`.
 */
const shots = Number(process.argv[2] ?? 300)
const runs = Number(process.argv[3] ?? 3)
const STROKES = 22
const WAYS = ['bare-first', 'first', 'again', 'bare-again'] as const
type Way = (typeof WAYS)[number]
const context = { app: 'bench', now: () => Date.now(), log: () => undefined }
const options: ExportOptions = { ...USUAL_OPTIONS, kind: 'storyboard' }
/** As a document asks for a drawing, in colour. */
const DRAWN = { show: 'drawing', ratio: 1.78, without: new Set<string>() } as const
const never = new AbortController().signal

interface Measured {
  readonly cpuMs: number
  readonly peakMB: number
  readonly longestBusyMs: number
}

const way = process.argv[4] as Way | undefined
if (way) await print(way, process.argv[5]!)
else await build()

async function build(): Promise<void> {
  const work = temporaryFolder()
  try {
    const folder = await drawnFilm(work.path)
    // It lays the pages for the bare loop too, so that none of its own runs does.
    inOwnProcess('bare-first', folder)
    const measured: Record<Way, Measured[]> = { first: [], again: [], 'bare-first': [], 'bare-again': [] }
    for (let run = 0; run < runs; run += 1) {
      rmSync(path.join(folder, 'previews'), { recursive: true, force: true })
      for (const each of WAYS) measured[each].push(inOwnProcess(each, folder))
    }
    // The fastest of some: what else the machine does only adds.
    const best = (each: Way) => Math.min(...measured[each].map(({ cpuMs }) => cpuMs))
    const all = [...measured.first, ...measured.again]
    process.stdout.write(
      `${JSON.stringify({
        shots,
        strokes: STROKES,
        cpuMs: Object.fromEntries(WAYS.map((each) => [each, best(each)])),
        times: { first: best('first') / best('bare-first'), again: best('again') / best('bare-again') },
        peakMB: Math.max(...all.map(({ peakMB }) => peakMB)),
        longestBusyMs: Math.max(...all.map(({ longestBusyMs }) => longestBusyMs)),
        node: process.version,
      })}\n`,
    )
  } finally {
    work.remove()
  }
}

async function drawnFilm(home: string): Promise<string> {
  const media = path.join(home, 'pictures')
  const scenes = Math.ceil(shots / 12)
  const laid = printFilm({ scenes, shotsPerScene: 12, tripleEvery: 1e9, pictureSide: 16 }, media)
  const newId = testIds()
  const panels = filmPanels(laid)
  const board = panels.flatMap(({ id }) => layersOf(laid, id)).reduce((each, { id }) => remove(each, 'layer', id), laid)
  const folder = path.join(home, 'Bench.framewright')
  const open = await createFolder(folder, board, context, media)
  for (const panel of panels) {
    const layer = blankLayer(newId('layer'), panel.id, 'a0')
    const marks = keysBetween(null, null, STROKES).map((order, at) => makeStroke(newId, layer.id, order, 90, at * 7))
    await open.store.save([
      { table: 'layer', id: layer.id, row: layer },
      ...marks.map((row) => ({ table: 'mark' as const, id: row.id, row })),
    ])
  }
  await open.close()
  return folder
}

function inOwnProcess(each: Way, folder: string): Measured {
  const args = ['--disable-warning=ExperimentalWarning', import.meta.filename, String(shots), '1', each, folder]
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(ran.stdout) as Measured
}

/** Measured from where the film is open, as it is in the app, pdfkit is loaded, and the bare loop knows its pages. */
async function print(each: Way, folder: string): Promise<void> {
  const open = await openFolder(folder, context)
  const renderer = createPanelRenderer(path.resolve(import.meta.dirname, '../../assets'))
  const pdf = createPdfService({ renderer, platform: context })
  const file = path.join(path.dirname(folder), `${each}.pdf`)
  const laid = path.join(path.dirname(folder), 'pages.json')
  const ours = each === 'first' || each === 'again'
  if (!ours && !existsSync(laid))
    writeFileSync(laid, JSON.stringify((await pdf.lay(open, options, { from: 0, count: 1e6 })).pages))
  const pages = ours ? [] : (JSON.parse(readFileSync(laid, 'utf8')) as Page[])
  // In the app the window shows it before anything is printed.
  open.store.board()
  if (ours) await pdf.begin()
  else await import('pdfkit')
  const longest = watchPauses()
  const before = process.cpuUsage()
  if (ours) {
    const wrote = await pdf.write(open, options, file, never, () => undefined)
    if (!wrote.ok) throw new Error(JSON.stringify(wrote.failure))
  } else {
    const widths = new Map(wantedPictures(pages, options).map(({ key, width }) => [key, width]))
    const drawn = (box: PictureBox, panelId: string) =>
      each === 'bare-first'
        ? renderer.render(open, panelId, { ...DRAWN, width: widths.get(pictureKey(box))! })
        : Promise.resolve(keptPrint(folder, panelId))
    await bareLoop(pages, file, drawn)
  }
  const { user, system } = process.cpuUsage(before)
  const measured: Measured = {
    cpuMs: Math.round((user + system) / 1000),
    peakMB: peakMemory(),
    longestBusyMs: longest(),
  }
  await open.close()
  rmSync(file)
  process.stdout.write(JSON.stringify(measured))
}

/** What it wrote the first time. */
function keptPrint(folder: string, panelId: string): Uint8Array {
  const prints = path.join(folder, 'previews', 'prints', panelId)
  return readFileSync(path.join(prints, readdirSync(prints)[0]!))
}

/** The same pictures and words in the same places, and nothing else. */
async function bareLoop(
  pages: readonly Page[],
  file: string,
  drawn: (box: PictureBox, panelId: string) => Promise<Uint8Array>,
): Promise<void> {
  const { default: PdfKit } = await import('pdfkit')
  const { listFonts } = await import('#host/pdf/fontChain.ts')
  const fonts = listFonts()
  const pdf = new PdfKit({ autoFirstPage: false, font: '' })
  const written = createWriteStream(file)
  pdf.pipe(written)
  for (const page of pages) {
    pdf.addPage({ size: [page.width, page.height], margin: 0 })
    for (const box of page.boxes)
      if (box.kind === 'picture' && box.source.of === 'drawing')
        pdf.image(Buffer.from(await drawn(box, box.source.panelId)), box.x, box.y, {
          width: box.width,
          height: box.height,
        })
      else if (box.kind === 'text') {
        let { x } = box
        for (const run of box.runs) {
          const place = { lineBreak: false, baseline: 'alphabetic' } as const
          pdf.font(fonts.get(run.font)!).fontSize(box.size).text(run.text, x, box.y, place)
          x += run.width
        }
      }
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  pdf.end()
  await finished(written)
}

/** Of this process alone: what getrusage says is inherited from the one that started it. */
function peakMemory(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024)
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024)
  }
}

/** The longest in processor time that nothing else could run on this thread. */
function watchPauses(): () => number {
  let before = process.threadCpuUsage()
  let longest = 0
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
    before = process.threadCpuUsage()
  }, 2)
  return () => {
    clearInterval(timer)
    return Math.round(longest)
  }
}
