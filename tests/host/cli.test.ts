import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { makePicture } from '../support/pictures.ts'
import { runCommand } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'

const COMMANDS = [
  'new',
  'sample',
  'shots',
  'generate',
  'ledger',
  'policy',
  'disclosure',
  'export',
  'import',
  'check',
  'versions',
  'deleted',
  'key',
  'trust',
  'web',
]

describe('the command line', () => {
  let home: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    home = temporaryFolder()
  })
  afterEach(() => home.remove())
  const run = (...words: string[]) => commandHere(home.path, words)

  it('lists its commands, and tells about each', async () => {
    const all = await run('--help')
    expect(all.code).toBe(0)
    for (const command of COMMANDS) expect(all.out).toContain(`\n  ${command} `)
    const told = await Promise.all(COMMANDS.map((command) => run(command, '--help')))
    for (const [at, { code, out, err }] of told.entries()) {
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain(`npm run -s framewright -- ${COMMANDS[at]}`)
    }
  })

  it('says in one line what was not written as it should be', async () => {
    const wrong = [
      ['burn', 'Film'],
      ['shots'],
      ['shots', 'a', 'b'],
      ['shots', 'Film', '--colour'],
      ['new', 'Film', '--ratio', 'wide'],
      ['generate', 'Film', '--count', '9'],
      ['generate', 'Film', '--size', '8K'],
      ['generate', 'Film', '--provider', 'other'],
      ['export', 'Film', '--to', 'a.pdf'],
      ['export', 'Film', '--as', 'shot-list'],
      ['export', 'Film', '--as', 'storyboard', '--to', 'a.pdf', '--per-page', '5'],
      ['import', 'Film', 'a.png'],
      ['import', 'Film', '--shot', '1'],
      ['key', 'show', 'Film'],
      ['trust'],
      ['web', '--port', '70000'],
    ]
    for (const { code, out, err } of await Promise.all(wrong.map((words) => run(...words)))) {
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^framewright: .+\n$/)
    }
  })

  it('lists earlier states a line each, and brings a film back to one', async () => {
    await run('new', 'Salt')
    expect((await run('versions', 'Salt')).out).toMatch(/^There is no earlier state yet/)
    expect((await run('deleted', 'Salt')).out).toMatch(/^Nothing was deleted/)
    cpSync(path.resolve('tests/fixtures/version-1.framewright'), path.join(home.path, 'Old'), { recursive: true })
    const listed = (await run('versions', 'Old')).out.trimEnd().split('\n')
    expect(listed).toEqual([expect.stringMatching(/^ {2}1 .*Before a newer format$/), expect.stringMatching(/^ {2}2 /)])
    expect(await run('versions', 'Old', 'restore', '2')).toMatchObject({ code: 0, err: '' })
  })

  it('makes a film where the person stands, and never over another', async () => {
    const made = await run('new', 'Salt House.framewright', '--title', 'Solný dům', '--ratio', '2.39:1')
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain('“Solný dům” (2.39, 1 shot)')
    expect(existsSync(path.join(home.path, 'Salt House.framewright', 'board.sqlite'))).toBe(true)
    const again = await run('new', 'Salt House.framewright')
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toMatch(/^framewright: .*exists already.*\n$/)
  })

  it('says what is no project, as words and as JSON', async () => {
    for (const command of ['shots', 'check']) {
      const words = await run(command, '.')
      expect(words).toMatchObject({ code: 1, out: '' })
      expect(words.err).toMatch(/^framewright: .*is not a Framewright project.*\n$/)
    }
    const told = await run('shots', '.', '--json')
    expect(told.code).toBe(1)
    expect(JSON.parse(told.out)).toMatchObject({ kind: 'not-a-project' })
  })
})

describe('the command line on the sample film', () => {
  const home = temporaryFolder()
  const run = (...words: string[]) => commandHere(home.path, words)
  const json = async (...words: string[]): Promise<unknown> => {
    const ran = await run(...words, '--json')
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)])
    return JSON.parse(ran.out) as unknown
  }

  beforeAll(async () => {
    expect(await run('sample', 'Film')).toMatchObject({ code: 0, err: '' })
  })
  afterAll(() => home.remove())

  it('lists its shots in film order, as a table and as JSON', async () => {
    const shots = (await json('shots', 'Film')) as { shot: string; scene: string; heading: string; size: string }[]
    expect(shots.length).toBeGreaterThan(8)
    expect(new Set(shots.map((shot) => shot.shot)).size).toBe(shots.length)
    const { out } = await run('shots', 'Film')
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^Shot\s+Size\s+Framing/)
    for (const shot of shots) {
      expect(lines.some((line) => line.startsWith(`${shot.shot} `))).toBe(true)
      expect(out).toContain(shot.heading)
    }
  })

  it('finds nothing wrong with it', async () => {
    expect(await json('check', 'Film')).toMatchObject({ ok: true, problems: [] })
  })

  it('makes stand-in takes for a shot named in any case, and counts them', async () => {
    const shots = (await json('shots', 'Film')) as { shot: string; panels: number }[]
    const lettered = shots.find((shot) => /[A-Z]$/.test(shot.shot))!
    const made = await run(
      'generate',
      'Film',
      '--shot',
      lettered.shot.toLowerCase(),
      '--provider',
      'stand-in',
      '--count',
      '2',
      '--yes',
    )
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain(`Estimate: ${lettered.panels * 2} takes by the stand-in, free.`)
    expect(made.out.trimEnd().split('\n').at(-1)).toBe(`${lettered.panels * 2} takes made for $0.00.`)
    const after = (await json('shots', 'Film')) as { shot: string; takes: number }[]
    const before = lettered as unknown as { takes: number }
    expect(after.find((shot) => shot.shot === lettered.shot)!.takes).toBe(before.takes + lettered.panels * 2)
  })

  it('sends nothing where nobody can agree, where a shot is missing, or without a key', async () => {
    const nobody = await run('generate', 'Film', '--provider', 'stand-in')
    expect(nobody.code).toBe(1)
    expect(nobody.err).toMatch(/^framewright: Nothing was sent: .*--yes.*\n$/)
    const missing = await run('generate', 'Film', '--shot', '99Z', '--provider', 'stand-in', '--yes')
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toMatch(/^framewright: This film has no shot 99Z.*\n$/)
    const keyless = await run('generate', 'Film', '--provider', 'gemini', '--yes')
    expect(keyless).toMatchObject({ code: 1, out: '' })
    expect(keyless.err).toMatch(/^framewright: No key is set.*\n$/)
  })

  it('takes no gateway to which a key would travel in the clear', async () => {
    const url = 'http://gateway.studio.example'
    const refused = await run('generate', 'Film', '--provider', 'gemini', '--base-url', url, '--yes')
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^framewright: .*https.*\n$/)
  })

  it('keeps no key where there is no keychain, and repeats it nowhere', async () => {
    const key = 'AIza-not-a-real-key-0123456789'
    const set = await runCommand(home.path, ['key', 'set', 'Film'], `${key}\n`)
    expect(set).toMatchObject({ code: 1, out: '' })
    expect(set.err).toMatch(/^framewright: The key can't be kept: this computer has no keychain.*\n$/)
    expect(set.err).not.toContain(key)
    expect(await json('key', 'status', 'Film')).toMatchObject({ using: 'none', keychain: { available: false } })
    expect(filesWith(home.path, Buffer.from(key))).toEqual([])
  })

  it('knows the key of the environment without saying it', async () => {
    const key = 'AIza-from-the-environment'
    const status = await runCommand(home.path, ['key', 'status', 'Film', '--json'], '', { GEMINI_API_KEY: key })
    expect(JSON.parse(status.out)).toMatchObject({ using: 'environment' })
    expect(status.out + status.err).not.toContain(key)
  })

  it('sends what it said it would, once for each take, and keeps the key to itself', async () => {
    const model = await startFakeModel()
    const words = [
      'generate',
      'Film',
      '--shot',
      '1',
      '--provider',
      'gemini',
      '--size',
      '2K',
      '--base-url',
      model.url,
      '--yes',
    ]
    const made = await runCommand(home.path, words, '', { GEMINI_API_KEY: FAKE_KEY })
    await model.close()
    expect(made).toMatchObject({ code: 0, err: '' })
    const { host } = new URL(model.url)
    expect(made.out).toContain(`Estimate: 1 take by gemini-nano-banana-2.1 at 2K, sent to ${host}, about $0.055.\n`)
    expect(made.out.trimEnd().split('\n').at(-1)).toMatch(/^1 take made for \$0\.0\d\d?\.$/)
    expect(model.requests.map(({ path: address }) => address)).toEqual([
      '/v1beta/models/gemini-nano-banana-2.1:generateContent',
    ])
    const sent = JSON.parse(model.requests[0]!.body) as { contents: { parts: object[] }[] }
    expect(sent.contents[0]!.parts.some((part) => 'inlineData' in part)).toBe(true)
    expect(filesWith(home.path, model.pictures[0]!)).toHaveLength(1)
    expect(filesWith(home.path, Buffer.from(FAKE_KEY))).toEqual([])
    expect(made.out).not.toContain(FAKE_KEY)
  })

  it('ends with the reason where the model makes no picture', async () => {
    const model = await startFakeModel([{ kind: 'finish', reason: 'IMAGE_SAFETY' }])
    const words = ['generate', 'Film', '--shot', '1', '--provider', 'gemini', '--base-url', model.url, '--yes']
    const refused = await commandHere(home.path, words, { GEMINI_API_KEY: FAKE_KEY })
    await model.close()
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^framewright: 1: The model made no picture: .+\n$/)
    expect(refused.out.trimEnd().split('\n').at(-1)).toMatch(/^0 takes made/)
  })

  it('writes both PDFs, and says which pages and what grid they can’t have', async () => {
    for (const what of ['shot-list', 'storyboard']) {
      const written = (await json('export', 'Film', '--as', what, '--to', `${what}.pdf`, '--page', 'Letter')) as {
        path: string
        bytes: number
      }
      const bytes = readFileSync(path.join(home.path, `${what}.pdf`))
      expect(written).toMatchObject({ path: path.join(home.path, `${what}.pdf`), bytes: bytes.length })
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    }
    const wrong = await run('export', 'Film', '--as', 'storyboard', '--to', 'x.pdf', '--grid', '40x40')
    expect([wrong.code, wrong.out]).toEqual([0, expect.stringMatching(/too fine for /)])
  })

  it('writes nothing where nothing of the film is what was chosen, and says so with its exit code', async () => {
    const to = ['--to', 'none.out', '--as']
    for (const [words, says] of [
      [['storyboard', '--pages', '90'], /“90”; the document has 3 pages/],
      [['storyboard', '--pages', '1-9', '--cover'], /“1-9”; the document has 3 pages/],
      [['shot-list', '--filter', 'no such words'], /no shot has “no such words”/],
      [['csv', '--filter', 'no such words', '--scenes', '1'], /no shot is in the chosen scenes and has/],
      [['xlsx', '--filter', 'no such words'], /no shot has/],
      [['lined-script'], /this film has no script yet/],
    ] as const) {
      const wrong = await run('export', 'Film', ...to, ...words)
      expect([words, wrong.code, wrong.out, wrong.err]).toEqual([words, 1, '', expect.stringMatching(says)])
    }
    expect((await run('export', 'Film', ...to, 'worksheet', '--pages', '2')).code).toBe(2)
    expect(existsSync(path.join(home.path, 'none.out'))).toBe(false)
    expect((await run('export', 'Film', ...to, 'storyboard', '--pages', '1')).code).toBe(0)
  })

  it('names the pictures that it wrote, not only the record beside them', async () => {
    const words = ['export', 'Film', '--as', 'png', '--scenes', '1', '--to', 'frames.png'] as const
    const { path: record, files } = (await json(...words)) as { path: string; files: string[] }
    expect(record).toBe(path.join(home.path, 'frames.record.json'))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect([...readFileSync(file).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    const { out } = await run(...words)
    expect(out.split('\n')).toEqual(expect.arrayContaining(files))
    expect(out).toContain(`; how they were made is in ${record}`)
  })

  it('brings pictures to a panel, and says which could not be used', async () => {
    writeFileSync(path.join(home.path, 'hut.png'), await makePicture('png', 40, 20))
    writeFileSync(path.join(home.path, 'wave.gif'), await createCanvas(40, 20).encode('gif'))
    writeFileSync(path.join(home.path, 'words.png'), 'words')
    const brought = await run('import', 'Film', 'hut.png', 'wave.gif', 'words.png', '--shot', '1', '--json')
    expect([brought.code, JSON.parse(brought.out)]).toMatchObject([1, { pictures: 2 }])
    expect(brought.err).toContain('words.png')
    expect((await run('check', 'Film')).out).toContain('layer')
    const none = await run('import', 'Film', 'hut.png', '--shot', '1', '--panel', '9')
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('shot 1 has 1 panel')])
  })

  it('says one line for each thing that is wrong', async () => {
    expect((await run('new', 'Broken')).code).toBe(0)
    expect((await run('generate', 'Broken', '--shot', '1', '--provider', 'stand-in', '--yes')).code).toBe(0)
    const media = path.join(home.path, 'Broken', 'media')
    const lost = readdirSync(media, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile())!
    rmSync(path.join(lost.parentPath, lost.name))
    const checked = await run('check', 'Broken')
    expect(checked.code).toBe(1)
    expect(checked.out.trim().split('\n')).toHaveLength(1)
    expect(checked.err).toBe('framewright: 1 thing is wrong with this project.\n')
    const told = await run('check', 'Broken', '--json')
    expect([told.code, JSON.parse(told.out)]).toMatchObject([1, { ok: false }])
  })
})

/** Files below a folder that hold these bytes. */
function filesWith(folder: string, bytes: Uint8Array): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(Buffer.from(bytes)))
}
