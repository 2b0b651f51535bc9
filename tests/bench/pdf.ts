import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { createFolder, openFolder } from '#host/project/openFolder.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { printFilm } from '../support/printFilm.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/**
 * What it costs to print a film of 300 shots with a JPEG in each panel: the shot list and the 6-up storyboard, written by
 * a process that does nothing else. Prints one JSON: ms of each, processor time (which holds on a busy machine too), MB of memory at its most, the longest the process was
 * busy without a pause. Bars: 4 s together, 300 MB. `npm run bench:pdf [shots]`.
 */
const shots = Number(process.argv[2] ?? 300)
const context = { app: 'bench', now: () => Date.now(), log: () => undefined }

if (process.argv[3] === 'print') await print(process.argv[4]!)
else await build()

async function build(): Promise<void> {
  const work = temporaryFolder()
  try {
    const media = path.join(work.path, 'pictures')
    const board = printFilm({ scenes: Math.ceil(shots / 12), shotsPerScene: 12, tripleEvery: 1e9 }, media)
    const folder = path.join(work.path, 'Bench.framewright')
    await (await createFolder(folder, board, context, media)).close()
    const args = ['--disable-warning=ExperimentalWarning', import.meta.filename, String(shots), 'print', folder]
    const ran = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(ran.stderr)
    process.stdout.write(ran.stdout)
  } finally {
    work.remove()
  }
}

async function print(folder: string): Promise<void> {
  const assets = path.resolve(import.meta.dirname, '../../assets')
  const started = performance.now()
  const open = await openFolder(folder, context)
  const pdf = createPdfService({ renderer: createPanelRenderer(assets), platform: context })
  const base: ExportOptions = {
    ...USUAL_OPTIONS,
    kind: 'shot-list',
    paper: 'A4',
    landscape: true,
    perPage: 6,
    show: 'drawing',
  }
  const longest = watchPauses()
  const times: Record<string, number> = {}
  const files: Record<string, number> = {}
  for (const kind of ['shot-list', 'storyboard'] as const) {
    const from = performance.now()
    const file = path.join(path.dirname(folder), `${kind}.pdf`)
    const wrote = await pdf.write(open, { ...base, kind }, file, new AbortController().signal, () => undefined)
    if (!wrote.ok) throw new Error(JSON.stringify(wrote.failure))
    times[kind] = Math.round(performance.now() - from)
    files[kind] = statSync(file).size
    rmSync(file)
  }
  await open.close()
  process.stdout.write(
    `${JSON.stringify({
      shots,
      pictures: shots,
      ms: { ...times, together: Math.round(performance.now() - started) },
      bytes: files,
      cpuMs: Math.round(process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000),
      peakMB: peakMemory(),
      longestBusyMs: longest(),
      node: process.version,
    })}\n`,
  )
}

/** Of this process alone: what getrusage says is inherited from the one that started it. */
function peakMemory(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024)
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024)
  }
}

/** The longest that nothing else could run. */
function watchPauses(): () => number {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 5)
    last = now
  }, 5)
  return () => {
    clearInterval(timer)
    return Math.round(longest)
  }
}
