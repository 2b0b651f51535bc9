import { expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import { ledgerOf } from '#shared/jobs/ledgerOf.ts'
import { sumOf } from '#shared/records/ledger.ts'
import { usageFor } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { start } from '../support/generationStart.ts'

const PROMPT = { usageMetadata: { promptTokenCount: 1290, candidatesTokenCount: 40, thoughtsTokenCount: 64 } }
/** 1,290 sent at $1.5, 104 of text at $7.5 a million. */
const REFUSED_USD = 0.002715

const refusals: readonly FakeAnswer[] = [
  { kind: 'raw', body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...PROMPT } },
  { kind: 'raw', body: { candidates: [{ finishReason: 'IMAGE_SAFETY' }], ...PROMPT } },
  { kind: 'raw', body: { candidates: [{ content: { parts: [{ text: 'No.' }] }, finishReason: 'STOP' }], ...PROMPT } },
]

it.each(refusals)('the tokens of a refusal are kept and priced, and stay so over a restart: %#', async (answer) => {
  const { project } = await start([answer])
  const [job] = await project.run(project.request())
  expect(job).toMatchObject({
    state: 'failed',
    failure: { kind: 'refused' },
    actualUsd: REFUSED_USD,
    pricesRead: '2026-10',
  })
  expect(job!.usage).toEqual({ promptTokens: 1290, imageTokens: 0, textTokens: 40, thoughtTokens: 64 })
  expect(project.queue.spend(project.open)).toMatchObject({ actualUsd: REFUSED_USD, mayBeBilledUsd: 0, reservedUsd: 0 })
  await project.queue.release(project.open)
  await project.reopen()
  const rows = ledgerOf(project.open.store.board(), project.queue.jobs(project.open))
  expect(rows).toMatchObject([{ outcome: 'refused', charge: 'paid', countsUsd: REFUSED_USD, pricesRead: '2026-10' }])
})

it('a refusal that tells no tokens, and an error, cost nothing that is known', async () => {
  const { project } = await start([
    { kind: 'raw', body: { promptFeedback: { blockReason: 'SAFETY' } } },
    { kind: 'invalid', message: 'no' },
  ])
  await project.run(project.request())
  await project.run(project.request())
  const rows = ledgerOf(project.open.store.board(), project.queue.jobs(project.open))
  expect(rows.map(({ charge, countsUsd }) => [charge, countsUsd])).toEqual([
    ['none', 0],
    ['none', 0],
  ])
})

it('every kind of end adds up to what is spent, and counts against the cap', async () => {
  const { project } = await start([
    refusals[0]!,
    { kind: 'picture' },
    { kind: 'reset-after-body' },
    {
      kind: 'raw',
      body: { candidates: [{ content: { parts: [{ inlineData: { data: 'AAAA' } }] } }], ...usageFor('1K') },
    },
  ])
  for (let at = 0; at < 4; at += 1) await project.run(project.request({ imageSize: '1K' }))
  const spend = project.queue.spend(project.open)
  const rows = ledgerOf(project.open.store.board(), project.queue.jobs(project.open))
  const sum = sumOf(rows)
  expect([sum.actualUsd, sum.mayBeBilledUsd, sum.reservedUsd]).toEqual([
    spend.actualUsd,
    spend.mayBeBilledUsd,
    spend.reservedUsd,
  ])
  expect(rows.map(({ outcome, charge }) => `${outcome}, ${charge}`).toSorted()).toEqual([
    'failed, may-be-billed',
    'failed, paid',
    'made, paid',
    'refused, paid',
  ])
  await project.setCap(spend.actualUsd + spend.mayBeBilledUsd + 0.001)
  expect(filmOf(project.open.store.board()).capUsd).toBeGreaterThan(0)
  const over = await project.queue.submit(project.open, 'open_00000001', project.panelId, project.request(), 1)
  expect(over).toMatchObject({ ok: false, failure: { kind: 'over-cap' } })
})
