import path from 'node:path'
import { expect } from 'vitest'
import type { LedgerRow } from '#shared/records/ledger.ts'
import { FAKE_KEY, startFakeModel } from '../fakeModel.ts'
import type { FakeModel } from '../fakeModel.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { terminalHere } from '../terminalHere.ts'
import type { TerminalHere } from '../terminalHere.ts'
import type { Fault } from './fault.ts'
import { PATIENT_MS, caught } from './meetAll.ts'
import type { Met } from './meetAll.ts'

const RULES = {
  attempts: 4,
  firstWaitMs: 20,
  mostWaitMs: 2000,
  gate: { proofMs: 400, firstProbeMs: 30, mostProbeMs: 60 },
}

interface Told {
  readonly takes: number
  readonly costUsd: number | null
  readonly jobs: readonly { readonly outcome: string; readonly said: string; readonly sentence: string }[]
}

/** A film of one panel, and its terminal. */
interface Place {
  readonly film: string
  readonly url: string
  readonly model: FakeModel
  readonly run: TerminalHere['run']
}

/** Meets these one after the other in one film, each by a command of its own, as a person at a prompt or a script does. */
export async function meetInTerminal(group: readonly Fault[]): Promise<Met[]> {
  let [fault, before] = [group[0]!, 0]
  const model = await startFakeModel(
    (_request, index) => fault.answers[Math.min(index - before, fault.answers.length - 1)]!,
  )
  const reached = (await fault.reach?.(model.url)) ?? { url: model.url, close: async () => undefined }
  const home = temporaryFolder()
  const terminal = terminalHere(home.path, { rules: RULES, timeoutMs: fault.timeoutMs ?? PATIENT_MS })
  const { run } = terminal
  const film = path.join(home.path, 'Salt.framewright')
  const place = { film, url: reached.url, model, run }
  const made = await caught(async () => {
    expect(await run('new', film, '--title', 'Salt / 1', '--ratio', '2.39')).toMatchObject({ code: 0, err: '' })
  })
  const results: Met[] = []
  for (fault of group) {
    before = model.requests.length
    results.push(await caught(() => ends(fault, place)))
  }
  const again = await caught(() => isWhole(group, place))
  const closed = await caught(async () => {
    await terminal.close()
    home.remove()
    await Promise.all([model.close(), reached.close()])
  })
  return results.map((result) => made ?? result ?? again ?? closed)
}

/** The command ends as it should, with as many requests and takes, and says why in one line. */
async function ends(fault: Fault, { film, url, model, run }: Place): Promise<void> {
  const asked = model.requests.length
  const ran = await run('generate', film, '--provider', 'gemini', '--base-url', url, '--yes', '--json')
  const told = JSON.parse(ran.out) as Told
  expect(told.jobs, ran.err).toHaveLength(1)
  const { outcome, said, sentence } = told.jobs[0]!
  const made = fault.end === 'done'
  expect([outcome, made ? said : sentence]).toEqual([made ? 'made' : fault.end, expect.stringContaining(fault.says)])
  expect(model.requests.length - asked, 'requests').toBe(fault.requests)
  expect(told.takes, 'takes').toBe(fault.takes)
  if (fault.counts === 'spent') expect(told.costUsd, 'cost').not.toBe(0)
  expect(ran.code).toBe(made ? 0 : 1)
  const lines = ran.err.trimEnd().split('\n')
  if (!made) expect(lines.at(-1)).toBe(`framewright: 1: ${sentence.replace(/\s*\n\s*/g, ' ')}`)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(3000)
  for (const text of [ran.out, ran.err]) {
    expect(text).not.toContain(FAKE_KEY)
    expect(text).not.toContain('Something went wrong in Framewright itself')
  }
}

/** The film opens again and is whole, with each attempt in its ledger and every take; nothing is asked for again. */
async function isWhole(group: readonly Fault[], { film, model, run }: Place): Promise<void> {
  const asked = model.requests.length
  expect(await run('check', film)).toMatchObject({ code: 0, err: '' })
  const [shot] = JSON.parse((await run('shots', film, '--json')).out) as [{ takes: number }]
  expect(shot.takes).toBe(group.reduce((sum, { takes }) => sum + takes, 0))
  const { rows } = JSON.parse((await run('ledger', film, '--json')).out) as { rows: LedgerRow[] }
  expect(rows.toReversed().map(({ charge }) => CHARGED[charge])).toEqual(group.map(({ counts }) => counts))
  expect(model.requests.length, 'requests once it was opened again').toBe(asked)
}

const CHARGED: Readonly<Record<LedgerRow['charge'], Fault['counts'] | 'under way'>> = {
  free: 'nothing',
  none: 'nothing',
  paid: 'spent',
  'may-be-billed': 'perhaps',
  reserved: 'under way',
}
