import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { filmOf, patch } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { filmPanels } from '#shared/document/select.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import { createQueue } from '#host/generation/queue.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createFolder, openFolder } from '#host/project/openFolder.ts'
import { createCredentials } from '#host/secrets/credentials.ts'
import { createKeyMarks } from '#host/secrets/keyMarks.ts'
import { createKeyVaults } from '#host/secrets/keyVault.ts'
import { createFilmTrust } from '#host/trust/filmTrust.ts'
import { createTrustStore } from '#host/trust/trustStore.ts'
import { FAKE_KEY } from './fakeModel.ts'
import { testPlatform } from './testPlatform.ts'

/**
 * Asks for takes the first time, as a batch or each at once, and follows them until they have landed or the process is
 * killed. What waits since an earlier run is let go, as by a person. Each take has a seed of its own. Arguments: the
 * app's folder, the model's address, how many takes, `batch` or `now`.
 */
const [home, url, many, given] = process.argv.slice(2) as [string, string, string, 'batch' | 'now' | undefined]
const way = given ?? 'batch'
const platform = testPlatform(home, { environment: { GEMINI_API_KEY: FAKE_KEY } })
const folder = path.join(platform.folders.projects, 'Salt.framewright')
const context = { app: 'Test', now: () => Date.now(), log: () => undefined }
const trust = createFilmTrust(createTrustStore(platform.folders.data, () => undefined))
const HANDLE = 'open_00000001' as ProjectHandle
const queue = createQueue({
  platform,
  credentials: createCredentials(createKeyVaults(platform), trust, createKeyMarks(platform.folders.data)),
  trust,
  providers: { gemini: createGeminiProvider({ ways: platform.ways }) },
  renderer: createPanelRenderer(platform.folders.assets),
  tell: () => undefined,
  batchRules: { gatherMs: 300, firstLookMs: 20, mostLookMs: 60, settleMs: 200 },
})

async function make() {
  const made = newProject({ title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, makeNewId(Math.random))
  const film = { provider: 'gemini', baseUrl: url, capUsd: null }
  const board = patch(made, 'project', filmOf(made).id, film)
  await trust.makingHere(filmOf(board), folder)
  const open = await createFolder(folder, board, context)
  await trust.approve(open, filmOf(board))
  return open
}

const first = !existsSync(folder)
const open = first ? await make() : await openFolder(folder, context)
const panelId = filmPanels(open.store.board())[0]!.id
queue.jobs(open, HANDLE)
for (let left = first ? Number(many) : 0; left > 0; left -= 6) {
  const request = composeRequest(open.store.board(), panelId, { sketch: null, seed: 1000 + (Number(many) - left) })
  const asked = await queue.submit(open, HANDLE, panelId, request, Math.min(6, left), way)
  if (!asked.ok) throw new Error(JSON.stringify(asked.failure))
}
console.log('asked')
if (way === 'now') await queue.resume(open)
while (!queue.jobs(open).every(isOver)) await new Promise((resolve) => setTimeout(resolve, 5))
await queue.release(open)
await open.close()
console.log('landed')
