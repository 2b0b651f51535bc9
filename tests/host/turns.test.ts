import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { FAKE_KEY, OTHER_KEY } from '../support/fakeModel.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import { filesBelow } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { checkProject } from '#host/project/checkProject.ts'
import type { OwnedFolder } from '#host/project/ownedFolder.ts'
import { saveCopy } from '#host/project/saveCopy.ts'
import { value } from '../support/value.ts'
import { failureOfJob, start } from '../support/generationStart.ts'

interface Part {
  readonly text?: string
  readonly thought?: boolean
  readonly thoughtSignature?: string
  readonly inlineData?: { readonly mimeType: string; readonly data: string }
}

interface Content {
  readonly role: string
  readonly parts: readonly Part[]
}

const ODD = [{ executableCode: { language: 'PYTHON', code: 'crop()' }, partMetadata: { n: 1.5 } }]

function contentsOf(model: FakeModel, at: number): readonly Content[] {
  return (JSON.parse(model.requests[at]!.body) as { contents: Content[] }).contents
}

/** An instruction under a take, as the window sends it. */
function goingOn(project: GenerationProject, take: TakeRow, instruction: string): GenerationRequest {
  return {
    ...project.request(),
    pictures: [],
    pieces: [{ from: 'turn', text: instruction }],
    turn: { kind: 'words', takeId: take.id, number: take.number, instruction, earlier: true },
  }
}

function first(project: GenerationProject): TakeRow {
  return project.takes().find(({ number }) => number === 1)!
}

async function twice(film = {}): Promise<{ model: FakeModel; project: GenerationProject }> {
  const { model, project } = await start([{ kind: 'signed', odd: ODD }], film)
  await project.run(project.request())
  return { model, project }
}

it('an instruction under a take sends the earlier turns, the parts as they came, and a third goes on from both', async () => {
  const { model, project } = await twice()
  const [job] = await project.run(goingOn(project, first(project), 'Make it night.'))
  expect(failureOfJob(job)).toBeNull()
  const second = project.takes().find(({ number }) => number === 2)!
  await project.run(goingOn(project, second, 'Now with rain.'))
  const [one, two, three] = [0, 1, 2].map((at) => contentsOf(model, at))
  expect(two!.map(({ role }) => role)).toEqual(['user', 'model', 'user'])
  expect(two![0]).toEqual(one![0])
  expect(two![1]!.parts).toHaveLength(4)
  expect(two![1]!.parts[2]).toEqual(ODD[0])
  expect(two![2]).toEqual({ role: 'user', parts: [{ text: 'Make it night.' }] })
  expect(three!.map(({ role }) => role)).toEqual(['user', 'model', 'user', 'model', 'user'])
  expect(three!.slice(0, 3)).toEqual(two)
  expect(project.takes().at(-1)!.recipe.request.turn?.takeId).toBe(second.id)
  expect(project.takes()).toHaveLength(3)
})

it('the service refuses an altered signature, so what is sent back is what came', async () => {
  const { model, project } = await twice()
  const { recipe } = first(project)
  expect(recipe.answer).toMatchObject({ responseId: 'fake-response', modelVersion: 'fake' })
  await project.run(goingOn(project, first(project), 'Make it night.'))
  const body = JSON.parse(model.requests[1]!.body) as { contents: { parts: { thoughtSignature?: string }[] }[] }
  body.contents[1]!.parts[0]!.thoughtSignature = 'AAAA'
  const answer = await fetch(model.url + model.requests[1]!.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': model.requests[1]!.headers['x-goog-api-key']! },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('invalid thought signature')
})

it('another model gets the parts without their signatures', async () => {
  const { model, project } = await twice()
  const request = { ...goingOn(project, first(project), 'Make it night.'), model: 'gemini-3-pro-image' }
  const [job] = await project.run(request)
  expect(failureOfJob(job)).toBeNull()
  const said = contentsOf(model, 1)[1]!.parts
  expect(said.some(({ thoughtSignature }) => thoughtSignature !== undefined)).toBe(false)
  expect(said.at(-1)!.inlineData?.data).toBe(Buffer.from(model.pictures[0]!).toString('base64'))
})

it('another key gets the parts without their signatures, and the first one again with them', async () => {
  const { model, project } = await twice()
  const signatures = (at: number) => contentsOf(model, at)[1]!.parts.filter((part) => part.thoughtSignature).length
  project.useKey(OTHER_KEY)
  const [other] = await project.run(goingOn(project, first(project), 'Make it night.'))
  expect(failureOfJob(other)).toBeNull()
  expect(signatures(1)).toBe(0)
  project.useKey(FAKE_KEY)
  const [again] = await project.run(goingOn(project, first(project), 'Make it night.'))
  expect(failureOfJob(again)).toBeNull()
  expect(signatures(2)).toBe(2)
})

it('what goes ahead is shown before it is sent, with why it goes unsigned', async () => {
  const { project } = await twice()
  const shown = async (model: string) =>
    value(await project.queue.earlier(project.open, { ...goingOn(project, first(project), 'Night.'), model }))
  const { id, mediaId, recipe } = first(project)
  expect(await shown('gemini-nano-banana-2.1')).toMatchObject([
    { takeId: id, mediaId, words: recipe.words, unsigned: null, said: '', thought: 'Considering the frame', others: 2 },
  ])
  expect(await shown('gemini-3-pro-image')).toMatchObject([{ unsigned: 'model' }])
  project.useKey(OTHER_KEY)
  expect(await shown('gemini-nano-banana-2.1')).toMatchObject([{ unsigned: 'key' }])
})

it('without its answer a take is gone on from by its picture, and the check says so', async () => {
  const { model, project } = await twice()
  rmSync(path.join(project.folder, first(project).recipe.answer!.file))
  expect((await checkProject(project.open)).notes).toEqual([expect.stringMatching(/is missing: a change of that take/)])
  const [job] = await project.run(goingOn(project, first(project), 'Make it night.'))
  expect(failureOfJob(job)).toBeNull()
  const picture = Buffer.from(model.pictures[0]!).toString('base64')
  expect(contentsOf(model, 1)[1]!.parts).toEqual([{ inlineData: { mimeType: 'image/png', data: picture } }])
})

it('the answer lies in the film without its pictures twice, and goes with a copy', async () => {
  const { project } = await twice()
  const { answer } = first(project).recipe
  const file = path.join(project.folder, answer!.file)
  expect(existsSync(file)).toBe(true)
  // What came as it came goes once its picture is on disk, which may be after its job is told to be done.
  const asItCame = (): string[] =>
    readdirSync(path.join(project.folder, 'answers')).filter((name) => name.endsWith('.answer'))
  await expect.poll(asItCame).toEqual([])
  const kept = filesBelow(path.join(project.folder, 'answers'))
  expect(kept.every(({ bytes }) => !bytes.includes('iVBORw0KGgo'))).toBe(true)
  expect(kept.some(({ bytes }) => bytes.includes('AIza'))).toBe(false)
  const copy = path.join(path.dirname(project.folder), 'Copy.framewright')
  await saveCopy(project.open as OwnedFolder, copy, { now: () => 0 })
  expect(readFileSync(path.join(copy, answer!.file))).toEqual(readFileSync(file))
})
