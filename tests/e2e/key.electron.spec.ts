import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { createClient } from '#shared/contract/client.ts'
import { electronBinary } from './launch.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const KEY = 'AIza-in-the-environment-0123456789'
/** Of a proxy. */
const LOGIN = 'ada:a-login-of-a-proxy-0123456789'
const SECRETS = [KEY, LOGIN]

test('a key and a proxy’s login of the environment are known to the app, and stand in no process and no window of it', async () => {
  const electron = electronBinary()
  test.skip(!electron, 'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH to one')
  test.skip(process.platform !== 'linux', 'elsewhere another user can not read the environment of a process')
  const home = mkdtempSync(join(tmpdir(), 'framewright-key-'))
  const rootUser = process.getuid?.() === 0
  const app = spawn(electron!, [...(rootUser ? ['--no-sandbox'] : []), '--remote-debugging-port=0', ROOT], {
    cwd: ROOT,
    env: {
      ...process.env,
      FRAMEWRIGHT_DATA: join(home, 'data'),
      FRAMEWRIGHT_PROJECTS: join(home, 'films'),
      FRAMEWRIGHT_KEYCHAIN: 'off',
      FRAMEWRIGHT_TRACE_START: '1',
      GEMINI_API_KEY: KEY,
      ANOTHER_NAME: `key=${KEY}`,
      HTTPS_PROXY: `http://${LOGIN}@127.0.0.1:9`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise((done) => app.once('exit', done))
  const closed = new Promise((done) => app.once('close', done))
  let said = ''
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said).toContain('first panel drawn')
  await gone

  const running = appIn(join(home, 'data'), electron!)
  expect(running.filter(({ type }) => type === 'zygote').length).toBeGreaterThan(0)
  expect(running.filter(({ type }) => type === 'renderer').length).toBeGreaterThan(0)
  expect(
    running.filter(({ environment }) => SECRETS.some((each) => environment.includes(each))).map(({ words }) => words),
  ).toEqual([])
  expect(running.filter(({ words }) => SECRETS.some((each) => words.includes(each)))).toEqual([])
  const [main, ...children] = running
  expect(
    children.filter(({ pid }) => rootUser && SECRETS.some((each) => holds(pid, each))).map(({ words }) => words),
  ).toEqual([])

  const address = [...said.matchAll(/DevTools listening on (ws:\S+)/g)].at(-1)![1]!
  const browser = await chromium.connectOverCDP(address)
  const page = browser.contexts()[0]!.pages()[0]!
  expect(await usedKey(page)).toBe('environment by 127.0.0.1:9')
  // The memory of a sandboxed window, its heap included, can be read by the root user alone.
  const heap = rootUser ? '' : await heapOf(page)
  expect(SECRETS.filter((each) => heap.includes(each))).toEqual([])

  process.kill(main!.pid, 'SIGTERM')
  await closed
  rmSync(home, { recursive: true, force: true })
})

interface Running {
  readonly pid: number
  readonly type: string
  readonly words: string
  readonly environment: string
}

/** The app that was started from this program and keeps its data there, and then all that it has started. */
function appIn(data: string, program: string): Running[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(runningAt)
  const first = all.find((each) => each.type === 'renderer' && each.words.includes(`--user-data-dir=${data}`))
  const oldest = (child: Ancestor): Ancestor => {
    const parent = all.find((each) => each.pid === child.parent && each.words.startsWith(program))
    return parent ? oldest(parent) : child
  }
  const family = first ? [oldest(first)] : []
  for (const parent of family)
    family.push(...all.filter((each) => each.parent === parent.pid && !family.includes(each)))
  return family
}

type Ancestor = Running & { readonly parent: number }

function runningAt(name: string): Ancestor[] {
  try {
    const [environment, words, status] = ['environ', 'cmdline', 'status'].map((file) =>
      readFileSync(join('/proc', name, file), 'latin1'),
    ) as [string, string, string]
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
    const type = /--type=([\w-]+)/.exec(words)?.[1] ?? 'main'
    return [{ pid: Number(name), parent, type, words: words.replaceAll('\0', ' '), environment }]
  } catch {
    return []
  }
}

/** Whether what a process has written to its memory holds a text: Chromium moves the environment of its children about. */
function holds(pid: number, text: string): boolean {
  const memory = openSync(join('/proc', String(pid), 'mem'), 'r')
  const ranges = readFileSync(join('/proc', String(pid), 'maps'), 'latin1').matchAll(
    /^([0-9a-f]+)-([0-9a-f]+) rw\S+ \S+ \S+ 0 *(\[(?:heap|stack)\]|\[anon.*\])?$/gm,
  )
  const found = [...ranges].some(([, from, to]) => includedIn(memory, Number(`0x${from}`), Number(`0x${to}`), text))
  closeSync(memory)
  return found
}

function includedIn(memory: number, from: number, to: number, text: string): boolean {
  const part = Buffer.alloc(Math.min(to - from, 1 << 22))
  for (let at = from; at < to; at += part.length) {
    try {
      if (part.subarray(0, readSync(memory, part, 0, part.length, at)).includes(text)) return true
    } catch {
      // Memory that is reserved and was never used.
      return false
    }
  }
  return false
}

async function usedKey(page: Page): Promise<string> {
  const client = createClient({
    call: (method, input) =>
      page.evaluate(([name, value]) => globalThis.framewright!.call(name, value), [method, input] as const),
    listen: () => () => undefined,
  })
  const about = await client.call('projects.recent', {})
  if (!about.ok) throw new Error('no film is open')
  const opened = await client.call('projects.open', { folder: about.value.projects[0]!.folder })
  if (!opened.ok) throw new Error('the film can not be opened')
  const status = await client.call('keys.status', { project: opened.value.project })
  return status.ok ? `${status.value.using} by ${status.value.proxy}` : 'unknown'
}

/** All that the window's scripts hold, the preload's included. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  return chunks.join('')
}
