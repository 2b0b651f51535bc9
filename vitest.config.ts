import { readFileSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import type { Plugin } from 'vitest/config'

/** Files that put another module in the place of one: it would stand there for all that share their process. */
const alone = ['shared', 'electron', 'renderer', 'tests'].flatMap((room) =>
  readdirSync(join(import.meta.dirname, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join(room, file).replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(import.meta.dirname, file), 'utf8').includes('vi.mock(')),
)

/**
 * Threads start from the terminal's bundle where the run of all tests made one, as the programs that tests start do: hundreds are
 * started, and from source each takes twice the processor's time.
 */
function bundledThreads(terminal: string): Plugin {
  const beside = pathToFileURL(resolve(import.meta.dirname, dirname(terminal))).href
  return {
    name: 'threads from the bundle',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/electron\/host\/\w+\/\w+Thread\.ts$/.test(id)) return undefined
      const bundled = code.replace(/(?<=const PLACES = \[)'\.\/(\w+)\.ts'/, (_, name) => `'${beside}/${name}.js'`)
      if (bundled === code) throw new Error(`${id} no longer names its thread where it was looked for`)
      return bundled
    },
  }
}

const terminal = process.env['FRAMEWRIGHT_TERMINAL']

export default defineConfig({
  plugins: terminal ? [bundledThreads(terminal)] : [],
  test: {
    // Left to itself, Vitest leaves one core to a person: half of the two of a small machine. One more than there are, since a
    // seventh of the time is spent waiting for a disk, a child or a clock.
    maxWorkers: availableParallelism() + 1,
    // Ends what hangs; how long a thing may take is a matter of its own test, on a machine that may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // To load the modules of the host or the window takes longer than most files of tests: a process loads them once.
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'renderer/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
            'tests/{contract,host}/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
