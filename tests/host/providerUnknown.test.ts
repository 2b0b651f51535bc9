import { expect, it } from 'vitest'
import { sentence } from '#shared/contract/sentence.ts'
import { providerIdSchema } from '#shared/document/recipe.ts'
import { takeStamp } from '#shared/generation/providers/providerOf.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { estimateWords, whyNot } from '../../renderer/features/takes/whyNot.ts'
import { value } from '../contract/contract.ts'
import { newTestId, put } from '../support/film.ts'
import { create, mine, onTwoComputers, open, reopen, requestOf, submit, theirs } from '../support/twoComputers.ts'

onTwoComputers()

const NEWER = { provider: 'tomorrow', model: 'tomorrow-9' } as const
const refused = { kind: 'provider-unknown', provider: 'tomorrow' } as const

it('a film that a newer program set to a provider of its own opens whole, and sends nothing of it', async () => {
  const me = mine({ environment: true })
  const film = await create(me, 'Film', NEWER)
  expect(film.damage ?? null).toBeNull()
  expect(film.rows.project[0]).toMatchObject(NEWER)
  const request = requestOf(film)
  expect(request).toMatchObject(NEWER)
  expect(await submit(me.client, film, request)).toBe('provider-unknown')
  const ready = {
    canWrite: true,
    restricted: false,
    sketching: false,
    sketchFailed: null,
    preparing: false,
    unsendable: null,
    lost: 0,
    spend: null,
  }
  expect(whyNot({ ...ready, request, keys: null, estimate: null })).toEqual({ text: sentence(refused), settings: true })
  expect(estimateWords('tomorrow', null, null)).toBe('price not known')
  const chosen = { ...film.rows.project[0]!, provider: 'gemini' }
  value(await me.client.call('board.save', { project: film.project, writes: [put('project', chosen)] }))
  const mended = await reopen(me.client, film)
  expect(mended.rows.project[0]).toMatchObject({ provider: 'gemini', model: 'tomorrow-9' })
})

it('a take that a newer program made by it is there, with its recipe', async () => {
  const me = mine({ environment: true })
  const film = await create(me)
  const typed = { project: film.project, baseUrl: theirs.url, keySource: 'automatic' } as const
  value(await me.client.call('addresses.approve', typed))
  expect(await submit(me.client, film, requestOf(film, { baseUrl: theirs.url }))).toBe('done')
  const made = await reopen(me.client, film)
  const [take] = made.rows.take
  const newer = { ...take!, recipe: { ...take!.recipe, request: { ...take!.recipe.request, ...NEWER } } }
  value(await me.client.call('board.save', { project: made.project, writes: [put('take', newer)] }))
  const again = await reopen(me.client, made)
  expect(again.damage ?? null).toBeNull()
  expect(again.rows.take).toEqual([newer])
  expect(takeStamp(newer)).toBe('AI reference')
})

it('what was under way by it may have been billed, and what waits goes on waiting', async () => {
  const me = mine({ environment: true })
  const film = await create(me)
  value(await me.client.call('projects.close', { project: film.project }))
  const left = await openFolder(film.folder, { app: 'Newer', now: () => Date.now(), log: () => undefined })
  const request = requestOf(film, NEWER)
  const panelId = film.rows.panel[0]!.id
  const [waiting, sending] = [newTestId('job'), newTestId('job')]
  const job = {
    panelId,
    request,
    way: 'now' as const,
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    actualUsd: null,
  }
  const times = { estimateUsd: 0.25, createdAt: '2026-03-04T10:00:00.000Z', endedAt: null }
  await left.store.saveJob({ ...job, ...times, id: waiting, state: 'waiting' })
  await left.store.saveJob({ ...job, ...times, id: sending, state: 'sending' })
  await left.close()

  const { project } = await open(me.client, film.folder)
  const named = async (id: string) =>
    value(await me.client.call('jobs.list', { project })).jobs.find((each) => each.id === id)
  expect(await named(sending)).toMatchObject({ failure: { kind: 'interrupted', mayBeBilled: true } })
  expect(await named(waiting)).toMatchObject({ state: 'waiting', held: true })
  expect(await me.client.call('jobs.resume', { project })).toMatchObject({ ok: false, failure: refused })
  expect(await named(waiting)).toMatchObject({ state: 'waiting', held: true })
})

it('an id is a short plain word, and nothing else is taken for one', () => {
  for (const id of ['stand-in', 'gemini', 'tomorrow', 'a2']) expect(providerIdSchema.safeParse(id).success).toBe(true)
  for (const id of ['', 'Gemini', '-x', 'a b', '../x', 'x'.repeat(41), 4, null])
    expect(providerIdSchema.safeParse(id).success).toBe(false)
})
