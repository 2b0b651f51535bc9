import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '#shared/contract/client.ts'
import { askForTakes } from '../support/paidTakes.ts'
import { expect, makeFilm, newHome, ready, test } from './app.ts'

const WAYS = [
  ['waits for what is out', 'Wait for them, then quit'],
  ['or lets it finish without a window', 'Let them finish in the background'],
] as const

for (const [what, answer] of WAYS)
  test(`quitting over requests that are paid for asks, goes on at a word, and ${what}`, async ({ launch }) => {
    const home = newHome()
    const folder = await makeFilm(home, 'Paid')
    const app = await launch({ home, folder, environment: { FRAMEWRIGHT_KEYCHAIN: 'off' } })
    const { page } = app
    await ready(page)
    const client = createClient({
      call: (method, input) =>
        page.evaluate(([name, given]) => globalThis.framewright!.call(name, given), [method, input] as const),
      listen: () => () => undefined,
    })
    const model = await askForTakes(client, folder, { kind: 'picture', afterMs: 4000 })
    await expect.poll(() => model.requests).toHaveLength(5)
    await app.answerQuestions('Keep working')
    await app.quit()
    await expect.poll(() => app.questions()).toHaveLength(1)
    const [asked] = await app.questions()
    expect(asked?.message).toBe('4 takes are being made.')
    expect(asked?.buttons).toEqual([
      'Wait for them, then quit',
      'Quit anyway',
      'Keep working',
      'Let them finish in the background',
    ])
    expect(page.isClosed()).toBe(false)

    await app.answerQuestions(answer)
    const gone = page.waitForEvent('close')
    await app.quit()
    await gone
    const pictures = (): string[] =>
      readdirSync(join(folder, 'media'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(png|jpg)$/.test(name),
      )
    await expect.poll(pictures).toHaveLength(5)
    expect(model.requests).toHaveLength(5)
    await model.close()
  })
