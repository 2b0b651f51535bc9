import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { allRows } from '#shared/document/table.ts'
import type { Job } from '#shared/contract/model.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { startFakeModel } from '../support/fakeModel.ts'
import { testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { supportProgram } from '../support/terminalProgram.ts'

/** All the kills of the long run; a few are enough to notice. */
const KILLS = Number(process.env['FRAMEWRIGHT_QUEUE_KILLS'] ?? 3)
const TAKES = 40
/** In this time most of a queue has gone through, on a quiet machine. */
const SPREAD_MS = 900

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

interface Left {
  readonly jobs: readonly Job[]
  readonly takeIds: readonly string[]
  readonly problems: readonly string[]
}

/** What a film holds, as nobody has it open. */
async function leftIn(home: string): Promise<Left> {
  const open = await openFolder(path.join(home, 'projects', 'Salt.framewright'), testContext)
  const jobs = open.store.jobs()
  const takeIds = [...allRows(open.store.board().take)].map(({ id }) => id)
  const { problems } = await checkProject(open)
  await open.close()
  return { jobs, takeIds, problems }
}

it(
  'a queue that is killed at any moment loses nothing, asks for nothing twice, and what waited waits',
  { timeout: 300_000 + KILLS * 20_000 },
  async () => {
    const model = await startFakeModel([{ kind: 'picture', afterMs: 60 }])
    ends.push(() => model.close())
    const runner = supportProgram('batchRunner')
    const sums = { kills: 0, films: 0, done: 0, interrupted: 0, stillWaiting: 0 }
    while (sums.kills < KILLS) {
      const home = temporaryFolder()
      ends.push(() => home.remove())
      sums.films += 1
      const before = model.requests.length
      const asked = (): number[] =>
        model.requests
          .slice(before)
          .map(({ body }) => (JSON.parse(body) as { generationConfig: { seed: number } }).generationConfig.seed)
      for (let over = false; !over;) {
        const child = spawn(process.execPath, [runner, home.path, model.url, String(TAKES), 'now'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const [ready, ended] = [once(child.stdout, 'data'), once(child, 'exit')]
        await Promise.race([ready, ended])
        const kill = sums.kills < KILLS
        const moment = kill ? setTimeout(() => child.kill('SIGKILL'), (sums.kills * 389) % SPREAD_MS) : undefined
        const [, signal] = (await ended) as [number | null, string | null]
        clearTimeout(moment)
        if (signal === 'SIGKILL') sums.kills += 1
        const { jobs, takeIds, problems } = await leftIn(home.path)
        expect(problems).toEqual([])
        expect(jobs).toHaveLength(TAKES)
        // Nothing goes out again unasked, whatever became of it.
        expect(new Set(asked()).size).toBe(asked().length)
        const waiting = jobs.filter(({ state }) => state === 'waiting')
        sums.stillWaiting += signal === 'SIGKILL' ? waiting.length : 0
        for (const { request } of waiting) expect(asked()).not.toContain(request.seed)
        over = jobs.every(isOver) && signal === null
        if (!over) continue
        const done = jobs.filter(({ state }) => state === 'done')
        expect(done.flatMap(({ takeId }) => takeId ?? []).toSorted()).toEqual([...takeIds].toSorted())
        for (const job of jobs.filter(({ state }) => state !== 'done'))
          expect(job.failure).toEqual({ kind: 'interrupted', mayBeBilled: true })
        sums.done += done.length
        sums.interrupted += jobs.length - done.length
      }
    }
    if (process.env['FRAMEWRIGHT_QUEUE_KILLS']) console.log(JSON.stringify(sums))
    expect(sums.done).toBeGreaterThan(0)
  },
)
