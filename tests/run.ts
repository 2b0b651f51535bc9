/**
 * `npm test [-- unit | journeys | chromium | electron | packed …]`: every test there is, or those of some layers, in the order in which
 * they fail fastest, and one closing line with the count.
 * The journeys need a browser and, for the desktop ones, an Electron and a display; what is missing is fetched where it
 * can be and named where it can't.
 *
 * A layer in which a test or two failed has those run once more, by themselves. What fails twice fails the run; what passes
 * then is named at the end, with what it said: a test that comes and goes is a fault to be found, and no reason to distrust the others.
 */
import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import {
  afterSecondLook,
  NOT_RUN,
  outcomeOfJourneys,
  outcomeOfUnits,
  type FailedTest,
  type Outcome,
} from './outcome.ts'
import { startDisplays } from './displays.ts'
import { fetchPrograms, HEADLESS_SHELL } from './programs.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'test-results')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
/** In a browser, in Electron, and in the app as it is packed. */
const JOURNEYS = ['chromium', 'electron', 'packed'] as const
const LAYERS = ['unit', ...JOURNEYS] as const
type Layer = (typeof LAYERS)[number]
const all = { passed: 0, skipped: 0, failed: [] as FailedTest[], wentAway: [] as FailedTest[] }

function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): boolean {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment })
  if (done.error) console.error(`${command}: ${done.error.message}`)
  return done.status === 0
}

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a Chromium is: Debian's headless one, else the machine's own, else Playwright's; undefined with the reason on stderr. */
function findChromium(): string | undefined {
  if (existsSync(HEADLESS_SHELL)) return HEADLESS_SHELL
  const own = CHROMIUMS.find((path) => existsSync(path))
  if (own) return own
  if (!existsSync(chromium.executablePath())) run(bin('playwright'), ['install', 'chromium'])
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.error(
    'No browser for the tests: run `npx playwright install chromium`, or install the Debian package `chromium`.',
  )
  return undefined
}

function count(layer: string, { passed, skipped, failed, whole, wentAway }: ReturnType<typeof afterSecondLook>): void {
  all.passed += passed
  all.skipped += skipped
  all.failed.push(...failed)
  all.wentAway.push(...wentAway)
  if (!whole) all.failed.push({ name: layer, file: '', why: 'ended before its tests did' })
}

/** What a report on disk says; nothing where the run left none. */
function reported<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined
}

function runUnits(files: readonly string[]): Outcome {
  const path = join(results, 'unit.json')
  rmSync(path, { force: true })
  const fine = run(bin('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path}`,
    ...files,
  ])
  const report = reported<Parameters<typeof outcomeOfUnits>[0]>(path)
  return report ? outcomeOfUnits(report, root, fine) : NOT_RUN
}

function unitTests(): void {
  count(
    'unit',
    afterSecondLook(runUnits([]), (failed) => runUnits([...new Set(failed.map((test) => test.file))])),
  )
}

/** Displays for windows, one for each worker, where there is none: what tells Playwright's workers of them. */
async function displays(workers: number): Promise<{ environment: NodeJS.ProcessEnv; end(): void }> {
  const shown = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
  if (shown) return { environment: {}, end: () => undefined }
  const started = await startDisplays(workers)
  return { environment: { FRAMEWRIGHT_DISPLAYS: started.names.join(' ') }, end: () => started.end() }
}

/**
 * Runs of Playwright. The packed app, which is started again and again and waited for, is played beside the journeys in Electron, whose
 * second worker would do nothing in that time: it is first in the list, and takes one.
 */
const RUNS: readonly (readonly (typeof JOURNEYS)[number][])[] = [['chromium'], ['packed', 'electron']]

/** One more than the cores: a journey waits now and then for what is not the machine's work. */
const workersOf = (projects: readonly string[]): number =>
  projects.includes('chromium')
    ? Math.min(3, availableParallelism() + 1)
    : projects.includes('electron')
      ? Math.min(2, availableParallelism())
      : 1

/** Browsers each have a clipboard of their own and desktop windows a display: so they can run beside each other. */
async function journeys(projects: readonly (typeof JOURNEYS)[number][], browser: string | undefined): Promise<void> {
  const name = projects.join('-')
  const path = join(results, `${name}.json`)
  const workers = workersOf(projects)
  const display = projects.includes('chromium') ? { environment: {}, end: () => undefined } : await displays(workers)
  const environment = {
    ...process.env,
    ...display.environment,
    FRAMEWRIGHT_CHROMIUM: browser ?? '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: path,
  }
  const output = ['--reporter=list,json', `--output=${join(results, name)}`]
  const once = (more: readonly string[]): Outcome => {
    rmSync(path, { force: true })
    const words = ['test', ...projects.map((each) => `--project=${each}`), `--workers=${workers}`, ...output, ...more]
    const fine = run(bin('playwright'), words, environment)
    const report = reported<Parameters<typeof outcomeOfJourneys>[0]>(path)
    return report ? outcomeOfJourneys(report, fine) : NOT_RUN
  }
  count(
    name,
    afterSecondLook(once([]), () => once(['--last-failed'])),
  )
  display.end()
}

/** The layers that these words name; all where there are none. */
function layersNamed(words: readonly string[]): ReadonlySet<Layer> {
  const named = words.flatMap((word) =>
    word === 'journeys' ? LAYERS.slice(1) : LAYERS.filter((each) => each === word),
  )
  const unknown = words.find((word) => word !== 'journeys' && !LAYERS.some((each) => each === word))
  if (unknown === undefined) return new Set<Layer>(words.length === 0 ? LAYERS : named)
  console.error(
    `"${unknown}" is no layer of the tests. Those are ${LAYERS.join(', ')}, and journeys for the last ${JOURNEYS.length}.`,
  )
  process.exit(2)
}

function list(head: string, tests: readonly FailedTest[]): void {
  if (tests.length === 0) return
  console.log(`\n${head}:`)
  for (const test of tests) console.log(`  ${test.name}\n    ${test.why}`)
}

/** What all cores of the machine have done and could have done since it started, ms. */
function work(): { readonly done: number; readonly could: number } {
  const times = cpus().map(({ times: core }) => core)
  const could = times.reduce((sum, core) => sum + core.user + core.nice + core.sys + core.irq + core.idle, 0)
  return { done: could - times.reduce((sum, core) => sum + core.idle, 0), could }
}

/** Runs a layer, and notes how long it took, and how much of the machine: a layer that waits has room for another worker. */
async function timed(layer: string, runs: () => Promise<void> | void): Promise<void> {
  const [began, before] = [Date.now(), work()]
  await runs()
  const after = work()
  const share = Math.round(((after.done - before.done) / (after.could - before.could)) * 100)
  times.push(`${layer} ${((Date.now() - began) / 60_000).toFixed(1)} min (${share} % of the machine)`)
}

async function runJourneys(layers: readonly (typeof JOURNEYS)[number][]): Promise<void> {
  if (!run(bin('electron-vite'), ['build', '--logLevel', 'warn'])) {
    all.failed.push({ name: 'the build of the app', file: '', why: 'told above' })
    return
  }
  const browser = findChromium()
  for (const each of RUNS) {
    const projects = each.filter((project) => layers.includes(project))
    if (projects.length > 0) await timed(projects.join(' and '), () => journeys(projects, browser))
  }
}

/** The tests that start the terminal start it from one file, where that can be made. */
function bundleTerminal(): void {
  if (run(process.execPath, [join(root, 'tests/support/bundleTerminal.ts')]))
    process.env['FRAMEWRIGHT_TERMINAL'] = 'out/terminal/cli.js'
  else all.failed.push({ name: 'the bundle of the terminal', file: '', why: 'told above' })
}

const times: string[] = []
const layers = layersNamed(process.argv.slice(2))
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// A host is started for every journey, and hundreds of times by the tests of the terminal: its modules are read ready compiled.
process.env['NODE_COMPILE_CACHE'] ??= join(results, 'compiled')
fetchPrograms()
bundleTerminal()
if (layers.has('unit')) await timed('unit', unitTests)
const wanted = JOURNEYS.filter((layer) => layers.has(layer))
if (wanted.length > 0) await runJourneys(wanted)
list('Failed', all.failed)
list('Failed once, and passed when run again by themselves', all.wentAway)
console.log(`\n${times.join(', ')}`)
console.log(`${all.passed} passed, ${all.failed.length} failed, ${all.skipped} skipped`)
process.exit(all.failed.length > 0 || all.passed === 0 ? 1 : 0)
