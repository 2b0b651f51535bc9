import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Job } from '#shared/contract/model.ts'
import { newTestId } from '../../../../tests/support/film.ts'
import { createGathering } from './gathering.ts'

const RULES = { gatherMs: 20, firstLookMs: 1, mostLookMs: 1, settleMs: 1 }

it('what is asked for at once goes in one batch, however slow the disk is that writes it down', async () => {
  const asked = Array.from({ length: 4 }, (): Job => {
    const request = { provider: 'gemini', model: 'x', baseUrl: '' } as Job['request']
    return { id: newTestId('job'), state: 'waiting', request } as Job
  })
  const jobs = {
    get: (id: string) => asked.find((job) => job.id === id),
    move: async () => setTimeout(60, null),
  }
  const sent: Promise<boolean>[] = []
  const gathering = createGathering({ jobs, signal: new AbortController().signal, rules: RULES }, (_label, ready) =>
    sent.push(ready),
  )
  await gathering.add(asked.map(({ id }) => id))
  expect(await Promise.all(sent)).toEqual([true])
})
