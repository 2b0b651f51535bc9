import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { allRows } from '#shared/document/table.ts'
import { startFakeModel } from '../support/fakeModel.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { supportProgram } from '../support/terminalProgram.ts'

/** All the kills of the long run; two are enough to notice. */
const KILLS = Number(process.env['FRAMEWRIGHT_BATCH_KILLS'] ?? 2)
const TAKES = 60

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

it('a batch lands every picture and every failure once, however often the app is killed', async () => {
  const home = temporaryFolder()
  ends.push(() => home.remove())
  const model = await startFakeModel(
    (_request, index): FakeAnswer =>
      index % 4 === 3 ? { kind: 'finish', reason: 'IMAGE_SAFETY' } : { kind: 'picture' },
    { looks: 3 },
  )
  ends.push(() => model.close())
  const runner = supportProgram('batchRunner')
  const run = () => {
    const child = spawn(process.execPath, [runner, home.path, model.url, String(TAKES)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    return { child, asked: once(child.stdout, 'data'), ended: once(child, 'exit'), said: () => said }
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { child, asked, ended } = run()
    await Promise.race([asked, ended])
    // A moment of its own each time: while gathering, sending, looking, landing.
    const moment = setTimeout(() => child.kill('SIGKILL'), 90 + ((kill * 389) % 1500))
    await ended
    clearTimeout(moment)
  }
  const last = run()
  await last.ended
  expect(last.said()).toContain('landed')
  const folder = path.join(home.path, 'projects', 'Salt.framewright')
  const open = await openFolder(folder, { app: 'Test', now: () => Date.now(), log: () => undefined })
  ends.push(() => open.close())
  const jobs = open.store.jobs()
  const takes = [...allRows(open.store.board().take)]
  expect(jobs).toHaveLength(TAKES)
  expect(jobs.filter(({ state }) => state === 'done')).toHaveLength(TAKES * 0.75)
  expect(jobs.filter(({ failure }) => failure?.kind === 'refused')).toHaveLength(TAKES * 0.25)
  expect(takes).toHaveLength(TAKES * 0.75)
  expect(new Set(takes.map(({ mediaId }) => mediaId)).size).toBe(TAKES * 0.75)
  expect(jobs.flatMap(({ takeId }) => takeId ?? []).toSorted()).toEqual(takes.map(({ id }) => id).toSorted())
  const asked = model.batches.made.flatMap(({ entries }) => entries.map(({ key }) => key))
  expect(asked.toSorted()).toEqual(jobs.map(({ id }) => id).toSorted())
  expect((await checkProject(open)).problems).toEqual([])
})
