/**
 * `npm test [-- unit | journeys | chromium | electron | packed …]`: every test there is, or those of some layers, in the order in which
 * they fail fastest, and one closing line with the count.
 * The journeys need a browser and, for the desktop ones, an Electron and a display; what is missing is fetched where it
 * can be and named where it can't.
 */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'test-results')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
/** In a browser, in Electron, and in the app as it is packed. */
const JOURNEYS = ['chromium', 'electron', 'packed'] as const
const LAYERS = ['unit', ...JOURNEYS] as const
type Layer = (typeof LAYERS)[number]
const count = { passed: 0, failed: 0, skipped: 0 }

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

function add(passed: number, failed: number, skipped: number): void {
  count.passed += passed
  count.failed += failed
  count.skipped += skipped
}

function unitTests(): void {
  const report = join(results, 'unit.json')
  const fine = run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  if (!existsSync(report)) return add(0, 1, 0)
  const found = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
  const failed = found['numFailedTests'] ?? 0
  add(found['numPassedTests'] ?? 0, fine ? failed : Math.max(1, failed), found['numPendingTests'] ?? 0)
}

/** A display for windows, where there is none: what starts a command under one, or nothing. */
function display(): readonly string[] {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return []
  if (!has('xvfb-run')) debianPackages(['xvfb', 'xauth'])
  return has('xvfb-run') ? ['xvfb-run', '-a'] : []
}

/** `workers`: browsers each have a clipboard of their own and can run beside each other; desktop windows share the system's. */
function journeys(project: (typeof JOURNEYS)[number], workers: number, browser: string | undefined): void {
  const report = join(results, `${project}.json`)
  const environment = {
    ...process.env,
    FRAMEWRIGHT_CHROMIUM: browser ?? '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  }
  const output = ['--reporter=list,json', `--output=${join(results, project)}`]
  const playwright = [bin('playwright'), 'test', `--project=${project}`, `--workers=${workers}`, ...output]
  const [command, ...args] = project !== 'chromium' ? [...display(), ...playwright] : playwright
  const fine = run(command!, args, environment)
  if (!existsSync(report)) return add(0, 1, 0)
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as { stats: Record<string, number> }
  const failed = stats['unexpected'] ?? 0
  add((stats['expected'] ?? 0) + (stats['flaky'] ?? 0), fine ? failed : Math.max(1, failed), stats['skipped'] ?? 0)
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

/** Runs a layer, and notes how long it took. */
function timed(layer: Layer, runs: () => void): void {
  const began = Date.now()
  runs()
  times.push(`${layer} ${((Date.now() - began) / 60_000).toFixed(1)} min`)
}

function runJourneys(layers: readonly (typeof JOURNEYS)[number][]): void {
  if (!run(bin('electron-vite'), ['build', '--logLevel', 'warn'])) return add(0, 1, 0)
  const browser = findChromium()
  const workers = Math.min(2, availableParallelism())
  for (const layer of layers) timed(layer, () => journeys(layer, layer === 'chromium' ? workers : 1, browser))
}

const times: string[] = []
const layers = layersNamed(process.argv.slice(2))
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// A host is started for every journey, and hundreds of times by the tests of the terminal: its modules are read ready compiled.
process.env['NODE_COMPILE_CACHE'] ??= join(results, 'compiled')
findTools()
if (layers.has('unit')) timed('unit', unitTests)
const wanted = JOURNEYS.filter((layer) => layers.has(layer))
if (wanted.length > 0) runJourneys(wanted)
console.log(`\n${times.join(', ')}`)
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0)
