import { EventEmitter, once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { GateRules } from '#host/generation/keyGates.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { startFakeModel } from './fakeModel.ts'
import type { FakeModel, FakeScript } from './fakeModel.ts'
import type { BatchScript } from './fakeModelBatches.ts'
import { generationProject } from './generationProject.ts'
import type { GenerationProject } from './generationProject.ts'

/** For a service that leaves the first request of a key without an answer: the others leave after this. */
export const SOON_PROVEN: Partial<GateRules> = { proofMs: 400 }

/** A fake model and a project that reaches it, both gone with the test. */
export async function start(
  script?: FakeScript,
  film: Partial<ProjectRow> = {},
  timeoutMs?: number,
  gate?: Partial<GateRules>,
): Promise<{ model: FakeModel; project: GenerationProject }> {
  const model = await startFakeModel(script)
  onTestFinished(() => model.close())
  const project = await generationProject(model.url, film, timeoutMs, gate)
  onTestFinished(() => project.close())
  return { model, project }
}

/** The same with a model that makes no picture until it is let go. */
export async function startHeld(
  gate?: Partial<GateRules>,
): Promise<{ model: FakeModel; project: GenerationProject; letGo: () => void }> {
  const held = new EventEmitter()
  const made = await start([{ kind: 'picture', after: once(held, 'open') }], {}, undefined, gate)
  return { ...made, letGo: () => void held.emit('open') }
}

export async function until(true_: () => boolean): Promise<void> {
  while (!true_()) await new Promise((resolve) => setTimeout(resolve, 5))
}

export function failureOfJob(job: { failure: Failure | null } | undefined): Failure | null {
  return job?.failure ?? null
}

/** The same with a model that takes batches as the script says. */
export async function startBatches(
  script: FakeScript,
  batch: BatchScript = {},
): Promise<{ model: FakeModel; project: GenerationProject }> {
  const model = await startFakeModel(script, batch)
  onTestFinished(() => model.close())
  const project = await generationProject(model.url)
  onTestFinished(() => project.close())
  return { model, project }
}
