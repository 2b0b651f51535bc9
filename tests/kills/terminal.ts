import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { makePlace } from './place.ts'
import type { Place } from './place.ts'
import { SCRIPT, chosen, lookAfter, lookForLeftovers } from './rounds.ts'
import type { Rounds } from './rounds.ts'
import { killed } from './shells.ts'
import { lineOf, newTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { terminalActs } from './terminalActs.ts'
import type { TerminalAct } from './terminalActs.ts'

/** No command does its work in less. */
const LEAST_MS = 50
const ROOT = path.resolve(import.meta.dirname, '../..')

/** As `killInShell`, of the command line: a process for each piece of work, and a fresh one looks at the film first. */
export async function killInTerminal(rounds: Rounds): Promise<Tally[]> {
  const place = makePlace()
  const model = await startFakeModel(SCRIPT)
  const tallies: Tally[] = []
  try {
    for (const act of chosen(terminalActs(place, model, rounds.random), rounds)) {
      const tally = newTally('terminal', act.name)
      tallies.push(tally)
      await killInAct(place, act, tally, rounds)
      rounds.said(lineOf(tally))
    }
    return tallies
  } finally {
    await model.close()
    place.remove()
  }
}

async function killInAct(place: Place, act: TerminalAct, tally: Tally, { kills, random }: Rounds): Promise<void> {
  let startsIn = 0
  // The film is made by the first. Both are measured in a row, since a busy machine is as slow with either.
  for (let each = 0; each < 2; each += 1) {
    const words = await act.words()
    startsIn = await took(() => finish(place, ['--help']))
    tally.takesMs = Math.max(LEAST_MS, (await took(() => finish(place, words))) - startsIn)
    act.said()
  }
  for (let tries = 0; tally.kills < kills; tries += 1) {
    if (tries > 40 * kills) throw new Error(`${act.name} ends before it can be killed`)
    const words = await act.words()
    const child = start(place, words)
    await Promise.race([wait(startsIn + random() * tally.takesMs), once(child, 'exit')])
    if (child.exitCode !== null) {
      if (child.exitCode !== 0) throw new Error(`framewright ${words.join(' ')} ended with ${child.exitCode}`)
      act.said()
      continue
    }
    await killed(child, true)
    tally.kills += 1
    await lookAfter(place, tally)
    const checked = await finish(place, ['check', act.folder])
    if (checked !== 0) tally.unsound.push(`check ${act.folder} ended with ${checked}`)
    await act.look(tally, (again) => finish(place, again))
    // After the same work once more, since an answer that a kill left is brought home by what makes takes, not by a check.
    await lookForLeftovers(place, tally)
  }
}

function start(place: Place, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', ...words], {
    cwd: ROOT,
    env: { ...place.environment, GEMINI_API_KEY: FAKE_KEY },
    detached: true,
    stdio: 'ignore',
  })
}

async function finish(place: Place, words: readonly string[]): Promise<number | null> {
  const child = start(place, words)
  await once(child, 'exit')
  return child.exitCode
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
