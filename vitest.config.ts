import { readFileSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

/** Files that put another module in the place of one: it would stand there for all that share their process. */
const alone = ['shared', 'electron', 'renderer', 'tests'].flatMap((room) =>
  readdirSync(join(import.meta.dirname, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join(room, file).replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(import.meta.dirname, file), 'utf8').includes('vi.mock(')),
)

export default defineConfig({
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
