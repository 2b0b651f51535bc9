import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createSealedRows } from '#host/project/sealedRows.ts'
import { writeAnswerFile } from '#host/generation/answerFile.ts'
import type { Job } from '#shared/contract/model.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { fakePicture, inline, usageFor } from '../support/fakeModelAnswers.ts'
import { HANDLE, filesBelow } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { isKeptTurn } from '../support/keptTurns.ts'
import { start, until } from '../support/generationStart.ts'

const ONE = await fakePicture('21:9', 1)
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** What lies there beside the turns that takes keep for good. */
function answers(project: GenerationProject): string[] {
  const folder = path.join(project.folder, 'answers')
  return existsSync(folder) ? readdirSync(folder).filter((name) => !isKeptTurn(name)) : []
}

const body = Buffer.from(JSON.stringify({ candidates: [{ content: { parts: [inline(ONE)] } }], ...usageFor('1K') }))

function leave(project: GenerationProject, id: string, answer: Buffer, whole = true): void {
  mkdirSync(path.join(project.folder, 'answers'), { recursive: true })
  const bytes = Buffer.concat(writeAnswerFile({ status: 200, headers: {}, whole, body: answer }))
  writeFileSync(path.join(project.folder, 'answers', `${id}-1.answer`), bytes)
}

/** A film whose ledger says what it would after a kill in the middle of a request. */
async function killed(state: Job['state']): Promise<{ project: GenerationProject; id: Job['id'] }> {
  const { project } = await start()
  const [done] = await project.run(project.request())
  const id = 'job_00000000000a' as Job['id']
  await project.queue.release(project.open)
  await project.open.store.saveJob({
    ...done!,
    id,
    state,
    failure: null,
    endedAt: null,
    takeId: null,
    actualUsd: null,
  })
  return { project, id }
}

describe('the answer is on disk before anything reads it', () => {
  it.each<Job['state']>(['sending', 'saving'])(
    'and after a kill while a job was %s, its take is brought home',
    async (state) => {
      const { project, id } = await killed(state)
      leave(project, id, body)
      await project.reopen()
      project.queue.jobs(project.open)
      await until(() => project.queue.jobs(project.open).at(-1)!.state === 'done')
      await until(() => answers(project).length === 0)
      const job = project.queue.jobs(project.open).at(-1)!
      const take = project.takes().find((each) => each.id === job.takeId)
      expect(take?.number).toBe(2)
      expect(Buffer.from((await project.open.media.read(take!.mediaId))!).equals(ONE)).toBe(true)
      expect(job.actualUsd).toBeGreaterThan(0.03)
      expect(project.open.store.jobs().at(-1)).toEqual(job)
      await project.queue.release(project.open)
      await project.reopen()
      project.queue.jobs(project.open)
      await project.queue.release(project.open)
      expect(project.takes()).toHaveLength(2)
    },
  )

  it('and where it was a refusal, that is told in place of "may have been billed"', async () => {
    const { project, id } = await killed('sending')
    leave(project, id, Buffer.from('{"promptFeedback":{"blockReason":"SAFETY"}}'))
    await project.reopen()
    await until(() => project.queue.jobs(project.open).at(-1)!.failure?.kind === 'refused')
    expect(project.queue.spend(project.open).mayBeBilledUsd).toBe(0)
  })

  it('and what is cut short, of another film or of no job at all is left where it lies', async () => {
    const { project, id } = await killed('sending')
    leave(project, id, body.subarray(0, 900), false)
    leave(project, 'job_zzzzzzzzzzzz', body)
    writeFileSync(path.join(project.folder, 'answers', 'job_yyyyyyyyyyyy-1.answer'), '{"status":200')
    writeFileSync(path.join(project.folder, 'answers', 'notes.txt'), 'mine')
    writeFileSync(path.join(project.folder, 'answers', '.job_yyyyyyyyyyyy-1.answer.0123456789ab.part'), 'half')
    await project.reopen()
    project.queue.jobs(project.open)
    await project.queue.release(project.open)
    expect(answers(project).toSorted()).toEqual(
      [`${id}-1.answer`, 'job_yyyyyyyyyyyy-1.answer', 'job_zzzzzzzzzzzz-1.answer', 'notes.txt'].toSorted(),
    )
    expect(project.open.store.jobs().at(-1)!.failure).toEqual({ kind: 'interrupted', mayBeBilled: true })
  })

  it('and where a kill ended its writing, its take is brought home, of as much as is there', async () => {
    const { project, id } = await killed('sending')
    const whole = Buffer.concat(writeAnswerFile({ status: 200, headers: {}, whole: true, body }))
    mkdirSync(path.join(project.folder, 'answers'), { recursive: true })
    const left = path.join(project.folder, 'answers', `.${id}-1.answer.0123456789ab.part`)
    // All but the last of it: the picture is whole.
    writeFileSync(left, whole.subarray(0, -20))
    await project.reopen()
    await until(() => project.queue.jobs(project.open).at(-1)!.state === 'done')
    await project.queue.release(project.open)
    const take = project.takes().at(-1)!
    expect(Buffer.from((await project.open.media.read(take.mediaId))!).equals(ONE)).toBe(true)
    expect(take.recipe.said).toContain('The answer broke off behind this picture')
    expect(answers(project)).toEqual([`${id}-1.answer`])
    await project.reopen()
    project.queue.jobs(project.open)
    await project.queue.release(project.open)
    expect(project.takes()).toHaveLength(2)
  })

  it('and where the film could not hold it, its take is brought home from beside the film', async () => {
    const { project, id } = await killed('sending')
    const rescued = path.resolve(project.folder, '../../data/rescued')
    mkdirSync(rescued, { recursive: true })
    const answer = Buffer.concat(writeAnswerFile({ status: 200, headers: {}, whole: true, body }))
    writeFileSync(path.join(rescued, `${id}-1.answer`), answer)
    writeFileSync(path.join(rescued, 'job_zzzzzzzzzzzz-1.answer'), answer)
    await project.reopen()
    await until(() => project.queue.jobs(project.open).at(-1)!.state === 'done')
    await project.queue.release(project.open)
    expect(project.takes()).toHaveLength(2)
    expect(readdirSync(rescued)).toEqual(['job_zzzzzzzzzzzz-1.answer'])
  })

  it('and quitting over an answer whose first picture had come keeps that picture', async () => {
    const twice = Buffer.from(JSON.stringify({ candidates: [{ content: { parts: [inline(ONE), inline(ONE)] } }] }))
    const { model, project } = await start([
      {
        kind: 'wire',
        play(socket) {
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${twice.byteLength}\r\n\r\n`)
          socket.write(twice.subarray(0, -100), () => written.resolve())
        },
      },
    ])
    const written = { resolve: () => {}, done: Promise.resolve() }
    written.done = new Promise((resolve) => (written.resolve = resolve))
    await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 1)
    await written.done
    // It lies in the system's hands: a few turns until it is read here.
    for (let turn = 0; turn < 100; turn += 1) await setImmediate()
    await project.queue.release(project.open)
    expect(model.requests).toHaveLength(1)
    expect(project.takes()).toHaveLength(1)
    expect(project.open.store.jobs()[0]).toMatchObject({ state: 'done', failure: null })
    expect(answers(project)).toHaveLength(1)
  })

  it('and is left to a job that has yet to ask again', async () => {
    const { project, id } = await killed('waiting')
    leave(project, id, body)
    await project.reopen()
    project.queue.jobs(project.open)
    await project.queue.release(project.open)
    expect([project.takes().length, answers(project)]).toEqual([1, [`${id}-1.answer`]])
    expect(project.open.store.jobs().at(-1)).toMatchObject({ state: 'waiting', held: true })
  })

  it('and makes no second take where the first had come home and only the ledger could not say so', async () => {
    const { model, project } = await start()
    const [done] = await project.run(project.request())
    await project.queue.release(project.open)
    await project.open.store.saveJob({ ...done!, state: 'sending', endedAt: null, takeId: null })
    const same = { candidates: [{ content: { parts: [inline(model.pictures[0]!)] } }], ...usageFor('1K') }
    leave(project, done!.id, Buffer.from(JSON.stringify(same)))
    await project.reopen()
    await until(() => project.queue.jobs(project.open)[0]!.state === 'done')
    await project.queue.release(project.open)
    expect(project.takes().map((take) => take.id)).toEqual([done!.takeId])
    expect(answers(project)).toEqual([])
  })

  it('and stays of a job that is done where its picture is not in the film', async () => {
    const { project, id } = await killed('done')
    const other = inline(await fakePicture('21:9', 77))
    leave(project, id, Buffer.from(JSON.stringify({ candidates: [{ content: { parts: [other] } }] })))
    await project.reopen()
    project.queue.jobs(project.open)
    await project.queue.release(project.open)
    expect(answers(project)).toEqual([`${id}-1.answer`])
  })

  it('and stays of a job that is done where there is more in it than was understood', async () => {
    const { model, project } = await start()
    const [done] = await project.run(project.request())
    await project.queue.release(project.open)
    const parts = [inline(model.pictures[0]!), inline(Buffer.from('of a kind that nobody knows yet'))]
    leave(project, done!.id, Buffer.from(JSON.stringify({ candidates: [{ content: { parts } }] })))
    await project.reopen()
    project.queue.jobs(project.open)
    await project.queue.release(project.open)
    expect(answers(project)).toEqual([`${done!.id}-1.answer`])
  })

  it('and stays where it broke off before its picture was whole, and is asked for once', async () => {
    const { model, project } = await start([
      {
        kind: 'wire',
        play(socket) {
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.byteLength}\r\n\r\n`)
          socket.end(body.subarray(0, 400))
        },
      },
    ])
    const [job] = await project.run(project.request())
    expect(job!.failure).toMatchObject({ kind: 'broke-off', kept: expect.stringContaining('.answer') as unknown })
    expect([model.requests.length, answers(project).length]).toEqual([1, 1])
  })

  it('and holds no key, in the words or in the headers', async () => {
    const echo = { words: `key ${FAKE_KEY}`, secret: base64(Buffer.from(`x-goog-api-key: ${FAKE_KEY}`)) }
    const { project } = await start([
      {
        kind: 'raw',
        headers: { 'x-echo': FAKE_KEY, 'set-cookie': `k=${FAKE_KEY}` },
        body: JSON.stringify(echo).slice(0, -1),
      },
    ])
    await project.run(project.request())
    const file = filesBelow(path.join(project.folder, 'answers')).find(({ name }) => name.endsWith('.answer'))
    expect(file!.bytes.toString()).toContain('"words":"key •••"')
    expect(file!.bytes.toString()).not.toContain('set-cookie')
    for (const form of [FAKE_KEY, base64(Buffer.from(FAKE_KEY)).slice(0, 30)])
      for (const each of filesBelow(path.resolve(project.folder, '../..')))
        expect(each.bytes.includes(form), each.name).toBe(false)
  })

  it('nor within the letters of a picture, which are looked through as well', async () => {
    // Behind the picture's end: with other letters there, it still is one.
    const data = base64(Buffer.concat([ONE, Buffer.alloc(6000 - (ONE.length % 3))])) + FAKE_KEY + 'AA'
    const part = { inlineData: { mimeType: 'image/png', data } }
    const { project } = await start([
      { kind: 'raw', body: JSON.stringify({ candidates: [{ content: { parts: [part] } }], ...usageFor('1K') }) },
    ])
    const [job] = await project.run(project.request())
    expect(job!.state).toBe('done')
    for (const form of [Buffer.from(FAKE_KEY), Buffer.from(FAKE_KEY, 'base64')])
      for (const each of filesBelow(path.resolve(project.folder, '../..')))
        expect(each.bytes.includes(form), each.name).toBe(false)
  })
})

it('a bad row of the ledger hides none of the others', async () => {
  const { DatabaseSync } = await import('node:sqlite')
  const { project } = await start()
  const jobs = await project.run(project.request(), 3)
  await project.queue.release(project.open)
  await project.open.close()
  const database = new DatabaseSync(path.join(project.folder, 'board.sqlite'))
  // As an app with a fault would have written them: sealed, and of a shape that no job has.
  const rows = createSealedRows(database)
  const ids = (
    database.prepare('SELECT seq, id FROM job ORDER BY seq').all() as unknown as { seq: number; id: string }[]
  ).slice(0, 2)
  const odd = JSON.stringify({ ...jobs[1], actualUsd: '12', failure: { kind: 'nonsense' }, progress: 9 })
  for (const { seq, id } of ids) rows.put('job', [seq, id, id === jobs[1]!.id ? odd : '{"id":7}'])
  rows.settle()
  database.close()
  await project.reopen()
  const read = project.queue.jobs(project.open)
  expect(read.map((job) => job.id)).toEqual([jobs[1]!.id, jobs[2]!.id])
  expect(read[0]).toMatchObject({ state: 'done', actualUsd: null, failure: { kind: 'fault' } })
  expect(Number.isFinite(project.queue.spend(project.open).actualUsd)).toBe(true)
})
