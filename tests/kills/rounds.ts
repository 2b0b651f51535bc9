import { setTimeout as wait } from 'node:timers/promises'
import { startFakeModel } from '../support/fakeModel.ts'
import type { FakeModel, FakeScript } from '../support/fakeModel.ts'
import type { Act } from './act.ts'
import { createEditing, createImporting } from './editing.ts'
import { createExporting } from './exporting.ts'
import { createMaking } from './making.ts'
import { makePlace } from './place.ts'
import type { Place } from './place.ts'
import { startShell } from './shells.ts'
import type { ShellName, Victim } from './shells.ts'
import { createTaking } from './taking.ts'
import { lineOf, newTally } from './tally.ts'
import type { Tally } from './tally.ts'

/** What is done sooner is done again and again: kills are spread over as long. */
const SHORTEST_MS = 300

export interface Rounds {
  /** Of each act. */
  readonly kills: number
  /** As many acts as this, whichever; all unless told. */
  readonly acts?: number
  /** The act of this name alone. */
  readonly only?: string
  readonly random: () => number
  readonly said: (line: string) => void
}

/** Pictures, some at once and some after a while. */
export const SCRIPT: FakeScript = (_request, index) => ({ kind: 'picture', afterMs: (index * 37) % 120 })

/**
 * Kills a shell in the middle of each act, at any moment of it, and looks at what is left through the next start of the same
 * shell, which goes on with the same act and is killed in its turn.
 */
export async function killInShell(shell: ShellName, rounds: Rounds): Promise<Tally[]> {
  const place = makePlace()
  const model = await startFakeModel(SCRIPT)
  const tallies: Tally[] = []
  try {
    for (const act of chosen(actsOf(place, model, rounds.random), rounds)) {
      const tally = newTally(shell, act.name)
      tallies.push(tally)
      await killInAct(shell, place, act, tally, rounds)
      rounds.said(lineOf(tally))
    }
    return tallies
  } finally {
    await model.close()
    place.remove()
  }
}

export function chosen<T extends { readonly name: string }>(
  acts: readonly T[],
  { acts: count, only, random }: Rounds,
): T[] {
  const named = acts.filter(({ name }) => only === undefined || name.startsWith(only))
  if (count === undefined) return named
  const drawn = named.map((act) => ({ act, at: random() }))
  return drawn
    .toSorted((one, other) => one.at - other.at)
    .slice(0, count)
    .map(({ act }) => act)
}

function actsOf(place: Place, model: FakeModel, random: () => number): Act[] {
  return [
    createEditing(place, random),
    createImporting(place, random),
    createMaking(place),
    createExporting(place),
    createTaking(place, model),
  ]
}

async function killInAct(shell: ShellName, place: Place, act: Act, tally: Tally, rounds: Rounds): Promise<void> {
  let victim = await startShell(shell, place, act.folder)
  try {
    await act.begin(victim)
    const from = performance.now()
    await act.turn()
    tally.takesMs = performance.now() - from
    for (let kill = 0; kill < rounds.kills; kill += 1) {
      await act.begin(victim)
      await killAtWork(victim, act, rounds.random() * Math.max(tally.takesMs, SHORTEST_MS), rounds.random() < 0.5)
      tally.kills += 1
      await lookAfter(place, tally)
      victim = await startShell(shell, place, act.folder)
      await act.look(victim, tally)
      await lookForLeftovers(place, tally)
    }
  } finally {
    await victim.kill(true)
  }
}

/** Works without a pause until it is killed; what goes wrong before that is no kill's doing, and ends the run. */
async function killAtWork(victim: Victim, act: Act, afterMs: number, all: boolean): Promise<void> {
  const killing = new AbortController()
  let wrong: unknown = null
  async function work(): Promise<void> {
    while (!killing.signal.aborted) await act.turn()
  }
  const working = work().catch((error: unknown) => {
    if (!killing.signal.aborted) wrong = error
  })
  await wait(afterMs)
  killing.abort()
  await victim.kill(all)
  await working
  if (wrong !== null) throw wrong
}

/** Before the next start: what the kill left, and whether anything goes on running. */
export async function lookAfter(place: Place, tally: Tally): Promise<void> {
  if (place.leftovers().length > 0) tally.halfway += 1
  const running = await untilNone(() => place.running())
  for (const pid of running) tally.processes.push(String(pid))
}

/** After the next start, and the work that it did. */
export async function lookForLeftovers(place: Place, tally: Tally): Promise<void> {
  tally.left.push(...(await untilNone(() => place.leftovers())))
  // Each is counted once.
  place.overlook(tally.left)
}

async function untilNone<T>(find: () => T[]): Promise<T[]> {
  const until = Date.now() + 5000
  for (;;) {
    const found = find()
    if (found.length === 0 || Date.now() > until) return found
    await wait(25)
  }
}
