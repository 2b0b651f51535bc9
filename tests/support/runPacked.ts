import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'

export interface Running {
  readonly page: Page
  /** What it has written to its standard error so far. */
  readonly heard: () => string
  /** Closes the window as a person would and waits until the app has ended; its exit code. */
  close(): Promise<number | null>
}

export interface Start {
  readonly home: string
  readonly words?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

const begun = new Set<ChildProcess>()

/** Ends what a test that failed left running. */
export function endAll(): void {
  for (const child of begun) child.kill('SIGKILL')
}

function begin(folder: string, { home, words = [], environment = {} }: Start) {
  const own = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { GEMINI_API_KEY: _key, ELECTRON_RUN_AS_NODE: _node, ...inherited } = process.env
  const child = spawn(join(folder, 'framewright'), [...words, ...own, '--remote-debugging-port=0'], {
    cwd: home,
    env: {
      ...inherited,
      FRAMEWRIGHT_DATA: join(home, 'data'),
      FRAMEWRIGHT_PROJECTS: join(home, 'films'),
      FRAMEWRIGHT_KEYCHAIN: 'off',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  begun.add(child)
  child.once('exit', () => begun.delete(child))
  return child
}

/** Starts the packed app. Its window alone is looked into, by Chromium's own port: Node's is closed. */
export function runPacked(folder: string, start: Start): Promise<Running> {
  // A start under a debugger hangs now and then on a busy machine, before any of the app has run.
  return runOnce(folder, start).catch(() => {
    endAll()
    return runOnce(folder, start)
  })
}

async function runOnce(folder: string, start: Start): Promise<Running> {
  const child = begin(folder, start)
  const ended = once(child, 'exit')
  let heard = ''
  const address = await new Promise<string>((found, failed) => {
    child.stderr.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8')
      const said = /DevTools listening on (ws:\S+)/.exec(heard)?.[1]
      if (said) found(said)
    })
    void ended.then(() => failed(new Error(`the packed app ended at once: ${heard}`)))
  })
  const browser = await chromium.connectOverCDP(address, { timeout: 15_000 })
  const context = browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  return {
    page,
    heard: () => heard,
    async close() {
      await page.evaluate(() => window.close()).catch(() => undefined)
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

/** Starts the packed app where it should refuse to, until it has said so; its words. */
export async function refusedBy(folder: string, start: Start, words: RegExp): Promise<string> {
  const child = begin(folder, start)
  const ended = once(child, 'exit')
  let heard = ''
  const said = new Promise<void>((done) => {
    child.stderr.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8')
      if (words.test(heard)) done()
    })
  })
  await Promise.race([said, ended])
  child.kill('SIGKILL')
  await ended
  return heard
}
