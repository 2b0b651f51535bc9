/**
 * `npm run check`: all that can be said of the tree without running the app, side by side, since each by itself leaves a core idle
 * for half of its time. What each says is printed as it ends. Exits with 1 where one finds anything.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

const ROOT = dirname(import.meta.dirname)
const BIN = join(ROOT, 'node_modules', '.bin')

/** The longest first. */
const CHECKS = [
  ['oxlint', '--type-aware', '--deny-warnings'],
  // One checker: each of four infers the same types again, and the cores have enough to do.
  ['tsc', '-b', '--checkers', '1'],
  ['knip'],
  ['vitest', 'run', 'tests/architecture.test.ts', 'tests/mutants.test.ts'],
  ['oxfmt', '--check', '.'],
] as const

/** Whether it found nothing. */
function check([command, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  const began = Date.now()
  const said: Buffer[] = []
  const child = spawn(join(BIN, command), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes))
  return new Promise((done) => {
    const end = (fine: boolean, words: string): void => {
      const seconds = ((Date.now() - began) / 1000).toFixed(0)
      console.log(`${fine ? 'fine ' : 'WRONG'} ${[command, ...args].join(' ')} (${seconds} s)\n${words}`)
      done(fine)
    }
    child.once('error', (fault) => end(false, fault.message))
    child.once('close', (code) => end(code === 0, Buffer.concat(said).toString()))
  })
}

const fine = await Promise.all(CHECKS.map(check))
process.exit(fine.every(Boolean) ? 0 : 1)
