import { createHost } from '#host/createHost.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { makeStroke } from './marks.ts'
import { testPlatform } from './testPlatform.ts'

/**
 * Draws on a film whose disk is slow, asking for marks all the while, and prints how long (ms) the longest of those calls
 * and the shortest save took. Arguments: the project folder, the app's folder.
 */
const [folder, appFolder] = process.argv.slice(2) as [string, string]
const host = createHost(testPlatform(appFolder))
const newId = makeNewId(Math.random)

async function call(name: string, input: object): Promise<unknown> {
  const answer = await host.call(name, input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const film = (await call('projects.open', { folder })) as OpenedProject
const layer = film.rows.layer[0]!

/** Milliseconds of the longest of many calls of `work`, made one after another until `end` is kept. */
async function longestUntil(end: Promise<unknown>, work: () => Promise<unknown>): Promise<number> {
  const over = end.then(() => 'over' as const)
  let longest = 0
  for (;;) {
    longest = Math.max(longest, await timed(work))
    const turn = new Promise<'on'>((later) => {
      setTimeout(() => later('on'), 1)
    })
    if ((await Promise.race([over, turn])) === 'over') return longest
  }
}

async function draw(): Promise<number> {
  const times: number[] = []
  for (let stroke = 0; stroke < 3; stroke += 1) {
    const row = makeStroke(newId, layer.id, `a${stroke}`)
    const writes = [{ table: 'mark', id: row.id, row }]
    times.push(await timed(() => call('board.save', { project: film.project, writes })))
  }
  return Math.min(...times)
}

const drawn = draw()
const longestCall = await longestUntil(drawn, () =>
  call('board.marks', { project: film.project, layerIds: [layer.id] }),
)
const closed = call('projects.close', { project: film.project })
const longestWhileClosing = await longestUntil(closed, () => call('app.about', {}))
await host.dispose()
console.log(JSON.stringify({ longestCall, longestWhileClosing, shortestSave: await drawn }))
