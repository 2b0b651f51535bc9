import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Job, Spend } from '../contract/model.ts'
import { filmPanels, takesOf } from '../document/select.ts'
import { readCsv } from '../interchange/csv/csvText.ts'
import { csv } from '../interchange/csv/csv.ts'
import { ledgerTable } from '../interchange/csv/ledgerTable.ts'
import { NO_RECORDS } from '../interchange/records.ts'
import { editFilm } from '../document/commands/film.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { spendOf } from './jobs.ts'
import { GROUPINGS, capUse, groupLedger, spentOf, sumOf, timeHere, unpricedWords } from '../records/ledger.ts'
import { ledgerOf } from './ledgerOf.ts'
import { safeJob } from './safeJob.ts'
import { workOf } from '../../tests/support/workOf.ts'

const board = testFilm([[2, 1], [1]], 1.85)
const panels = filmPanels(board)

/** Deterministic; 0 to `below` - 1. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

const FAILURES: readonly Job['failure'][] = [
  { kind: 'refused', reason: 'SAFETY', said: '' },
  { kind: 'timed-out', mayBeBilled: true },
  { kind: 'bad-key' },
  { kind: 'rescued', path: '/x', why: '' },
  { kind: 'cancelled', mayBeBilled: true },
]

function someJobs(count: number, seed: number): Job[] {
  const roll = dice(seed)
  return Array.from({ length: count }, (_none, at): Job => {
    const state = (['waiting', 'sending', 'saving', 'done', 'failed', 'cancelled'] as const)[roll(6)]!
    const over = state === 'failed' || state === 'cancelled'
    return {
      id: `job_${String(at).padStart(12, '0')}` as Job['id'],
      panelId: roll(9) === 0 ? ('panel_gone00000000' as Job['panelId']) : panels[roll(panels.length)]!.id,
      state,
      request: {
        provider: roll(5) === 0 ? 'stand-in' : 'gemini',
        model: ['gemini-nano-banana-2.1', 'gemini-3-pro-image', 'studio-9'][roll(3)],
        imageSize: '2K',
        staging: { slate: '9Z' },
      } as Job['request'],
      way: 'now',
      progress: null,
      waitUntil: null,
      failure: over ? FAILURES[roll(FAILURES.length)]! : null,
      takeId: null,
      estimateUsd: roll(7) === 0 ? null : roll(400_000) / 1e6,
      actualUsd: roll(2) === 0 ? null : roll(400_000) / 1e6,
      createdAt: `2026-${String(1 + roll(12)).padStart(2, '0')}-04T10:00:00.000Z`,
      endedAt: null,
    }
  })
}

type Money = Omit<Spend, 'capUsd'>
const money = ({ actualUsd, mayBeBilledUsd, reservedUsd }: Money): Money => ({ actualUsd, mayBeBilledUsd, reservedUsd })

describe('the ledger', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'adds up to what is spent, to the last digit, however it is grouped (%i)',
    (seed) => {
      const jobs = someJobs(400, seed)
      const spent = spendOf(jobs, 5)
      const rows = ledgerOf(board, jobs)
      expect(rows).toHaveLength(400)
      expect(money(sumOf(rows))).toEqual(money(spent))
      for (const by of GROUPINGS) {
        const sums = groupLedger(rows, by).map(({ sum }) => sum)
        expect(sums.reduce((all, { attempts }) => all + attempts, 0)).toBe(400)
        const total = (key: keyof Money): number => Math.round(sums.reduce((all, sum) => all + sum[key] * 1e6, 0)) / 1e6
        const added = {
          actualUsd: total('actualUsd'),
          mayBeBilledUsd: total('mayBeBilledUsd'),
          reservedUsd: total('reservedUsd'),
        }
        expect(added).toEqual(money(spent))
      }
    },
  )

  it('counts what a refused attempt used, and an attempt whose panel is gone', () => {
    const [job] = someJobs(1, 3)
    const gone = { ...job!, panelId: 'panel_gone00000000' as Job['panelId'] }
    const usage = { promptTokens: 1290, imageTokens: 0, textTokens: 30, thoughtTokens: 64 }
    const refused: Job = {
      ...gone,
      state: 'failed',
      request: { ...gone.request, provider: 'gemini' },
      failure: { kind: 'refused', reason: 'SAFETY', said: '' },
      actualUsd: 0.00264,
      usage,
      pricesRead: '2026-10',
    }
    const [row] = ledgerOf(board, [refused])
    expect(row).toMatchObject({
      outcome: 'refused',
      charge: 'paid',
      countsUsd: 0.00264,
      scene: '',
      shot: '9Z',
      promptTokens: 1290,
      textTokens: 94,
      pricesRead: '2026-10',
    })
    expect(spendOf([refused], null).actualUsd).toBe(0.00264)
  })

  it('says which attempts cost what nobody here knows: they are in no sum', () => {
    const [job] = someJobs(1, 3)
    const request = { ...job!.request, provider: 'gemini', model: 'studio-9' }
    const asked = { ...job!, request, failure: null, estimateUsd: null, actualUsd: null }
    const rows = ledgerOf(board, [
      { ...asked, state: 'done' },
      { ...asked, state: 'waiting' },
      { ...asked, state: 'failed', failure: { kind: 'timed-out', mayBeBilled: true } },
      { ...asked, state: 'failed', failure: { kind: 'bad-key' } },
      { ...asked, state: 'done', request: { ...request, provider: 'stand-in' } },
      { ...asked, state: 'done', actualUsd: 0.05 },
    ])
    expect(sumOf(rows)).toMatchObject({ attempts: 6, unpriced: 3, actualUsd: 0.05 })
    expect(unpricedWords(sumOf(rows))).toBe('3 of unknown price')
    expect(unpricedWords(sumOf([]))).toBe('')
    const [head, ...lines] = ledgerTable(board, rows)
    const counts = head!.indexOf('Counts (USD)')
    expect(lines.filter((line) => line[counts] === '')).toHaveLength(3)
  })

  it.each([
    ['Pacific/Auckland', '2026-02-28T12:30:00.000Z', '2026-03'],
    ['America/Los_Angeles', '2026-03-01T06:00:00.000Z', '2026-02'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12'],
    ['UTC', 'yesterday', ''],
  ])('begins a month at midnight here (%s, %s)', (zone, createdAt, month) => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => void vi.unstubAllEnvs())
    const [job] = someJobs(1, 3)
    expect(ledgerOf(board, [{ ...job!, createdAt }])[0]!.month).toBe(month)
    expect(timeHere(createdAt).slice(0, 7)).toBe(month)
    // Whoever reads the table sees by which clock each column goes, and both agree.
    const [head, line] = ledgerTable(board, ledgerOf(board, [{ ...job!, createdAt }]))
    const cell = (label: string) => line![head!.indexOf(label)]
    expect(cell('Month (local time)')).toBe(month)
    expect(cell('Asked for (local time)')!.slice(0, 7)).toBe(month)
    expect(cell('Asked for (UTC)')).toBe(createdAt)
  })

  it('names scene, shot and take as the film does today', () => {
    const panel = panels.at(-1)!
    const [job] = someJobs(1, 5)
    const [row] = ledgerOf(board, [{ ...job!, panelId: panel.id }])
    expect([row!.scene, row!.shot]).toEqual(['2', '2'])
    expect(takesOf(board, panel.id)).toEqual([])
  })

  it('goes to a spreadsheet with every amount, and no cell that runs', () => {
    const named = editFilm(board, { title: '=HYPERLINK("http://x")' })
    const rows = ledgerOf(named, someJobs(50, 9))
    const options = { ...csv.start(''), table: 'ledger' as const, mark: false }
    const cells = readCsv(csv.text!.write(named, options, { ...NO_RECORDS, ledger: rows }), ',')!
    const [head, ...lines] = cells
    const counts = head!.indexOf('Counts (USD)')
    const billing = head!.indexOf('Billing')
    const billed = lines.filter((line) => line[billing] === 'billed').map((line) => Number(line[counts]))
    expect(Math.round(billed.reduce((sum, each) => sum + each, 0) * 1e6) / 1e6).toBe(sumOf(rows).actualUsd)
    expect(lines).toHaveLength(50)
    expect(lines[0]![0]).toBe('\'=HYPERLINK("http://x")')
  })

  it('is quick with ten thousand attempts', async () => {
    const jobs = someJobs(10_000, 4)
    const { value: rows, ms } = await workOf(() => {
      const all = ledgerOf(board, jobs)
      for (const by of GROUPINGS) groupLedger(all, by)
      return all
    })
    expect(rows).toHaveLength(10_000)
    // A second would be seen; a loop over all jobs for each would take minutes.
    expect(ms).toBeLessThan(3000)
  })
})

const spend = (actualUsd: number, capUsd: number | null = 10): Spend => ({
  capUsd,
  actualUsd,
  mayBeBilledUsd: 0.5,
  reservedUsd: 0.5,
})

describe('the cap', () => {
  it.each<[number, string | undefined]>([
    [6.99, 'fine'],
    [7, 'near'],
    [8.99, 'near'],
    [9, 'reached'],
    [40, 'reached'],
  ])('at $%d of 10, with a dollar that may be billed or is under way, is %s', (actual, state) => {
    expect(capUse(spend(actual))?.state).toBe(state)
  })
  it('does not warn where there is none, and counts to the last digit', () => {
    expect(capUse(spend(40, null))).toBeNull()
    expect(capUse({ capUsd: 0, actualUsd: 0, mayBeBilledUsd: 0, reservedUsd: 0 })?.state).toBe('reached')
    expect(capUse({ capUsd: 0.3, actualUsd: 0.24, mayBeBilledUsd: 0, reservedUsd: 0 })?.state).toBe('near')
    expect(spentOf({ actualUsd: 0.1, mayBeBilledUsd: 0.2, reservedUsd: 0 })).toBe(0.3)
  })
})

describe('a job from the disk', () => {
  it('is kept where its tokens or the date of its prices are not what they should be', () => {
    const job = { ...someJobs(1, 2)[0]! }
    const request = { ...job.request, baseUrl: '', pieces: [], pictures: [], aspectRatio: '16:9', seed: null }
    const staging = {
      size: '',
      framing: '',
      angle: '',
      lensMm: null,
      ratio: 2,
      intExt: '',
      timeOfDay: '',
      cast: [],
      slate: '',
    }
    const odd = {
      ...job,
      panelId: panels[0]!.id,
      request: { ...request, staging },
      usage: { promptTokens: -4 },
      pricesRead: 7,
    }
    const read = safeJob(odd)
    expect(read?.id).toBe(job.id)
    expect(read).not.toHaveProperty('usage')
    expect(read).not.toHaveProperty('pricesRead')
  })
})
