/**
 * `npm run bench:queue [-- --jobs 500] [--rounds 5]`: the queue beside a bare loop of the service's own library, both
 * four at a time, in turns in the same run. The service answers on loopback in 50 ms with a picture of 1.5 MB. The bare
 * loop throws its answers away; the queue has each on disk before it is read, and then its picture, its take and its
 * job. Says how many a second, the part of the bare loop's, and how much memory there was at most; with Node's `--expose-gc` also
 * what of it lives on after each round: each leaves its jobs, takes and requests in the film.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { GoogleGenAI } from '@google/genai/web'
import { isOver } from '#shared/jobs/jobs.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { HANDLE, generationProject } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'

const AT_ONCE = 4
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { jobs: { type: 'string', default: '500' }, rounds: { type: 'string', default: '5' } },
})
const rounds = Number(values.rounds)
const aRound = Math.max(AT_ONCE, Math.round(Number(values.jobs) / rounds))

interface Measured {
  readonly seconds: number
  readonly cpuSeconds: number
}

async function timed(work: () => Promise<void>): Promise<Measured> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 }
}

/** As the library's own examples do it. */
async function bareLoop(url: string, count: number): Promise<void> {
  const client = new GoogleGenAI({
    apiKey: FAKE_KEY,
    vertexai: false,
    apiVersion: 'v1beta',
    httpOptions: { baseUrl: url },
  })
  let left = count
  async function one(): Promise<void> {
    while (left > 0) {
      left -= 1
      const answer = await client.models.generateContent({
        model: 'gemini-nano-banana-2.1',
        contents: 'Film frame.',
        config: { responseModalities: ['TEXT', 'IMAGE'], automaticContinuation: false },
      })
      const data = answer.candidates?.[0]?.content?.parts?.find(({ inlineData }) => inlineData)?.inlineData?.data
      if (!data || Buffer.from(data, 'base64').length < 1_000_000) throw new Error('no picture came')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

async function throughQueue(project: GenerationProject, count: number): Promise<void> {
  const { queue, open, panelId } = project
  const before = queue.jobs(open).length
  for (let left = count; left > 0; left -= 8) {
    const asked = await queue.submit(open, HANDLE, panelId, project.request(), Math.min(8, left))
    if (!asked.ok) throw new Error(JSON.stringify(asked.failure))
  }
  for (;;) {
    const jobs = queue.jobs(open)
    if (jobs.length === before + count && jobs.every(isOver)) break
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  const failed = queue.jobs(open).find(({ state }) => state !== 'done')
  if (failed) throw new Error(JSON.stringify(failed.failure))
}

const service = fork(path.join(import.meta.dirname, 'queueService.ts'))
const [port] = (await once(service, 'message')) as [number]
const url = `http://127.0.0.1:${port}`
const project = await generationProject(url, { capUsd: null }, 60_000, { most: AT_ONCE })
let most = 0
const looking = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 200)
// The first of each warm up.
await bareLoop(url, 8)
await throughQueue(project, 8)
const sums = { bare: [0, 0], queue: [0, 0] }
const rss: number[] = []
const lives: string[] = []
const collect = (globalThis as { gc?: () => void }).gc
for (let round = 0; round < rounds; round += 1) {
  const bare = await timed(() => bareLoop(url, aRound))
  most = 0
  const own = await timed(() => throughQueue(project, aRound))
  rss.push(Math.round(most / 1e6))
  if (collect) {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    lives.push(`${(heapUsed / 1e6).toFixed(1)} + ${(external / 1e6).toFixed(1)}`)
  }
  sums.bare = [sums.bare[0]! + bare.seconds, sums.bare[1]! + bare.cpuSeconds]
  sums.queue = [sums.queue[0]! + own.seconds, sums.queue[1]! + own.cpuSeconds]
}
clearInterval(looking)
const rate = ([seconds]: readonly number[]): number => (rounds * aRound) / seconds!
const cpuMs = ([, seconds]: readonly number[]): string => ((seconds! * 1000) / (rounds * aRound)).toFixed(1)
process.stdout.write(
  `bare   ${rate(sums.bare).toFixed(1)} a second, ${cpuMs(sums.bare)} ms of processor time each\n` +
    `queue  ${rate(sums.queue).toFixed(1)} a second, ${cpuMs(sums.queue)} ms of processor time each\n` +
    `${Math.round((rate(sums.queue) / rate(sums.bare)) * 100)} % of the bare loop; memory at most, MB, round by round: ${rss.join(', ')}\n` +
    (collect ? `heap and what it holds outside, MB, after each round: ${lives.join(', ')}\n` : ''),
)
service.disconnect()
await project.close()
process.exit(0)
