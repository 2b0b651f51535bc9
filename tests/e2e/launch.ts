import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, chromium } from '@playwright/test'
import type { Browser, ElectronApplication, Page } from '@playwright/test'
import { takeKeys } from '#host/secrets/environmentKey.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { serveShared } from './sharedHosts.ts'
import type { SharedHost } from './sharedHosts.ts'
import { terminalProgram } from '../support/terminalProgram.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The flags with which Debian's Chromium stays off the network. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser that is shown lets a page write there at a press; one that shows nothing has to be told. */
export const PERMISSIONS = ['clipboard-write']

export interface Launched {
  readonly page: Page
  /** A folder of the test's own, for projects and exports. */
  readonly home: string
  /** The host's process. */
  readonly pid: number
  /** The window, or the browser's tab, that this brings about. */
  another(act: () => Promise<unknown>): Promise<Page>
  /** Starts the app once more on this film, as the system does; nothing in a browser. */
  startAgain(folder: string): Promise<void>
  /** How many windows the app has; 1 in a browser. */
  windows(): Promise<number>
  /** Stops the page of the window that came at this place, as a fault of the graphics card does. */
  stopPage(at: number): Promise<void>
  /** Closes the window that came at this place; the system says that it has the focus once more when it is gone. Nothing in a browser. */
  closeWindow(at: number): Promise<void>
  /** The items of the app's menu that have an id, with the keys that the system shows; none in a browser. */
  menu(): Promise<readonly MenuItem[]>
  /** Chooses one of them, as a press of the mouse does; nothing in a browser. */
  choose(id: string): Promise<void>
  /** What the system's own dialogs will answer; does nothing in a browser, where paths are typed. */
  answerDialogs(path: string): Promise<void>
  /** The folders that the app has had the system show; none in a browser. The system shows none. */
  shownFolders(): Promise<readonly string[]>
  /** Presses this button whenever the system's own dialog asks something; does nothing in a browser. */
  answerQuestions(button: string): Promise<void>
  /** What was asked so, from the first on. */
  questions(): Promise<readonly Question[]>
  /** Asks the app to quit, which it may not do at once. In a browser there is nothing to ask. */
  quit(): Promise<void>
  /** Ends the app as a person would, waiting for what is being saved. */
  close(): Promise<void>
  /** Ends the host at once, as a power cut would. */
  kill(): void
}

export interface MenuItem {
  readonly id: string
  readonly label: string
  /** In Electron's words: "CommandOrControl+Shift+N"; empty for none. */
  readonly keys: string
}

export interface Question {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

export interface LaunchOptions {
  readonly home?: string
  /** The project to open; none for the sample film of a first start. */
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Switches of Chromium's, for Electron. */
  readonly switches?: readonly string[]
  /** A script of tests/support that starts $ELECTRON in a way of its own. */
  readonly through?: string
}

/** Where an Electron is that runs here: lent by the environment, or the package's own. */
export function electronBinary(): string | undefined {
  const lent = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (lent && existsSync(join(lent, 'electron'))) return join(lent, 'electron')
  const own = join(ROOT, 'node_modules', 'electron', 'dist')
  return [join(own, 'electron'), join(own, 'electron.exe'), join(own, 'Electron.app/Contents/MacOS/Electron')].find(
    (path) => existsSync(path),
  )
}

function environmentFor(home: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const kept = own.filter(([name]) => name !== 'GEMINI_API_KEY' && name !== 'ELECTRON_RUN_AS_NODE')
  return {
    ...Object.fromEntries(kept),
    FRAMEWRIGHT_DATA: join(home, 'data'),
    FRAMEWRIGHT_PROJECTS: join(home, 'films'),
    ...more,
  }
}

export function openChromium(): Promise<Browser> {
  // `npm run journey` shows what a person is to look at.
  const headless = !process.env['FRAMEWRIGHT_SHOWN']
  const debian = [...(headless ? ['/usr/bin/chromium-headless-shell'] : []), '/usr/bin/chromium']
  const executablePath = process.env['FRAMEWRIGHT_CHROMIUM'] || debian.find((path) => existsSync(path))
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), headless, args: CHROMIUM_FLAGS })
}

let shared: Promise<Browser> | null = null

/** The browser of all tests of this process, each of which has a context of its own in it: starting one costs as much as a whole page. */
async function sharedBrowser(): Promise<Browser> {
  const had = await shared
  if (had?.isConnected()) return had
  shared = openChromium()
  return shared
}

export interface WebHost extends SharedHost {
  readonly process: ChildProcess
}

/** A web host as a person starts it, in a process of its own: of this checkout, or of another one at `root`. */
export async function startWebHost(options: LaunchOptions, home: string, root = ROOT): Promise<WebHost> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    terminalProgram(root),
    'web',
    ...(options.folder ? [options.folder] : []),
    '--port',
    '0',
  ]
  const host = spawn(process.execPath, args, {
    cwd: root,
    env: environmentFor(home, options.environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    process: host,
    pid: host.pid ?? 0,
    address: await addressOf(host),
    end: () => ended(host, 'SIGTERM'),
    kill: () => void host.kill('SIGKILL'),
  }
}

/** The keys of an environment that holds nothing else, which a host of a shared process can be given; null: it needs one of its own. */
function keysAlone(environment: LaunchOptions['environment'] = {}): Secrets['keys'] | null {
  const left = { ...environment }
  const { keys } = takeKeys(left)
  return Object.keys(left).length === 0 ? keys : null
}

export async function launchWeb(options: LaunchOptions, home: string): Promise<Launched> {
  const keys = keysAlone(options.environment)
  const host = keys ? await serveShared(home, options.folder ?? null, keys) : await startWebHost(options, home)
  const browser = await sharedBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(PERMISSIONS)
  const page = await context.newPage()
  await page.goto(host.address)
  return {
    page,
    home,
    pid: host.pid,
    startAgain: () => Promise.resolve(),
    windows: () => Promise.resolve(1),
    stopPage: () => Promise.resolve(),
    closeWindow: () => Promise.resolve(),
    another: async (act) => (await Promise.all([context.waitForEvent('page'), act()]))[0],
    menu: () => Promise.resolve([]),
    choose: () => Promise.resolve(),
    answerDialogs: () => Promise.resolve(),
    shownFolders: () => Promise.resolve([]),
    answerQuestions: () => Promise.resolve(),
    questions: () => Promise.resolve([]),
    quit: () => Promise.resolve(),
    async close() {
      await context.close()
      await host.end()
    },
    kill() {
      host.kill()
    },
  }
}

async function addressOf(host: ChildProcess): Promise<string> {
  let heard = ''
  for await (const chunk of host.stdout!) {
    heard += String(chunk)
    const address = /http:\/\/\S+/.exec(heard)?.[0]
    if (address) {
      host.stdout!.resume()
      return address
    }
  }
  throw new Error(`the web host gave no address: ${heard}`)
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** Starting Electron under a busy machine's debugger hangs now and then, before any of the app has run. */
const START_MS = 120_000

function launchOnce(options: LaunchOptions, home: string): Promise<ElectronApplication> {
  const rootUser = process.getuid?.() === 0
  const electron = electronBinary()
  const environment = environmentFor(home, options.environment)
  // With a key in its environment the app goes on in another process on Linux, where Playwright can't follow.
  const handed = electron !== undefined && process.platform === 'linux' && 'GEMINI_API_KEY' in environment
  const through = options.through ?? (handed ? 'handKey.sh' : null)
  const executablePath = through === null ? electron : join(ROOT, 'tests/support', through)
  return _electron.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(rootUser ? ['--no-sandbox'] : []),
      ...(options.switches ?? []),
      ROOT,
      ...(options.folder ? [options.folder] : []),
    ],
    cwd: ROOT,
    env: through === null ? environment : { ...environment, ELECTRON: electron ?? '' },
    timeout: START_MS,
  })
}

export async function launchElectron(options: LaunchOptions, home: string): Promise<Launched> {
  const app = await launchOnce(options, home).catch(() => launchOnce(options, home))
  const page = await app.firstWindow()
  await page.setViewportSize({ width: 1440, height: 900 })
  return {
    page,
    home,
    pid: app.process().pid ?? 0,
    startAgain: (folder) =>
      app.evaluate(
        ({ app: own }, [place, from]) =>
          void own.emit('second-instance', {}, ['framewright', own.getAppPath(), place], from),
        [folder, ROOT] as const,
      ),
    windows: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    stopPage: (at) =>
      app.evaluate(({ BrowserWindow }, place) => {
        BrowserWindow.getAllWindows()
          .toSorted((a, b) => a.id - b.id)
          .at(place)!
          .webContents.forcefullyCrashRenderer()
      }, at),
    closeWindow: (at) =>
      app.evaluate(async ({ BrowserWindow }, place) => {
        const window = BrowserWindow.getAllWindows()
          .toSorted((a, b) => a.id - b.id)
          .at(place)!
        const closed = new Promise<void>((done) => window.once('closed', done))
        window.close()
        await closed
        window.emit('focus')
      }, at),
    async another(act) {
      const [other] = await Promise.all([app.waitForEvent('window'), act()])
      await other.setViewportSize({ width: 1440, height: 900 })
      return other
    },
    menu: () =>
      app.evaluate(({ Menu }) => {
        const all: MenuItem[] = []
        const walk = (items: readonly Electron.MenuItem[]): void => {
          for (const { id, label, accelerator, submenu } of items) {
            if (id) all.push({ id, label, keys: accelerator ?? '' })
            walk(submenu?.items ?? [])
          }
        }
        walk(Menu.getApplicationMenu()?.items ?? [])
        return all
      }),
    choose: (id) => app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()!.getMenuItemById(item)!.click(), id),
    answerDialogs: (path) =>
      app.evaluate(({ dialog, session, shell }, answer) => {
        Object.assign(dialog, {
          showSaveDialog: () => Promise.resolve({ canceled: false, filePath: answer }),
          showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [answer] }),
        })
        session.defaultSession.on('will-download', (_event, item) => item.setSavePath(answer))
        const shown: string[] = ((globalThis as { shown?: string[] }).shown ??= [])
        Object.assign(shell, { openPath: (folder: string) => Promise.resolve(void shown.push(folder)) })
      }, path),
    shownFolders: () => app.evaluate(() => (globalThis as { shown?: string[] }).shown ?? []),
    answerQuestions: (button) =>
      app.evaluate(({ dialog }, label) => {
        const asked: unknown[] = ((globalThis as { asked?: unknown[] }).asked ??= [])
        const answer = (...given: unknown[]): Promise<unknown> => {
          const question = given.at(-1) as { buttons: string[] }
          asked.push(question)
          return Promise.resolve({ response: question.buttons.indexOf(label), checkboxChecked: false })
        }
        Object.assign(dialog, { showMessageBox: answer })
      }, button),
    questions: () => app.evaluate(() => ((globalThis as { asked?: unknown[] }).asked ?? []) as never),
    // Not in the call itself, which the end of the app would break off.
    quit: () => app.evaluate(({ app: own }) => void setImmediate(() => own.quit())),
    close: () => app.close(),
    kill() {
      app.process().kill('SIGKILL')
    },
  }
}
