import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { inKeyringSession, whyNoKeyring } from '../support/keyringSession.ts'
import { runCommand, startCommand } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

describe('the command line as a program', () => {
  let home: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    home = temporaryFolder()
  })
  afterEach(() => home.remove())
  const run = (...words: string[]) => runCommand(home.path, words)

  it('makes a film, lists it, and says on standard error what was wrong', async () => {
    expect(await run('new', 'Film', '--title', 'Solný dům')).toMatchObject({ code: 0, err: '' })
    const [listed, wrong] = await Promise.all([run('shots', 'Film', '--json'), run('burn', 'Film')])
    expect(JSON.parse(listed.out)).toMatchObject([{ shot: '1' }])
    expect([wrong.code, wrong.out, wrong.err]).toEqual([2, '', expect.stringMatching(/^framewright: .+\n$/)])
  })

  it('serves the app until it is told to stop', async () => {
    const child = startCommand(home.path, ['web'])
    const ended = new Promise((done) => child.once('exit', done))
    const url = await new Promise<string>((done) => {
      let heard = ''
      child.stdout!.on('data', (chunk: Buffer) => {
        heard += chunk.toString()
        if (heard.endsWith('\n')) done(heard.trim())
      })
      child.stderr!.on('data', (chunk: Buffer) => done(chunk.toString()))
    })
    // Where nothing is built yet there is nothing to serve, and the command says so.
    if (url.includes('not built')) return expect(await ended).toBe(1)
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

describe('the command line with a keychain', () => {
  const why = whyNoKeyring()

  it.skipIf(why !== '')(`keeps a key from standard input for later commands${why && ` (skipped: ${why})`}`, () => {
    const home = temporaryFolder()
    const said = inKeyringSession(sessionWith(home.path), 'unlocked')
    home.remove()
    const [set, status, cleared] = said.split('\n').map((line) => JSON.parse(line) as { using: string })
    expect([set?.using, status?.using, cleared?.using]).toEqual(['project', 'project', 'none'])
    expect(said).not.toContain(FAKE_KEY)
  })
})

function sessionWith(home: string): string {
  return `
      import { execFileSync } from 'node:child_process'
      const env = { ...process.env, FRAMEWRIGHT_DATA: ${JSON.stringify(home)}, GEMINI_API_KEY: '' }
      const run = (words, input = '') =>
        execFileSync(process.execPath, ['electron/cli.ts', ...words, '--json'], { env, input, encoding: 'utf8' })
      const film = ${JSON.stringify(path.join(home, 'Film'))}
      const line = (words, input) => console.log(JSON.stringify(JSON.parse(run(words, input))))
      run(['new', film])
      line(['key', 'set', film], ${JSON.stringify(`${FAKE_KEY}
`)})
      line(['key', 'status', film])
      line(['key', 'clear', film])`
}
