/**
 * `npm run kills -- [KILLS] [--shell electron|web|terminal] [--act WORD] [--seed N]`: kills the app that often, in every shell and every
 * act alike, and prints one table. Exits with 1 where anything was lost, blocked, torn or left.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { seeded } from '../support/randomCommands.ts'
import { killInShell } from './rounds.ts'
import { killInTerminal } from './terminal.ts'
import { tableOf, wrongsOf } from './tally.ts'
import type { Tally } from './tally.ts'

const ACTS = { electron: 5, web: 5, terminal: 4 } as const
type Shell = keyof typeof ACTS

const { values, positionals } = parseArgs({
  options: { shell: { type: 'string', multiple: true }, act: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const asked = Number(positionals[0] ?? 42)
const seed = Number(values.seed ?? Date.now() % 1e6)
const shells = (Object.keys(ACTS) as Shell[]).filter((name) => values.shell?.includes(name) ?? true)

if (shells.includes('electron') && underDisplay()) process.exit()
process.exitCode = await run()

/** Windows need a display: where there is none, all of this runs under one of its own. */
function underDisplay(): boolean {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return false
  const words = ['-a', process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const ran = spawnSync('xvfb-run', words, { stdio: 'inherit' })
  process.exitCode = ran.status ?? 1
  return true
}

async function run(): Promise<number> {
  const acts = shells.reduce((sum, shell) => sum + (values.act === undefined ? ACTS[shell] : 1), 0)
  const kills = Math.ceil(asked / acts)
  console.log(`${kills} kills in each act of ${shells.join(', ')}; --seed ${seed}`)
  const only = values.act === undefined ? {} : { only: values.act }
  const rounds = { kills, ...only, random: seeded(seed), said: (line: string) => console.log(line) }
  const tallies: Tally[] = []
  for (const shell of shells)
    tallies.push(...(await (shell === 'terminal' ? killInTerminal(rounds) : killInShell(shell, rounds))))
  const wrongs = wrongsOf(tallies)
  console.log(`\n${tableOf(tallies)}\n\n${wrongs.join('\n')}`)
  return wrongs.length === 0 ? 0 : 1
}
