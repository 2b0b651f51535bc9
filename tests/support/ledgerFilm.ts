import { openFolder } from '#host/project/openFolder.ts'
import type { Job } from '#shared/contract/model.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { filmPanels } from '#shared/document/select.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { testContext } from './film.ts'

/** Writes attempts into a film's ledger, as if they had been made: the n-th is changed by `fields`. */
export async function putJobs(folder: string, count: number, fields: (at: number) => Partial<Job>): Promise<void> {
  const open = await openFolder(folder, testContext)
  try {
    const board = open.store.board()
    const panelId = filmPanels(board)[0]!.id
    const request = { ...composeRequest(board, panelId, { sketch: null, provider: 'gemini' }) }
    const newId = makeNewId(Math.random)
    const jobs = Array.from({ length: count }, (_none, at): Job => ({
      id: newId('job'),
      panelId,
      state: 'done',
      request,
      way: 'now',
      progress: null,
      waitUntil: null,
      failure: null,
      takeId: null,
      estimateUsd: 0.05,
      actualUsd: 0.04,
      pricesRead: '2026-10',
      createdAt: new Date(Date.UTC(2026, 2, 4, 10) + at * 60_000).toISOString(),
      endedAt: null,
      ...fields(at),
    }))
    await Promise.all(jobs.map((job) => open.store.saveJob(job)))
  } finally {
    await open.close()
  }
}
