import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { HostEvent } from '#shared/contract/events.ts'
import type { Job, ProjectHandle } from '#shared/contract/model.ts'
import { filmOf, patch } from '#shared/document/board.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { filmPanels, takesOf } from '#shared/document/select.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import type { GateRules } from '#host/generation/keyGates.ts'
import { createQueue } from '#host/generation/queue.ts'
import { createStandInProvider } from '#host/generation/providers/standIn/standInProvider.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createFolder, openFolder } from '#host/project/openFolder.ts'
import { createCredentials } from '#host/secrets/credentials.ts'
import { createKeyMarks } from '#host/secrets/keyMarks.ts'
import { createKeyVaults } from '#host/secrets/keyVault.ts'
import { createFilmTrust } from '#host/trust/filmTrust.ts'
import { createTrustStore } from '#host/trust/trustStore.ts'
import type { GenerationQueue, OpenFolder } from '#host/services.ts'
import { FAKE_KEY } from './fakeModel.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { testPlatform } from './testPlatform.ts'

export const HANDLE = 'open_00000001' as ProjectHandle

/** A project on disk with one panel, and a queue that reaches the model at `url` with quick retries. */
export interface GenerationProject {
  open: OpenFolder
  readonly queue: GenerationQueue
  readonly panelId: PanelId
  readonly folder: string
  readonly events: HostEvent[]
  request(changes?: Partial<GenerationRequest>): GenerationRequest
  /** From now on, the key that the environment holds. */
  useKey(key: string): void
  setCap(capUsd: number): Promise<void>
  /** Submits and waits until all of them are over. */
  run(request: GenerationRequest, count?: number): Promise<Job[]>
  /** Waits until every job is over. */
  settled(): Promise<Job[]>
  takes(): ReturnType<typeof takesOf>
  /** Closes without telling the queue, as a crash would, and opens again with a new queue's eyes. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export async function generationProject(
  url: string,
  film: Partial<ProjectRow> = {},
  /** How long the service may be silent: as a rule longer than any busy machine is, so that only a test that asks for it sees an end. */
  timeoutMs = 60_000,
  gate: Partial<GateRules> = {},
): Promise<GenerationProject> {
  const home = temporaryFolder()
  const environment: Record<string, string> = { GEMINI_API_KEY: FAKE_KEY }
  const platform = testPlatform(home.path, { environment })
  const made = newProject(
    { title: 'Salt / 1', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' },
    makeNewId(Math.random),
  )
  const board = patch(made, 'project', filmOf(made).id, { provider: 'gemini', baseUrl: url, ...film })
  const folder = path.join(platform.folders.projects, 'Salt.framewright')
  const context = { app: 'Test', now: () => platform.now(), log: () => undefined }
  const events: HostEvent[] = []
  const trust = createFilmTrust(createTrustStore(platform.folders.data, (line) => platform.log(line)))
  const queue = createQueue({
    platform,
    credentials: createCredentials(createKeyVaults(platform), trust, createKeyMarks(platform.folders.data)),
    trust,
    providers: {
      gemini: createGeminiProvider({ ways: platform.ways, timeoutMs }),
      'stand-in': createStandInProvider(),
    },
    renderer: createPanelRenderer(platform.folders.assets),
    tell: (event) => events.push(event),
    rules: {
      attempts: 4,
      firstWaitMs: 20,
      mostWaitMs: 2000,
      // A key is proven by its first answer: how long that takes on a busy machine is no matter of a test.
      gate: { proofMs: 60_000, firstProbeMs: 30, mostProbeMs: 60, ...gate },
    },
    batchRules: { gatherMs: 400, firstLookMs: 20, mostLookMs: 60, settleMs: 100 },
  })
  const panelId = filmPanels(board)[0]!.id
  const hearing = (open: OpenFolder): OpenFolder => {
    open.store.changes.listen((change) => events.push({ name: 'board.changed', value: { project: HANDLE, change } }))
    return open
  }
  // As by a person who made the film here and typed the model's address.
  await trust.makingHere(filmOf(board), folder)
  const open = hearing(await createFolder(folder, board, context))
  await trust.approve(open, filmOf(board))
  const project: GenerationProject = {
    open,
    queue,
    panelId,
    folder,
    events,
    request: (changes = {}) => ({
      ...composeRequest(project.open.store.board(), panelId, { sketch: null }),
      ...changes,
    }),
    useKey(key) {
      environment['GEMINI_API_KEY'] = key
    },
    async setCap(capUsd) {
      const before = project.open.store.board()
      const after = patch(before, 'project', filmOf(before).id, { capUsd })
      await project.open.store.save(writesOf(after, diffBoards(before, after)))
    },
    async run(request, count = 1) {
      const submitted = await queue.submit(project.open, HANDLE, panelId, request, count)
      if (!submitted.ok) throw new Error(JSON.stringify(submitted.failure))
      await project.settled()
      return submitted.value.map((job) => queue.jobs(project.open).find((each) => each.id === job.id)!)
    },
    async settled() {
      for (;;) {
        const jobs = queue.jobs(project.open)
        if (jobs.every((job) => isOver(job) || job.held === true)) return jobs
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    takes: () => takesOf(project.open.store.board(), panelId),
    async reopen() {
      await project.open.close()
      project.open = hearing(await openFolder(folder, context))
    },
    async close() {
      await queue.release(project.open)
      await project.open.close().catch(() => undefined)
      home.remove()
    },
  }
  return project
}

/** Every file below a folder, with its bytes. */
export function filesBelow(folder: string): { name: string; bytes: Buffer }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ name: path.relative(folder, file), bytes: readFileSync(file) }))
}
