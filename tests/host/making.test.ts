import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHost } from '#host/createHost.ts'
import { makingName, sweepAfterKills } from '#host/project/making.ts'
import { createMakingPlaces } from '#host/project/makingPlaces.ts'
import { sweepFilm } from '#host/project/sweepFilm.ts'
import { PAGE, placeForPages, temporaryPlace } from '#host/project/temporaryPlace.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testPlatform } from '../support/testPlatform.ts'
import { supportProgram } from '../support/terminalProgram.ts'

const KILLS = Number(process.env.FRAMEWRIGHT_KILLS ?? 6)
const MAKER = supportProgram('maker')
let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
  mkdirSync(path.join(place.path, 'temporary'))
  vi.stubEnv('TMPDIR', path.join(place.path, 'temporary'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  place.remove()
})

const hidden = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.'))

/** The names that a maker had begun when it was killed, `delay` ms after it was ready. */
function makeAndKill(run: number, delay: number): Promise<string[]> {
  const diary = path.join(place.path, 'diary')
  const args = ['--disable-warning=ExperimentalWarning', MAKER, place.path, diary, String(run)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let wrong = ''
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()))
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay))
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(readFileSync(diary, 'utf8').split('\n').filter(Boolean))
      else reject(new Error(`the maker ended by itself: ${wrong}`))
    })
  })
}

async function call<T>(host: ReturnType<typeof createHost>, method: string, input: unknown): Promise<T> {
  const answer = await host.call(method, input)
  if (!answer.ok) throw new Error(`${method} ${JSON.stringify(input)}: ${JSON.stringify(answer.failure)}`)
  return answer.value as T
}

it(
  `blocks no name and leaves no half-made film, over ${KILLS} kills while films, samples and copies are made`,
  { timeout: 300_000 + KILLS * 20_000 },
  async () => {
    let free = 0
    for (let run = 0; run < KILLS; run += 1) {
      const names = await makeAndKill(run, Math.random() * 400)
      const host = createHost(testPlatform(place.path))
      await expect.poll(() => hidden(path.join(place.path, 'projects'))).toEqual([])
      for (const folder of names.slice(-3)) {
        const there = existsSync(folder)
        free += there ? 0 : 1
        const film = there
          ? await call<OpenedProject>(host, 'projects.open', { folder })
          : await call<OpenedProject>(host, 'projects.create', { folder, title: 'Again', ratio: 2 })
        expect(film).toMatchObject({ access: 'write', damage: null })
        expect(await call(host, 'projects.check', { project: film.project })).toMatchObject({ problems: [] })
      }
      await host.dispose()
    }
    expect(free).toBeGreaterThan(0)
  },
)

it('takes the place of an empty folder that a person made for it', async () => {
  const host = createHost(testPlatform(place.path))
  const folders = ['Film', 'Sample', 'Copy'].map((name) => path.join(place.path, name))
  for (const folder of folders) mkdirSync(folder)
  const [folder, sample, copy] = folders
  const film = await call<OpenedProject>(host, 'projects.create', { folder, title: 'Film', ratio: 2 })
  await call(host, 'projects.sample', { folder: sample })
  await call(host, 'projects.saveCopy', { project: film.project, folder: copy, evenIfMissing: false })
  for (const made of folders) expect(existsSync(path.join(made, 'board.sqlite'))).toBe(true)
  await host.dispose()
})

it('is known to be made here by the time it has its name, whatever happens right after', async () => {
  const data = path.join(place.path, 'data')
  const known = path.join(place.path, 'known')
  const folder = path.join(place.path, 'Film')
  const copy = path.join(place.path, 'Copy')
  const host = createHost(testPlatform(place.path))

  /** The app's own data as they are when the name is there. */
  async function atName(name: string, making: Promise<unknown>): Promise<unknown> {
    while (!existsSync(name)) await new Promise<void>((turn) => setImmediate(turn))
    cpSync(data, known, { recursive: true })
    return await making
  }

  const film = (await atName(
    folder,
    call(host, 'projects.create', { folder, title: 'Film', ratio: 2 }),
  )) as OpenedProject
  const first = readFileSync(path.join(known, 'trust.json'), 'utf8')
  await atName(copy, call(host, 'projects.saveCopy', { project: film.project, folder: copy }))
  const second = readFileSync(path.join(known, 'trust.json'), 'utf8')
  await host.dispose()
  for (const [file, records] of [
    [folder, first],
    [copy, second],
  ] as const) {
    writeFileSync(path.join(data, 'trust.json'), records)
    const next = createHost(testPlatform(place.path))
    expect(await call(next, 'projects.open', { folder: file })).toMatchObject({ trust: { state: 'trusted' } })
    await next.dispose()
  }
})

it('is swept where a person chose to put it, too, after the app was killed', async () => {
  const elsewhere = path.join(place.path, 'Elsewhere')
  mkdirSync(elsewhere)
  const list = left(makingName(path.join(elsewhere, 'list.pdf')))
  writeFileSync(list, 'half')
  const data = path.join(place.path, 'data')
  // As it is while something is made there.
  const places = createMakingPlaces(data, () => undefined)
  const note = await places.during(elsewhere, async () => readdirSync(path.join(data, 'making'))[0]!)
  expect(readdirSync(path.join(data, 'making'))).toEqual([])
  writeFileSync(path.join(data, 'making', left(note)), elsewhere)
  const host = createHost(testPlatform(place.path))
  await expect.poll(() => readdirSync(path.join(data, 'making'))).toEqual([])
  expect(readdirSync(elsewhere)).toEqual([])
  await host.dispose()
})

/** A name as a process that has ended would have left it. */
const left = (name: string) => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  return name.replace(`-${process.pid}-`, `-${pid}-`)
}
const at = (name: string) => path.join(place.path, name)

describe('the sweep after a kill', () => {
  it('removes what was left: films, exports, copies in the temporary folder', async () => {
    const film = left(makingName(at('Film')))
    mkdirSync(path.join(film, 'media'), { recursive: true })
    const list = left(makingName(at('list.pdf')))
    writeFileSync(list, 'half')
    writeFileSync(`${list}.bak`, 'old')
    const copy = left(temporaryPlace())
    mkdirSync(copy)
    writeFileSync(path.join(copy, 'board.sqlite'), 'copy')
    const page = left(temporaryPlace(placeForPages()))
    mkdirSync(page)
    writeFileSync(path.join(page, PAGE), 'an address')
    await sweepAfterKills([place.path])
    expect([film, list, `${list}.bak`, copy, page].filter((file) => existsSync(file))).toEqual([])
  })

  it("keeps what is being made, what is another computer's, what is not ours, and follows no link", async () => {
    const kept = [
      makingName(at('Growing')),
      temporaryPlace(),
      left(makingName(at('Theirs'))).replace(/\.[0-9a-f]{8}-/, '.00000000-'),
      at('.Film.part'),
      left(makingName(at('With a diary'))),
    ]
    for (const folder of kept) mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(kept.at(-1)!, 'diary.txt'), 'mine')
    const mine = at('mine')
    mkdirSync(path.join(mine, 'media'), { recursive: true })
    const link = left(makingName(at('Link')))
    symlinkSync(mine, link)
    const holding = left(makingName(at('Holding')))
    mkdirSync(holding)
    symlinkSync(mine, path.join(holding, 'media'))
    await sweepAfterKills([place.path])
    for (const folder of [...kept, link, path.join(mine, 'media')]) expect(existsSync(folder), folder).toBe(true)
    expect(existsSync(holding)).toBe(false)
  })

  it('removes bytes inside a film that never got their name, and leaves every other file of it', async () => {
    const host = createHost(testPlatform(place.path))
    const folder = at('Film')
    const film = await call<OpenedProject>(host, 'projects.create', { folder, title: 'Film', ratio: 2 })
    await call(host, 'projects.close', { project: film.project })
    await host.dispose()
    const inside = (inner: string) => path.join(folder, inner)
    for (const inner of ['media/ab', 'previews/prints/panel_000000000001', 'answers'])
      mkdirSync(inside(inner), { recursive: true })
    const half = [
      'lock.json',
      'media/ab/ab.png',
      'previews/prints/panel_000000000001/1.jpg',
      'snapshots/board.sqlite',
    ].map((inner) => left(makingName(inside(inner))))
    const old = inside('media/ab/.ab.png.0123456789ab.part')
    const kept = [
      makingName(inside('media/ab/being-written.png')),
      left(makingName(inside('media/ab/theirs.png'))).replace(/\.[0-9a-f]{8}-/, '.00000000-'),
      inside('media/ab/.cd.png.0123456789ab.part'),
      inside('media/ab/.mine.part'),
      // May be all that there is of an answer that was paid for.
      left(makingName(inside('answers/job_000000000001-1.answer'))),
    ]
    for (const file of [...half, old, ...kept]) writeFileSync(file, 'half')
    const longAgo = Date.now() / 1000 - 48 * 3600
    utimesSync(old, longAgo, longAgo)
    await sweepFilm(folder)
    expect([...half, old].filter((file) => existsSync(file))).toEqual([])
    expect(kept.filter((file) => !existsSync(file))).toEqual([])
    const mine = at('mine')
    mkdirSync(mine)
    writeFileSync(left(makingName(path.join(mine, 'x'))), 'mine')
    symlinkSync(mine, inside('media/cd'))
    await sweepFilm(folder)
    expect(readdirSync(mine)).toHaveLength(1)
  })
})
