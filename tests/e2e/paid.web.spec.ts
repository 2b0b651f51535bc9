import { once } from 'node:events'
import { createClient } from '#shared/contract/client.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { askForTakes } from '../support/paidTakes.ts'
import { runCommand, startCommand } from '../support/runCommand.ts'
import { visit } from '../support/webVisitor.ts'
import { expect, makeFilm, newHome, test } from './app.ts'

/** The web host with seven takes asked for, four of them out; after as many Ctrl-C: the requests sent, and what is in the film. */
async function interrupted(answer: FakeAnswer, times: 1 | 2): Promise<{ sent: number; film: string }> {
  const home = newHome()
  const folder = await makeFilm(home, 'Paid')
  const host = startCommand(home, ['web', folder, '--port', '0'])
  let said = ''
  for (const stream of [host.stdout!, host.stderr!]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said).toContain('http://')
  const url = /http:\/\/\S+/.exec(said)![0]
  const visitor = await visit({ url, origin: new URL(url).origin })
  const model = await askForTakes(createClient(visitor.transport), folder, answer)
  await expect.poll(() => model.requests).toHaveLength(5)
  const closed = once(host, 'close')
  host.kill('SIGINT')
  await expect.poll(() => said).toContain('Waiting for 4 requests under way, since they are paid for')
  if (times === 2) host.kill('SIGINT')
  await closed
  visitor.leave()
  const { out } = await runCommand(home, ['check', folder])
  const sent = model.requests.length
  await model.close()
  return { sent, film: out }
}

test('Ctrl-C over the web host waits for what is out and paid for; what has not been sent waits in the film', async () => {
  const { sent, film } = await interrupted({ kind: 'picture', afterMs: 1500 }, 1)
  expect(sent).toBe(5)
  expect(film).toContain('take 5')
})

test('a second Ctrl-C ends what is out', async () => {
  const { sent, film } = await interrupted({ kind: 'hang' }, 2)
  expect(sent).toBe(5)
  expect(film).toContain('take 1')
})
