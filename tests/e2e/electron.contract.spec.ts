import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { createClient } from '#shared/contract/client.ts'
import type { Transport } from '#shared/contract/transport.ts'
import type { Bridge } from '../../renderer/host/pickTransport.ts'
import { contractSuite, value as answered } from '../contract/contract.ts'
import type { Connection, Runner } from '../contract/contract.ts'
import { electronBinary } from './launch.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  readonly home: string
  close(): Promise<void>
}

const ARGUMENTS = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT]

function environmentIn(home: string): Record<string, string> {
  const { GEMINI_API_KEY: _key, ...environment } = process.env as Record<string, string>
  return {
    ...environment,
    FRAMEWRIGHT_DATA: join(home, 'data'),
    FRAMEWRIGHT_PROJECTS: join(home, 'films'),
    FRAMEWRIGHT_KEYCHAIN: 'off',
  }
}

async function openDesktop(): Promise<Desktop> {
  const home = mkdtempSync(join(tmpdir(), 'framewright-contract-'))
  const executablePath = electronBinary()
  const app = await _electron.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ARGUMENTS,
    cwd: ROOT,
    env: environmentIn(home),
  })
  const page = await app.firstWindow()
  await page.locator('html[data-ready]').waitFor({ timeout: 180_000 })
  return {
    app,
    page,
    home,
    async close() {
      await app.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

test.beforeEach(() => {
  test.skip(!electronBinary(), 'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH to one')
})

if (electronBinary())
  contractSuite(playwrightRunner(), "Electron's IPC", async () => {
    const desktop = await openDesktop()
    const transport = await bridgeOf(desktop.page)
    return {
      client: createClient(transport),
      transport,
      scratch: desktop.home,
      close: () => desktop.close(),
      asset: (path, init) => assetOf(desktop.page, path, init),
    }
  })

/** The same words in Playwright's runner. */
function playwrightRunner(): Runner {
  const { describe, beforeAll, afterAll } = test as unknown as Omit<Runner, 'it' | 'expect'>
  return {
    describe,
    beforeAll,
    afterAll,
    it: test as unknown as Runner['it'],
    expect: expect as unknown as Runner['expect'],
  }
}

/** The window's own bridge, called and heard from within the page. */
async function bridgeOf(page: Page): Promise<Transport> {
  const listeners = new Set<(event: unknown) => void>()
  await page.exposeFunction('passOn', (event: unknown) => {
    for (const heard of listeners) heard(event)
  })
  await page.evaluate(() => {
    const { passOn } = globalThis as unknown as { passOn(this: void, event: unknown): Promise<void> }
    globalThis.framewright!.listen((event) => void passOn(event))
  })
  return {
    call: (method, input, callId) =>
      page.evaluate(([name, value, id]) => globalThis.framewright!.call(name, value, id), [
        method,
        input,
        callId,
      ] as const),
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}

async function assetOf(page: Page, path: string, init: Parameters<Connection['asset']>[1]): Promise<Response> {
  const body = init ? Buffer.from(init.body).toString('base64') : null
  const answer = await page.evaluate(
    async ([address, method, text]) => {
      const bytes = text === null ? null : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      const got = await fetch(address, { method, ...(bytes ? { body: bytes } : {}) })
      const received = new Uint8Array(await got.arrayBuffer())
      const letters = Array.from(received, (byte) => String.fromCharCode(byte)).join('')
      return { status: got.status, headers: [...got.headers], body: btoa(letters) }
    },
    [path, init?.method ?? 'GET', body] as const,
  )
  return new Response(Buffer.from(answer.body, 'base64'), { status: answer.status, headers: answer.headers })
}

test.describe("the app's window", () => {
  let desktop: Desktop
  test.beforeAll(async () => {
    if (electronBinary()) desktop = await openDesktop()
  })
  test.afterAll(async () => {
    if (electronBinary()) await desktop.close()
  })

  test('reaches nothing of Node, and of Electron only its bridge', async () => {
    const seen = await desktop.page.evaluate(() => ({
      bridge: Object.keys(globalThis.framewright as Bridge).toSorted(),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    }))
    expect(seen).toEqual({ bridge: ['call', 'listen', 'platform'], node: [] })
  })

  test('is isolated and sandboxed', async () => {
    const set = await desktop.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      return (webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()
    })
    expect(set).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    })
  })

  test('carries a strict policy, and runs no script that is not its own', async () => {
    const { page } = desktop
    const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(policy).not.toMatch(/unsafe|https?:/)
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.documentElement.dataset.injected = "yes"'
      document.head.append(script)
      script.remove()
      return document.documentElement.dataset['injected'] ?? 'no'
    })
    expect(ran).toBe('no')
  })

  test('goes nowhere else, opens no other window and embeds no other page', async () => {
    const { app, page } = desktop
    const home = page.url()
    expect(home).toBe('framewright://app/')
    await page.evaluate(() => {
      location.href = 'https://framewright.example/'
    })
    await page.evaluate(() => {
      location.href = 'framewright://other/'
    })
    // An empty page is no place to go to either.
    for (const way of ['about:blank', 'about:srcdoc', 'data:text/html,a', 'blob:framewright://app/1', 'chrome://gpu'])
      await page.evaluate((address) => location.assign(address), way).catch(() => undefined)
    expect(await page.evaluate(() => document.querySelector('#root')?.childElementCount ?? 0)).toBeGreaterThan(0)
    expect(await page.evaluate(() => window.open('https://framewright.example/'))).toBeNull()
    const embedded = await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = 'framewright://app/'
      document.body.append(frame)
      await new Promise((done) => setTimeout(done, 300))
      const reached = frame.contentDocument?.querySelector('#root') ?? null
      frame.remove()
      return reached !== null
    })
    expect(embedded).toBe(false)
    expect(page.url()).toBe(home)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('reaches no network, and is given no permission but to tell when takes have landed', async () => {
    const { page } = desktop
    const reached = await page.evaluate(() =>
      fetch('https://framewright.example/').then(
        () => 'reached',
        () => 'refused',
      ),
    )
    expect(reached).toBe('refused')
    expect(await page.evaluate(() => Notification.permission)).toBe('granted')
    for (const name of ['geolocation', 'camera', 'microphone'] as const) {
      const state = await page.evaluate(async (of) => (await navigator.permissions.query({ name: of })).state, name)
      expect([name, state]).toEqual([name, 'denied'])
    }
  })

  test('finds nothing outside its pages', async () => {
    const ways = ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/main.js', '/../main/main.js']
    for (const way of ways) expect([way, (await assetOf(desktop.page, way, undefined)).status]).toEqual([way, 404])
  })

  test('answers no page but its own', async () => {
    const answer = await desktop.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await stranger.loadURL('data:text/html,hello')
        const said: unknown = await stranger.webContents.executeJavaScript("framewright.call('app.about', {})")
        stranger.destroy()
        return said
      },
      join(ROOT, 'out', 'preload', 'preload.cjs'),
    )
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-understood' } })
  })

  test('hears what is chosen in the menu, once', async () => {
    const { app, page } = desktop
    await page.evaluate(() => {
      const told: unknown[] = []
      Object.assign(globalThis, { told })
      globalThis.framewright!.listen((event) => told.push(event))
    })
    const told = (): Promise<unknown[]> => page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('view.fit')!.click())
    await expect.poll(async () => (await told()).length).toBeGreaterThan(0)
    // An answer comes after whatever was told before it: a second telling would be here by now.
    await page.evaluate(() => globalThis.framewright!.call('app.about', {}))
    expect(await told()).toEqual([{ name: 'menu.command', value: { id: 'view.fit' } }])
  })

  test('shows keys in the menu without obeying them there', async () => {
    const undo = await desktop.app.evaluate(({ Menu }) => {
      const item = Menu.getApplicationMenu()!.getMenuItemById('edit.undo')!
      return { keys: item.accelerator, obeyed: item.registerAccelerator }
    })
    expect(undo).toEqual({ keys: 'CommandOrControl+Z', obeyed: false })
  })

  test('opens, in a window of its own, the project that a second start names', async () => {
    const { app, page, home } = desktop
    const folder = join(home, 'Second.framewright')
    const client = createClient(await bridgeOf(page))
    const made = answered(await client.call('projects.create', { folder, title: 'Second', ratio: 2 }))
    await client.call('projects.close', { project: made.project })
    const opening = app.waitForEvent('window')
    const second = spawn(electronBinary()!, [...ARGUMENTS, join(folder, 'board.sqlite')], {
      cwd: ROOT,
      env: environmentIn(home),
      stdio: 'ignore',
    })
    expect(await new Promise((done) => second.once('exit', done))).toBe(0)
    const other = await opening
    // Playwright's own look at the title waits for ever for the navigations that were refused above.
    await expect.poll(() => other.evaluate(() => document.title)).toBe('Second — Saved')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2)
  })
})
