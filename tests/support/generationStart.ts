import { onTestFinished } from 'vitest'
import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { startFakeModel } from './fakeModel.ts'
import type { FakeModel, FakeScript } from './fakeModel.ts'
import type { BatchScript } from './fakeModelBatches.ts'
import { generationProject } from './generationProject.ts'
import type { GenerationProject } from './generationProject.ts'

/** A fake model and a project that reaches it, both gone with the test. */
export async function start(
  script?: FakeScript,
  film: Partial<ProjectRow> = {},
  timeoutMs?: number,
): Promise<{ model: FakeModel; project: GenerationProject }> {
  const model = await startFakeModel(script)
  onTestFinished(() => model.close())
  const project = await generationProject(model.url, film, timeoutMs)
  onTestFinished(() => project.close())
  return { model, project }
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
