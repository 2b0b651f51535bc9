import path from 'node:path'
import { expect } from 'vitest'
import type { Job, Spend } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { sha256 } from '#host/project/mediaStore.ts'
import { FAKE_KEY, startFakeModel } from '../fakeModel.ts'
import type { FakeModel } from '../fakeModel.ts'
import { filesBelow, generationProject } from '../generationProject.ts'
import type { GenerationProject } from '../generationProject.ts'
import { base64 } from './fault.ts'
import type { Fault } from './fault.ts'
import { PATIENT_MS, caught } from './meetAll.ts'
import type { Met } from './meetAll.ts'

/** Meets these one after the other in one film, through the queue that windows and terminal share. */
export async function meetInQueue(group: readonly Fault[]): Promise<Met[]> {
  let [fault, before] = [group[0]!, 0]
  const model = await startFakeModel(
    (_request, index) => fault.answers[Math.min(index - before, fault.answers.length - 1)]!,
  )
  const reached = (await fault.reach?.(model.url)) ?? { url: model.url, close: async () => undefined }
  const project = await generationProject(reached.url, {}, fault.timeoutMs ?? PATIENT_MS)
  const turns: Turn[] = []
  const results: Met[] = []
  for (fault of group) {
    before = model.requests.length
    const turn = { fault, job: null, mediaIds: [] }
    turns.push(turn)
    results.push(await caught(() => ends(turn, project, model)))
  }
  const asked = model.requests.length
  const again = await caught(async () => {
    await opensAgain(project)
    expect(model.requests.length, 'requests once it was opened again').toBe(asked)
  })
  const files = filesBelow(path.resolve(project.folder, '../..'))
  const kept = await Promise.all(turns.map((turn) => caught(() => everyPaidByte(turn, files))))
  const closed = await caught(async () => {
    await project.close()
    await Promise.all([model.close(), reached.close()])
  })
  return results.map((result, at) => result ?? again ?? kept[at] ?? closed)
}

/** One fault, and what it left. */
interface Turn {
  readonly fault: Fault
  job: Job | null
  /** Of its takes. */
  mediaIds: readonly string[]
}

/** The job ends as it should, with as many requests and takes. */
async function ends(turn: Turn, project: GenerationProject, model: FakeModel): Promise<void> {
  const { fault } = turn
  const before = { asked: model.requests.length, spend: project.queue.spend(project.open), takes: project.takes() }
  const [job] = await project.run(project.request())
  turn.job = job!
  const takes = project.takes().filter(({ id }) => !before.takes.some((take) => take.id === id))
  turn.mediaIds = takes.map(({ mediaId }) => mediaId)
  expect(model.requests.length - before.asked, 'requests').toBe(fault.requests)
  expect(fault.requests > 1, 'it is said why it is asked again').toBe(fault.again !== undefined)
  const told = job!.failure === null ? takes.map(({ recipe }) => recipe.said).join('\n') : sentence(job!.failure)
  expect([job!.failure?.kind ?? job!.state, told]).toEqual([fault.end, expect.stringContaining(fault.says)])
  expect(told).not.toContain('Something went wrong in Framewright itself')
  expect(told.length).toBeLessThan(job!.failure === null ? 210_000 : 3000)
  expect(takes.length, 'takes').toBe(fault.takes)
  expect(counted(before.spend, project.queue.spend(project.open))).toBe(fault.counts)
}

/** What a job added to what is spent. */
function counted(before: Spend, after: Spend): Fault['counts'] {
  expect([after.actualUsd, after.mayBeBilledUsd].every(Number.isFinite)).toBe(true)
  expect(after.reservedUsd).toBe(0)
  const spent = after.actualUsd - before.actualUsd
  expect(spent, 'no picture costs as much').toBeLessThan(10)
  return spent > 0 ? 'spent' : after.mayBeBilledUsd > before.mayBeBilledUsd ? 'perhaps' : 'nothing'
}

/** The film is whole, with the same takes and the same ledger, and nothing is asked for again. */
async function opensAgain(project: GenerationProject): Promise<void> {
  const [before, takes] = [project.queue.jobs(project.open), project.takes()]
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

type Files = ReturnType<typeof filesBelow>

/** Every picture that came lies on disk as it came: its take's, beside the answers, rescued, or in the job's answer. No key does. */
async function everyPaidByte({ fault, job, mediaIds }: Turn, files: Files): Promise<void> {
  const answers = files.filter(({ name }) => path.basename(name).startsWith(`${job!.id}-`) && name.endsWith('.answer'))
  for (const picture of fault.pictures ?? []) {
    const hash = sha256(picture)
    const places = mediaIds.includes(`media_${hash}`) ? /media/ : /(?:answers|rescued)\b/
    const kept = files.some(({ name, bytes }) => places.test(name) && bytes.equals(picture))
    expect(kept || answers.some(({ bytes }) => holds(bytes, picture)), 'a picture that came is on disk').toBe(true)
  }
  const { came } = fault
  if (came !== undefined)
    expect(
      answers.some(({ bytes }) => bytes.includes(came)),
      'what came of a picture is on disk',
    ).toBe(true)
  expect(answers.length, 'answers that are kept').toBe(fault.kept ? 1 : 0)
  for (const { name, bytes } of files)
    for (const form of KEY_FORMS) expect(bytes.includes(form), `the key is in ${name}`).toBe(false)
}

const KEY_FORMS = [FAKE_KEY, base64(Buffer.from(FAKE_KEY)).slice(0, 30)]

function holds(answer: Buffer, picture: Uint8Array): boolean {
  return answer.includes(base64(picture)) || answer.includes(Buffer.from(picture))
}
