import path from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { Keychain } from '#host/platform.ts'
import { value } from '../contract/contract.ts'
import { FAKE_KEY, startFakeModel } from './fakeModel.ts'
import type { FakeModel } from './fakeModel.ts'
import { newTestId, put } from './film.ts'
import { startInProcess } from './inProcess.ts'
import type { InProcess } from './inProcess.ts'
import { noKeychain } from './testPlatform.ts'

/** Ended with the test, the last first. */
export const ends: (() => unknown)[] = []
/** The stranger's server and computer, anew for each test. */
export let theirs: FakeModel
export let stranger: InProcess

/** For the tests of a file or group. */
export function onTwoComputers(): void {
  beforeEach(async () => {
    theirs = await startFakeModel()
    stranger = startInProcess()
    ends.push(
      () => theirs.close(),
      () => stranger.close(),
    )
  })
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  })
}

/** My computer: its own app data, with a key where the test says. */
export function mine(key: { environment?: boolean; keychain?: Keychain } = {}): InProcess {
  const me = startInProcess({
    keychain: key.keychain ?? noKeychain(),
    environment: key.environment ? { GEMINI_API_KEY: FAKE_KEY } : {},
  })
  ends.push(() => me.close())
  return me
}

export async function create(on: InProcess, name = 'Film', film: Partial<ProjectRow> = {}): Promise<OpenedProject> {
  const folder = path.join(on.folder, `${name}.framewright`)
  const opened = value(await on.client.call('projects.create', { folder, title: name, ratio: 2 }))
  await change(on.client, opened, { provider: 'gemini', ...film })
  return reopen(on.client, opened)
}

export function change(client: Client, { project, rows }: OpenedProject, film: Partial<ProjectRow>): Promise<unknown> {
  return client.call('board.save', { project, writes: [put('project', { ...rows.project[0]!, ...film })] })
}

export async function close(client: Client, { project }: OpenedProject): Promise<void> {
  await client.call('projects.close', { project })
}

export async function open(client: Client, folder: string): Promise<OpenedProject> {
  return value(await client.call('projects.open', { folder }))
}

export async function reopen(client: Client, film: OpenedProject): Promise<OpenedProject> {
  await close(client, film)
  return open(client, film.folder)
}

/** A film that a stranger made: its requests go to their server. */
export async function theirFilm(film: Partial<ProjectRow> = {}): Promise<string> {
  const made = await create(stranger, 'Theirs', { baseUrl: theirs.url, ...film })
  await close(stranger.client, made)
  return made.folder
}

export function requestOf(film: OpenedProject, changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return { ...composeRequest(boardFrom(film.rows), film.rows.panel[0]!.id, { sketch: null }), ...changes }
}

export async function submit(client: Client, film: OpenedProject, request = requestOf(film)): Promise<string> {
  const { project } = film
  const sent = await client.call('jobs.submit', { project, panelId: film.rows.panel[0]!.id, request, count: 1 })
  return sent.ok ? ended(client, film) : sent.failure.kind
}

/** How the latest job ended, once all are over. */
export async function ended(client: Client, { project }: OpenedProject): Promise<string> {
  const jobs = () => client.call('jobs.list', { project })
  await expect.poll(async () => value(await jobs()).jobs.every(isOver), { interval: 5 }).toBe(true)
  return value(await jobs()).jobs.at(-1)!.failure?.kind ?? 'done'
}

export async function trust(client: Client, film: OpenedProject): Promise<void> {
  const { baseUrl, keySource } = filmOf(boardFrom(film.rows))
  value(await client.call('projects.trust', { project: film.project, baseUrl, keySource }))
}

/** Writes a job into a film's ledger, as whoever made the film could. */
export async function leaveJob(folder: string, state: 'waiting' | 'failed'): Promise<void> {
  const left = await openFolder(folder, { app: 'Theirs', now: () => Date.now(), log: () => undefined })
  const board = left.store.board()
  const panelId = [...left.store.board().panel.rows].flatMap((bucket) => [...bucket.keys()])[0] as never
  await left.store.saveJob({
    id: newTestId('job'),
    panelId,
    state,
    request: composeRequest(board, panelId, { sketch: null, provider: 'gemini', baseUrl: theirs.url }),
    way: 'now',
    progress: null,
    waitUntil: null,
    failure: state === 'failed' ? { kind: 'interrupted', mayBeBilled: false } : null,
    takeId: null,
    estimateUsd: 0.05,
    actualUsd: null,
    createdAt: '2026-03-04T10:00:00.000Z',
    endedAt: state === 'failed' ? '2026-03-04T10:00:01.000Z' : null,
  })
  await left.close()
}

export async function setKey(me: InProcess, place: 'project' | 'computer'): Promise<OpenedProject> {
  const film = await create(me, 'Mine')
  value(await me.client.call('keys.set', { project: film.project, place, key: FAKE_KEY }))
  await close(me.client, film)
  return film
}
