import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { isJourney } from './mutation.ts'
import type { Mutation } from './mutation.ts'

export const ROOT = path.dirname(path.dirname(import.meta.dirname))

/** killed: a test failed. survived: none did. unfit: the change can't be made, or no test could be run with it. */
export interface Verdict {
  readonly end: 'killed' | 'survived' | 'unfit'
  /** Of a killed one the test that noticed, of an unfit one the reason. */
  readonly said: string
}

/** A copy of the tree, in which one change at a time is made and taken back. The tree itself is never touched. */
export interface Copy {
  judge(mutation: Mutation): Promise<Verdict>
  /** Whether these tests pass with nothing changed: else their failing says nothing. */
  whole(tests: readonly string[]): Promise<Verdict>
  remove(): void
}

/** A test by itself hangs that takes longer than this, where little else is done, ms. */
const LONGEST_TEST_MS = 60_000

/** So does a run of tests, which a person would notice too, ms. */
const LONGEST_MS = 900_000

export function makeCopy(): Copy {
  const own = temporaryFolder()
  // Some tests start a program as another user, who has to reach what it is made of.
  chmodSync(own.path, 0o755)
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
  for (const name of listed.stdout.toString().split('\0').filter(Boolean)) {
    const from = path.join(ROOT, name)
    // Listed, and removed without a word to git; or no file, as a linked node_modules.
    if (lstatSync(from, { throwIfNoEntry: false })?.isFile()) cpSync(from, path.join(own.path, name))
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(own.path, 'node_modules'))
  return {
    async judge(mutation) {
      const unfit = whyUnfit(own.path, mutation)
      if (unfit !== null) return { end: 'unfit', said: unfit }
      const file = path.join(own.path, mutation.file)
      const before = readFileSync(file, 'utf8')
      writeFileSync(
        file,
        before.replace(mutation.find, () => mutation.replace),
      )
      try {
        return await runAll(own.path, mutation.tests)
      } finally {
        writeFileSync(file, before)
      }
    },
    whole: (tests) => runAll(own.path, tests),
    remove: () => own.remove(),
  }
}

/** null where the change can be made here. */
export function whyUnfit(root: string, { file, find, replace, tests }: Mutation): string | null {
  const missing = [file, ...tests].find((name) => !existsSync(path.join(root, name)))
  if (missing !== undefined) return `there is no ${missing}`
  const places = readFileSync(path.join(root, file), 'utf8').split(find).length - 1
  if (places !== 1) return `${file} has ${places} places that read: ${find}`
  return find === replace ? 'it changes nothing' : null
}

async function runAll(root: string, tests: readonly string[]): Promise<Verdict> {
  const units = tests.filter((test) => !isJourney(test))
  const journeys = tests.filter(isJourney)
  if (units.length > 0) {
    const verdict = await runUnits(root, units)
    if (verdict.end !== 'survived') return verdict
  }
  return journeys.length > 0 ? runJourneys(root, journeys) : { end: 'survived', said: '' }
}

async function runUnits(root: string, tests: readonly string[]): Promise<Verdict> {
  const report = path.join(root, 'mutant-report.json')
  rmSync(report, { force: true })
  const patience = [`--testTimeout=${LONGEST_TEST_MS}`, `--hookTimeout=${LONGEST_TEST_MS}`]
  const words = ['run', '--bail=1', '--pool=forks', '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`]
  const ran = await runBin(root, 'vitest', [...words, ...patience, ...tests])
  if (ran.late) return { end: 'killed', said: 'the tests never ended' }
  if (!existsSync(report)) return { end: 'unfit', said: `Vitest gave no report: ${ran.words.slice(-400)}` }
  return verdictOf(JSON.parse(readFileSync(report, 'utf8')) as Report)
}

interface Report {
  readonly numTotalTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function verdictOf({ numTotalTests, testResults }: Report): Verdict {
  const failed = testResults.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed'))
  if (failed[0]) return { end: 'killed', said: failed[0].fullName }
  const broken = testResults.find(({ status }) => status === 'failed')
  if (broken && /SyntaxError|Transform failed|Parse failure|PARSE_ERROR/.test(broken.message ?? ''))
    return { end: 'unfit', said: `it does not load: ${broken.message}` }
  if (broken) return { end: 'killed', said: `${path.basename(broken.name)}: ${broken.message ?? 'failed as a whole'}` }
  return numTotalTests === 0 ? { end: 'unfit', said: 'no test was run' } : { end: 'survived', said: '' }
}

async function runJourneys(root: string, tests: readonly string[]): Promise<Verdict> {
  const built = await runBin(root, 'electron-vite', ['build', '--logLevel', 'warn'])
  if (built.code !== 0) return { end: 'unfit', said: `it can't be built: ${built.words.slice(-400)}` }
  const report = path.join(root, 'mutant-report.json')
  rmSync(report, { force: true })
  const inElectron = tests.some((test) => test.includes('.electron.'))
  const words = ['test', `--project=${inElectron ? 'electron' : 'chromium'}`, '--reporter=json', '-x', ...tests]
  const ran = await runBin(root, 'playwright', words, { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  if (ran.late) return { end: 'killed', said: 'the journeys never ended' }
  if (!existsSync(report)) return { end: 'unfit', said: `Playwright gave no report: ${ran.words.slice(-400)}` }
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number }
    errors: { message: string }[]
  }
  if (stats.unexpected > 0) return { end: 'killed', said: tests.join(', ') }
  if (errors[0] || stats.expected === 0) return { end: 'unfit', said: errors[0]?.message ?? 'no journey was run' }
  return { end: 'survived', said: '' }
}

/** Test runs that are under way, each with all that it started. */
const groups = new Set<number>()

/** Ends them, for whoever is told to stop. */
export function endTests(): void {
  for (const group of groups) process.kill(-group, 'SIGKILL')
}

interface Ran {
  readonly code: number | null
  readonly late: boolean
  readonly words: string
}

function runBin(root: string, name: string, words: readonly string[], also: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const temporary = path.join(root, 'mutant-temporary')
  mkdirSync(temporary, { recursive: true })
  return new Promise((done) => {
    const program = path.join(root, 'node_modules', '.bin', name)
    const child = spawn(program, words, {
      cwd: root,
      // A group of its own, so that what hangs is ended with all that it started.
      detached: true,
      env: { ...process.env, ...also, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const group = child.pid
    if (group !== undefined) groups.add(group)
    let said = ''
    let late = false
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said = (said + part.toString()).slice(-20_000)
      })
    const timer = setTimeout(() => {
      late = true
      if (group !== undefined) process.kill(-group, 'SIGKILL')
    }, LONGEST_MS)
    child.once('error', (error) => {
      said += error.message
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      if (group !== undefined) groups.delete(group)
      rmSync(temporary, { recursive: true, force: true })
      done({ code, late, words: said })
    })
  })
}
