import path from 'node:path'
import { expect } from 'vitest'
import { sentence } from '#shared/contract/failure.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { FAKE_KEY, startFakeModel } from '../fakeModel.ts'
import { filesBelow, generationProject } from '../generationProject.ts'
import type { GenerationProject } from '../generationProject.ts'
import { base64 } from './fault.ts'
import type { Fault } from './fault.ts'

/** Longer than any machine is busy: a fault that is about time brings its own. */
const PATIENT_MS = 20_000

/** Meets one fault in a film of its own, and asserts what is to hold of every one of them. */
export async function meet(fault: Fault): Promise<void> {
  const model = await startFakeModel(fault.answers)
  const reached = (await fault.reach?.(model.url)) ?? { url: model.url, close: async () => undefined }
  const project = await generationProject(reached.url, {}, fault.timeoutMs ?? PATIENT_MS)
  try {
    const [job] = await project.run(project.request())
    expect(model.requests.length, 'requests').toBe(fault.requests)
    expect(fault.requests > 1, 'why it is asked again').toBe(fault.again !== undefined)
    const said = project.takes().map((take) => take.recipe.said)
    const told = job!.failure === null ? said.join('\n') : sentence(job!.failure)
    expect([job!.failure?.kind ?? job!.state, told]).toEqual([fault.end, expect.stringContaining(fault.says)])
    expect(told).not.toContain('Something went wrong in Framewright itself')
    expect(told.length).toBeLessThan(210_000)
    if (job!.failure) expect(told.length).toBeLessThan(3000)
    counts(project, fault)
    await opensAgain(project)
    expect(project.takes().length, 'takes').toBe(fault.takes)
    everyPaidByte(project, fault)
    expect(model.requests.length, 'requests once it was opened again').toBe(fault.requests)
  } finally {
    await project.close()
    await Promise.all([model.close(), reached.close()])
  }
}

function counts(project: GenerationProject, fault: Fault): void {
  const { actualUsd, mayBeBilledUsd, reservedUsd } = project.queue.spend(project.open)
  expect([actualUsd, mayBeBilledUsd, reservedUsd].every(Number.isFinite)).toBe(true)
  const counted = actualUsd > 0 ? 'spent' : mayBeBilledUsd > 0 ? 'perhaps' : 'nothing'
  expect([counted, reservedUsd]).toEqual([fault.counts, 0])
  expect(actualUsd).toBeLessThan(1)
}

async function opensAgain(project: GenerationProject): Promise<void> {
  const before = project.queue.jobs(project.open)
  const takes = project.takes()
  await project.queue.release(project.open)
  await project.reopen()
  expect(project.open.access).toBe('write')
  expect(project.queue.jobs(project.open)).toEqual(before)
  // What is brought home at the opening is home by then.
  await project.queue.release(project.open)
  expect(project.open.store.jobs()).toEqual(before)
  expect(project.takes()).toEqual(takes)
  expect((await checkProject(project.open)).problems).toEqual([])
}

/** Every picture that came lies on disk as it came, in media/, beside the answers or in an answer; no key does. */
function everyPaidByte(project: GenerationProject, fault: Fault): void {
  const files = filesBelow(path.resolve(project.folder, '../..'))
  const answers = files.filter(({ name }) => name.endsWith('.answer'))
  for (const bytes of fault.pictures ?? []) {
    const kept = files.some((file) => file.bytes.equals(bytes)) || answers.some((file) => holds(file.bytes, bytes))
    expect(kept, 'a picture that came is on disk').toBe(true)
  }
  if (fault.came !== undefined)
    expect(
      answers.some((file) => file.bytes.includes(fault.came!)),
      'what came of a picture is on disk',
    ).toBe(true)
  expect(answers.length, 'answers that are kept').toBe(fault.kept ? 1 : 0)
  for (const { name, bytes } of files)
    for (const form of [FAKE_KEY, base64(Buffer.from(FAKE_KEY)).slice(0, 30)])
      expect(bytes.includes(form), `the key is in ${name}`).toBe(false)
}

function holds(answer: Buffer, picture: Uint8Array): boolean {
  return answer.includes(base64(picture)) || answer.includes(Buffer.from(picture))
}
