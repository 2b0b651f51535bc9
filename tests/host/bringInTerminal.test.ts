import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { testContext } from '../support/film.ts'
import { makePicture } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'

/** The request of a film whose picture lies beside it, and where. */
async function rescuedIn(home: string): Promise<string> {
  const picture = path.join(home, 'Rescued.png')
  writeFileSync(picture, await makePicture('png', 64, 27, 7))
  const open = await openFolder(path.join(home, 'Film'), testContext)
  const [job] = open.store.jobs()
  const why = 'The disk is full.'
  await open.store.saveJob({
    ...job!,
    state: 'failed',
    takeId: null,
    failure: { kind: 'rescued', path: picture, why },
  })
  await open.close()
  return job!.id
}

it('a picture that the film could not take when it came is brought in at a word, once', async () => {
  const home = temporaryFolder()
  const run = (...words: string[]) => commandHere(home.path, words)
  expect((await run('new', 'Film')).code).toBe(0)
  expect((await run('generate', 'Film', '--provider', 'stand-in', '--yes')).code).toBe(0)
  const id = await rescuedIn(home.path)
  expect((await run('queue', 'Film', '--bring-in', id)).out).not.toContain('Rescued.png')
  const again = await run('queue', 'Film', '--bring-in', id)
  expect([again.code === 0, again.err]).toEqual([false, expect.stringContaining('A rescued picture of this request')])
  const open = await openFolder(path.join(home.path, 'Film'), testContext)
  expect([open.store.jobs().map(({ state }) => state), open.store.board().take.size]).toEqual([['done'], 2])
  await open.close()
  home.remove()
})
