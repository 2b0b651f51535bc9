import type * as Promised from 'node:fs/promises'
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readAnswerFile } from '#host/generation/answerFile.ts'
import { openFolder } from '#host/project/openFolder.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { sha256 } from '#host/project/mediaStore.ts'
import type { OpenFolder } from '#host/services.ts'
import { allRows } from '#shared/document/table.ts'
import { inline } from '../support/fakeModelAnswers.ts'
import { DRAFT, ONE, TWO, partsOf } from '../support/faults/fault.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { isKeptTurn } from '../support/keptTurns.ts'
import { start } from '../support/generationStart.ts'

/** Told of each step on the disk. */
const steps = vi.hoisted(() => ({ heard: null as ((step: string) => void) | null }))

function behind<T>(name: string, done: T): T {
  steps.heard?.(`behind ${name}`)
  return done
}

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Promised>()
  return {
    ...real,
    // The bytes are written and synced in between: they have no step of their own here.
    open: async (...given: Parameters<typeof real.open>) => behind('open', await real.open(...given)),
    rm: async (...given: Parameters<typeof real.rm>) => behind('rm', await real.rm(...given)),
    rename: async (...given: Parameters<typeof real.rename>) => {
      steps.heard?.('before rename')
      return behind('rename', await real.rename(...given))
    },
  }
})

const CONTEXT = { app: 'Test', now: () => Date.now(), log: () => undefined }

/** What a kill would leave at each step of the work: copies of the film's folder, no two of them made at one moment. */
async function killedAtEachStep(open: OpenFolder, to: string, work: () => Promise<void>): Promise<string[]> {
  const copies: string[] = []
  const copy = (step: string): void => {
    const folder = `${to} ${copies.length} ${step}`
    cpSync(open.folder, folder, { recursive: true })
    copies.push(folder)
  }
  const saveJob = open.store.saveJob.bind(open.store)
  const change = open.store.change.bind(open.store)
  open.store.saveJob = async (job) => {
    await saveJob(job)
    copy(`behind ${job.state}`)
  }
  open.store.change = async (...given) => {
    const written = await change(...given)
    copy('behind takes')
    return written
  }
  steps.heard = copy
  await work()
  steps.heard = null
  return copies
}

function answersIn(folder: string): string[] {
  const answers = path.join(folder, 'answers')
  return existsSync(answers) ? readdirSync(answers).filter((name) => !isKeptTurn(name)) : []
}

/** Opens it, lets what is found come home, and closes it. */
async function opened(project: GenerationProject, folder: string) {
  const open = await openFolder(folder, CONTEXT)
  project.queue.jobs(open)
  await project.queue.release(open)
  const found = {
    jobs: open.store.jobs(),
    pictures: [...allRows(open.store.board().take)].map(({ mediaId }) => mediaId).toSorted(),
    problems: (await checkProject(open)).problems,
    answers: answersIn(folder),
  }
  await open.close()
  return found
}

const BOTH = [ONE, TWO].map((bytes) => `media_${sha256(bytes)}`).toSorted()

function hasWholeAnswer(folder: string): boolean {
  const files = answersIn(folder).filter((name) => name.includes('.answer'))
  return files.some((name) => readAnswerFile(readFileSync(path.join(folder, 'answers', name)))?.whole === true)
}

/** Whether the takes are home once it was opened: where an answer lay they are, once, whatever was done with it before. */
async function isHome(project: GenerationProject, folder: string): Promise<boolean> {
  const came = hasWholeAnswer(folder)
  const first = await opened(project, folder)
  expect(first.problems, folder).toEqual([])
  if (first.pictures.length === 0) {
    expect(came, folder).toBe(false)
    return false
  }
  expect(await opened(project, folder), `${folder}, opened twice`).toEqual(first)
  const [job, ...others] = first.jobs
  expect([first.pictures, job!.state, job!.failure, others], folder).toEqual([BOTH, 'done', null, []])
  expect(job!.actualUsd, folder).toBeGreaterThan(0.03)
  expect(first.answers, folder).toEqual([`${sha256(DRAFT)}.png`])
  return true
}

describe('a kill at any step between the answer and its take', () => {
  it('brings the take home at the next opening, once; and so does a kill at any step of that', async () => {
    const answer = partsOf({ ...inline(DRAFT), thought: true }, inline(TWO), inline(ONE))
    const { model, project } = await start([answer])
    const copies = await killedAtEachStep(project.open, `${project.folder} killed`, async () => {
      await project.run(project.request())
    })
    const answered = copies.find(hasWholeAnswer)!
    const half = `${answered} again`
    cpSync(answered, half, { recursive: true })
    const home = await Promise.all(copies.map((folder) => isHome(project, folder)))
    expect(home.lastIndexOf(false), 'what was home stays home').toBe(home.indexOf(true) - 1)
    expect(home.filter(Boolean).length).toBeGreaterThan(12)

    const open = await openFolder(half, CONTEXT)
    const again = await killedAtEachStep(open, half, async () => {
      project.queue.jobs(open)
      await project.queue.release(open)
    })
    await open.close()
    expect(again.length).toBeGreaterThan(12)
    expect(await Promise.all(again.map((folder) => isHome(project, folder)))).toEqual(again.map(() => true))
    expect(model.requests).toHaveLength(1)
  })
})
