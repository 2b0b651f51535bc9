import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCommand } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const KEY = 'AIzaSyA-made-up-0123456789abcdefghi'
const WORDS = `${KEY} in /home/ada/Rosebud.framewright: KANE (dying): Rosebud.`
const TELLING = [KEY, 'Rosebud', 'KANE', '/home/']

let home: ReturnType<typeof temporaryFolder>
let started: ChildProcess | null = null
beforeEach(() => {
  home = temporaryFolder()
})
afterEach(() => {
  started?.kill('SIGKILL')
  home.remove()
})

/** The real command with a script loaded before it, in which `fault()` makes the error. */
function start(words: readonly string[], script: string, program?: string) {
  const fault = `const fault = () => Object.assign(new RangeError(${JSON.stringify(WORDS)}), { code: 'EIO', syscall: 'read' });`
  const loaded = `--import=data:text/javascript,${encodeURIComponent(fault + script)}`
  const child = startCommand(home.path, words, { GEMINI_API_KEY: KEY, NODE_OPTIONS: loaded }, undefined, program)
  started = child
  let said = ''
  const heard = new Map<string, () => void>()
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      for (const [text, done] of heard) if (said.includes(text)) done()
    })
  return {
    child,
    said: () => said,
    until: (text: string) =>
      new Promise<void>((done) => {
        heard.set(text, done)
        if (said.includes(text)) done()
      }),
    code: once(child, 'close').then(([code]) => code as number | null),
  }
}

function log(): string {
  return readFileSync(path.join(home.path, 'data/log/framewright.log'), 'utf8')
}

function toldIn(text: string): string[] {
  return TELLING.filter((word) => text.includes(word))
}

const ON_SIGNAL = `
  process.on('SIGUSR2', () => { throw fault() })
  process.on('SIGWINCH', () => void Promise.reject(fault()))`

describe.skipIf(process.platform === 'win32')('a fault that nobody caught', () => {
  it('ends a command as ever, is in the log without its words, and the command says where that is', async () => {
    const waits = "setInterval(() => { if (process.listenerCount('uncaughtExceptionMonitor') > 0) throw fault() }, 1)"
    const ran = start(['check', path.join(home.path, 'none.framewright')], waits)
    expect(await ran.code).not.toBe(0)
    expect(log()).toMatch(/ terminal \d+ {2}Framewright itself met a fault: RangeError \(EIO read\) at \w/)
    expect(ran.said()).toContain(path.join(home.path, 'data/log/framewright.log'))
    expect(toldIn(log())).toEqual([])
  })

  it('ends the web host in good order; a promise that failed unheard does not end it at all', async () => {
    const ran = start([], ON_SIGNAL, 'tests/support/serveUnbuilt.ts')
    await ran.until('/?token=')
    ran.child.kill('SIGWINCH')
    await ran.until('something went wrong inside')
    expect(ran.child.exitCode).toBe(null)
    ran.child.kill('SIGUSR2')
    expect(await ran.code).toBe(1)
    // What could not wait was written before what waited for the disk.
    const lines = log().trimEnd().split('\n').toSorted()
    expect(lines.map((line) => /^\S+ web \d+ {2}([^:(]*[^:( ])/.exec(line)?.[1])).toEqual([
      'Framewright starts',
      'A promise failed and nobody listened',
      'Framewright itself met a fault',
      'Framewright ends',
    ])
    expect(ran.said()).toContain('it ended by a fault of its own; the log is')
    expect(toldIn(log())).toEqual([])
  })

  it('is none where nobody reads the web host’s words any more: it serves on, and ends in good order', async () => {
    const speaks = "process.on('SIGUSR2', () => process.stderr.write('words', () => process.exitCode ??= 0))"
    const ran = start([], speaks, 'tests/support/serveUnbuilt.ts')
    await ran.until('/?token=')
    const { origin } = new URL(/http:\S+/.exec(ran.said())![0])
    ran.child.stdout!.destroy()
    ran.child.stderr!.destroy()
    for (let word = 0; word < 3; word += 1) {
      ran.child.kill('SIGUSR2')
      expect((await fetch(origin)).status).toBe(401)
    }
    ran.child.kill('SIGTERM')
    expect(await ran.code).toBe(0)
    expect(log()).not.toContain('fault')
  })
})
