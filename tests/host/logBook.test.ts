import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHost } from '#host/createHost.ts'
import { createLogBook } from '#host/log/logBook.ts'
import type { LogBook, LogBookOptions } from '#host/log/logBook.ts'
import { logTo } from '#host/nodePlatform.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testPlatform } from '../support/testPlatform.ts'
import { value } from '../support/value.ts'

const KEY = 'AIzaSyA-made-up-0123456789abcdefghi'
const DIALOGUE = 'KANE (dying): Rosebud.'
const FILM = '/home/ada/films/Rosebud.framewright'
const HOSTILE = `${KEY} in ${FILM}: ${DIALOGUE}\n    at Rosebud (${FILM}/electron/Rosebud.ts:1:1)`
const TELLING = [KEY, 'Rosebud', 'KANE', 'dying', '/home/', 'ada']

let home: ReturnType<typeof temporaryFolder>
let data: string
beforeEach(() => {
  home = temporaryFolder()
  data = path.join(home.path, 'data')
})
afterEach(() => home.remove())

function book(own: Partial<LogBookOptions> = {}): LogBook {
  return createLogBook({ data, shell: 'test', secrets: [KEY], ...own })
}

function told(text: string): string[] {
  return TELLING.filter((word) => text.includes(word))
}

describe('a fault that holds a key, a path of a film and a line of dialogue', () => {
  it('leaves none of them in the log or the report, on every way there', async () => {
    const log = book()
    const platform = testPlatform(home.path, {
      log: logTo(log),
      logBook: log,
      dialogs: {
        choose: () => Promise.reject(new TypeError(HOSTILE)),
        save: () => Promise.resolve(null),
        reveal: () => Promise.resolve(),
        revealSaved: () => Promise.resolve(),
      },
    })
    const host = createHost(platform)
    await host.call('projects.choose', { purpose: 'open', name: DIALOGUE })
    const said = { name: 'TypeError', said: '', code: '', at: ['assets/index-B1x2y3z4.js:9:8'] }
    value(await host.call('faults.note', { part: 'The board', fault: said }))
    for (const odd of [
      { part: DIALOGUE, fault: said },
      { part: null, fault: { ...said, name: 'Rosebud dies' } },
      { part: null, fault: { ...said, said: DIALOGUE } },
      { part: null, fault: { ...said, at: [`${FILM}:1:1`] } },
      { part: null, fault: { ...said, code: KEY.repeat(3) } },
    ])
      expect(await host.call('faults.note', odd)).toMatchObject({ ok: false })
    log.noteNow({ says: 'A part of a window stopped', about: `${KEY} ${FILM}`, fault: new Error(HOSTILE) })
    const { text, logFile } = value(await host.call('report.read', {})) as { text: string; logFile: string }
    await host.dispose()
    await log.settled()

    const written = readFileSync(log.file, 'utf8')
    expect(logFile).toBe(log.file)
    expect(written).toContain('A call ended with a fault (projects.choose): TypeError at ')
    expect(written).toContain('A part of a window stopped (The board): TypeError at assets/index-B1x2y3z4.js:9:8')
    expect(written.trimEnd().split('\n')).toHaveLength(3)
    expect(text).toContain('Framewright 0.1.0 (test)')
    expect(text).toContain('projects.choose')
    expect(told(written)).toEqual([])
    expect(told(text)).toEqual([])
    expect(text).not.toContain(home.path)
  })
})

describe('the log', () => {
  it('is put aside when it is full, and two files are all there ever is', async () => {
    const log = book({ largest: 2000 })
    for (let at = 0; at < 200; at += 1) {
      log.note({ says: 'A window met a fault', count: at })
      await log.settled()
    }
    const folder = path.dirname(log.file)
    expect(readdirSync(folder).toSorted()).toEqual(['framewright.1.log', 'framewright.log'])
    const sizes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size)
    expect(Math.max(...sizes)).toBeLessThan(2200)
    const recent = await log.recent()
    expect(recent.at(-1)).toContain('(199)')
    expect(recent.length).toBeGreaterThan(sizes[0]! / 100)
  })

  it('grows no further by what can not wait, such as a fault whose telling is the next fault', () => {
    const log = book({ largest: 1000 })
    for (let at = 0; at < 200; at += 1) log.noteNow({ says: 'Framewright itself met a fault', count: at })
    const files = readdirSync(path.join(data, 'log'))
    expect(files.toSorted()).toEqual(['framewright.1.log', 'framewright.log'])
    for (const file of files) expect(statSync(path.join(data, 'log', file)).size, file).toBeLessThan(1100)
    expect(readFileSync(log.file, 'utf8')).toContain('(199)')
  })

  it('keeps whole lines when several processes write at once', async () => {
    const script = `
      const { createLogBook } = await import(${JSON.stringify(path.resolve('electron/host/log/logBook.ts'))})
      const log = createLogBook({ data: ${JSON.stringify(data)}, shell: 'test', secrets: [] })
      for (let at = 0; at < 300; at += 1) { log.note({ says: 'A window met a fault', count: at }); await log.settled() }`
    const run = promisify(execFile)
    await Promise.all([1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '-e', script])))
    const lines = readFileSync(book().file, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(900)
    expect(
      lines.filter((line) => !/^\d{4}-[\d-]+T[\d:.]+Z test \d+ {2}A window met a fault \(\d+\)$/.test(line)),
    ).toEqual([])
  })

  it('a thousand faults at once are told by the first of them', async () => {
    const log = book()
    for (let at = 0; at < 5000; at += 1) log.note({ says: 'A window met a fault', count: at })
    await log.settled()
    const lines = readFileSync(log.file, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThan(500)
    expect(lines[0]).toContain('(0)')
  })
})

describe('a log that can not be written', () => {
  const entry = { says: 'A window met a fault' } as const

  it.each([
    ['a file where its folder should be', () => writeFileSync(path.join(data, 'log'), '')],
    ['a folder where its file should be', () => mkdirSync(path.join(data, 'log/framewright.log'), { recursive: true })],
    ['a folder that may not be written', () => mkdirSync(path.join(data, 'log'), { mode: 0o500 })],
    ...(process.platform === 'linux'
      ? [['a pipe that nobody reads', pipe] as const, ['a full disk', fullDisk] as const]
      : []),
  ] as const)(
    '%s: nobody is told, nothing hangs, and the report has this process’s own lines',
    async (_name, spoil) => {
      mkdirSync(data, { recursive: true })
      spoil()
      const log = book()
      log.note(entry)
      await log.settled()
      log.noteNow(entry)
      const recent = await log.recent()
      expect(recent.at(-1)).toContain('A window met a fault')
    },
  )

  it('one that can not be put aside grows to twice its size, and no further', async () => {
    const log = book({ largest: 1000 })
    // What can't be replaced, as a file that another program holds open on Windows.
    mkdirSync(path.join(data, 'log/framewright.1.log/held'), { recursive: true })
    for (let at = 0; at < 100; at += 1) {
      log.note({ ...entry, count: at })
      await log.settled()
    }
    const { size } = statSync(log.file)
    expect(size).toBeGreaterThan(1000)
    expect(size).toBeLessThan(2200)
  })

  it('keeps nobody waiting who notes something', async () => {
    const log = book()
    log.note(entry)
    // Nothing was done on the disk by the time that it returned.
    expect(existsSync(log.file)).toBe(false)
    await log.settled()
    expect(existsSync(log.file)).toBe(true)
  })
})

function pipe(): void {
  mkdirSync(path.join(data, 'log'))
  execFileSync('mkfifo', [path.join(data, 'log/framewright.log')])
}

/** What is written to it meets ENOSPC, as on a disk without room. */
function fullDisk(): void {
  mkdirSync(path.join(data, 'log'))
  execFileSync('ln', ['-s', '/dev/full', path.join(data, 'log/framewright.log')])
}
