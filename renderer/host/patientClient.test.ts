import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { METHODS } from '#shared/contract/methods.ts'
import { PATIENCE } from '#shared/contract/patience.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { callUntil } from './callUntil.ts'
import { patientClient } from './patientClient.ts'
import { createWaits } from './waits.ts'

interface Asked {
  readonly method: string
  readonly input: unknown
  readonly callId: string | undefined
  readonly answer: (answer: unknown) => void
}

/** A host that answers when the test says so. */
function slowHost() {
  const asked: Asked[] = []
  const transport: Transport = {
    call: (method, input, callId) =>
      new Promise((answer) => {
        asked.push({ method, input, callId, answer })
      }),
    listen: () => () => undefined,
  }
  return { asked, client: createClient(transport) }
}

const project = 'open_000000000000000000000000' as never
const report = { ok: true, counts: {}, problems: [], notes: [] }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a call that a person can give up', () => {
  it('tells the host by the name of the call, and takes its own answer to that', async () => {
    const { asked, client } = slowHost()
    const stop = new AbortController()
    const answer = callUntil(client, 'projects.check', { project }, { signal: stop.signal })
    stop.abort()
    expect(asked[1]).toMatchObject({ method: 'calls.giveUp', input: { callId: asked[0]!.callId } })
    asked[0]!.answer(fail({ kind: 'cancelled' }))
    expect(await answer).toEqual(fail({ kind: 'cancelled' }))
  })

  it('goes on without a host that does not stop, and hears its late answer', async () => {
    const { asked, client } = slowHost()
    const stop = new AbortController()
    const late = vi.fn()
    const answer = callUntil(client, 'projects.check', { project }, { signal: stop.signal, late })
    stop.abort()
    await vi.advanceTimersByTimeAsync(1000)
    expect(await answer).toEqual(fail({ kind: 'cancelled' }))
    expect(late).not.toHaveBeenCalled()
    asked[0]!.answer(ok(report))
    await vi.advanceTimersByTimeAsync(0)
    expect(late).toHaveBeenCalledExactlyOnceWith(ok(report))
  })

  it('that was given up before it began asks nothing', async () => {
    const { asked, client } = slowHost()
    expect(await callUntil(client, 'projects.check', { project }, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
    })
    expect(asked).toEqual([])
  })
})

describe('a call that takes long', () => {
  it('is told of once its patience is over, and no longer once it is answered', async () => {
    const { asked, client } = slowHost()
    const waits = createWaits()
    const answer = patientClient(client, waits).call('projects.check', { project })
    await vi.advanceTimersByTimeAsync(1999)
    expect(waits.list()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(waits.list()).toMatchObject([{ words: 'Checking the film…', giveUp: 'cancel' }])
    asked[0]!.answer(ok(report))
    expect(await answer).toEqual(ok(report))
    expect(waits.list()).toEqual([])
  })

  it('is one thing to a person however many calls it is, and ends as one', async () => {
    const { client } = slowHost()
    const waits = createWaits()
    const patient = patientClient(client, waits)
    const answers = [1, 2, 3].map(() => patient.call('board.marks', { project, layerIds: [] }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(waits.list()).toHaveLength(1)
    waits.list()[0]!.end()
    for (const answer of await Promise.all(answers)) expect(answer).toEqual(fail({ kind: 'no-answer' }))
    expect(waits.list()).toEqual([])
  })

  it('that is a save goes on until it is answered, and offers nothing else', async () => {
    const { asked, client } = slowHost()
    const waits = createWaits()
    const answer = patientClient(client, waits).call('board.save', { project, writes: [] })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(waits.list()).toMatchObject([{ giveUp: 'none' }])
    const saved = { savedAt: '2026-03-04T10:00:00.000Z', order: 1, refused: [], also: [] }
    asked[0]!.answer(ok(saved))
    expect(await answer).toEqual(ok(saved))
  })

  it('is told of for every method there is, but those with a place of their own on the screen', async () => {
    const own = [
      'calls.giveUp',
      'projects.choose',
      'projects.create',
      'projects.sample',
      'projects.open',
      'versions.asFilm',
      'faults.note',
      'menu.keys',
      'export.choose',
      'export.run',
      'jobs.submitMany',
      'storyboards.picture',
    ]
    const quiet = Object.keys(METHODS).filter((method) => PATIENCE[method as keyof typeof PATIENCE] === null)
    expect(quiet.toSorted()).toEqual(own.toSorted())
    const { client } = slowHost()
    const waits = createWaits()
    const patient = patientClient(client, waits)
    for (const method of Object.keys(METHODS)) void patient.call(method as keyof typeof METHODS, {})
    await vi.advanceTimersByTimeAsync(60_000)
    const told = Object.values(PATIENCE).flatMap((patience) => (patience === null ? [] : [patience.words]))
    expect(waits.list().map((wait) => wait.words)).toEqual(expect.arrayContaining(told))
  })
})
