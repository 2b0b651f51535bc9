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

function has(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined
}

function debianPackages(names: readonly string[]): boolean {
  if (process.platform !== 'linux' || !has('apt-get') || process.getuid?.() !== 0) return false
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...names]
  return run('apt-get', ['update', '-qq'], quiet) && run('apt-get', install, quiet)
}

/** A Chromium that shows nothing starts in half the time of the one that people use. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a Chromium is: Debian's headless one, else the machine's own, else Playwright's; undefined with the reason on stderr. */
function findChromium(): string | undefined {
  if (existsSync(HEADLESS_SHELL)) return HEADLESS_SHELL
  console.log('Fetching a browser for the tests…')
  if (debianPackages(['chromium-headless-shell']) && existsSync(HEADLESS_SHELL)) return HEADLESS_SHELL
  const own = CHROMIUMS.find((path) => existsSync(path))
  if (own) return own
  if (!existsSync(chromium.executablePath())) run(bin('playwright'), ['install', 'chromium'])
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.error(
    'No browser for the tests: run `npx playwright install chromium`, or install the Debian package `chromium`.',
  )
  return undefined
}

/** What some tests read PDFs or watch the network with; those tests say in their name what they skip for. */
function findTools(): void {
  if (process.platform === 'linux' && spawnSync('strace', ['-V']).error) debianPackages(['strace'])
  if (!has('qpdf') || spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error)
    debianPackages(['qpdf', 'poppler-utils'])
}

function count(layer: Layer, { passed, skipped, failed, whole, wentAway }: ReturnType<typeof afterSecondLook>): void {
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
  if (spawnSync('Xvfb', ['-version']).error) debianPackages(['xvfb'])
  const started = await startDisplays(workers)
  return { environment: { FRAMEWRIGHT_DISPLAYS: started.names.join(' ') }, end: () => started.end() }
}

/** Browsers each have a clipboard of their own and desktop windows a display: so they can run beside each other. */
async function journeys(project: (typeof JOURNEYS)[number], browser: string | undefined): Promise<void> {
  const path = join(results, `${project}.json`)
  const workers = project === 'packed' ? 1 : Math.min(2, availableParallelism())
  const display = project === 'chromium' ? { environment: {}, end: () => undefined } : await displays(workers)
  const environment = {
    ...process.env,
    ...display.environment,
    FRAMEWRIGHT_CHROMIUM: browser ?? '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: path,
  }
  const output = ['--reporter=list,json', `--output=${join(results, project)}`]
  const once = (more: readonly string[]): Outcome => {
    rmSync(path, { force: true })
    const words = ['test', `--project=${project}`, `--workers=${workers}`, ...output, ...more]
    const fine = run(bin('playwright'), words, environment)
    const report = reported<Parameters<typeof outcomeOfJourneys>[0]>(path)
    return report ? outcomeOfJourneys(report, fine) : NOT_RUN
  }
  count(
    project,
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
async function timed(layer: Layer, runs: () => Promise<void> | void): Promise<void> {
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
  for (const layer of layers) await timed(layer, () => journeys(layer, browser))
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
findTools()
bundleTerminal()
if (layers.has('unit')) await timed('unit', unitTests)
const wanted = JOURNEYS.filter((layer) => layers.has(layer))
if (wanted.length > 0) await runJourneys(wanted)
list('Failed', all.failed)
list('Failed once, and passed when run again by themselves', all.wentAway)
console.log(`\n${times.join(', ')}`)
console.log(`${all.passed} passed, ${all.failed.length} failed, ${all.skipped} skipped`)
process.exit(all.failed.length > 0 || all.passed === 0 ? 1 : 0)
