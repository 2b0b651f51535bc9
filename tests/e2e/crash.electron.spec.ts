import { fileURLToPath } from 'node:url'
import { _electron, expect, test } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { electronBinary } from './launch.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

interface Told {
  readonly asked: { message: string; detail: string; buttons: string[] }[]
  readonly relaunched: string[][]
}

test('a window that stops twice says so, and comes back without the graphics card and without a film', async () => {
  test.skip(!electronBinary(), 'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH to one')
  const home = mkdtempSync(join(tmpdir(), 'framewright-crash-'))
  const app = await open(home, [])
  const page = await app.firstWindow()
  await page.locator('html[data-ready]').waitFor()
  await app.evaluate(({ BrowserWindow, app: own, dialog }) => {
    const told: Told = { asked: [], relaunched: [] }
    Object.assign(globalThis, { told })
    Object.assign(own, {
      relaunch: ({ args }: { args: string[] }) => told.relaunched.push(args),
      quit: () => undefined,
    })
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, options: Told['asked'][number]) => {
        told.asked.push(options)
        return Promise.resolve({ response: 0 })
      },
    })
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    webContents.once('did-finish-load', () => webContents.forcefullyCrashRenderer())
    webContents.forcefullyCrashRenderer()
  })
  const told = (): Promise<Told> => app.evaluate(() => (globalThis as unknown as { told: Told }).told)
  await expect.poll(async () => (await told()).relaunched.length).toBe(1)
  const { asked, relaunched } = await told()
  expect(asked.map(({ message }) => message)).toEqual(['The window stopped twice in a short time.'])
  expect(asked[0]!.detail).toContain('Your film is safe up to the last saved change.')
  const log = join(home, 'data/log/framewright.log')
  expect(asked[0]!.detail).toContain(log)
  await expect
    .poll(() => readFileSync(log, 'utf8').match(/A page of a window stopped \([a-z-]+ \d+\)/g))
    .toHaveLength(2)
  // A dump holds what the process had in its memory.
  expect(readdirSync(join(home, 'data'), { recursive: true }).filter((name) => String(name).endsWith('.dmp'))).toEqual(
    [],
  )
  expect(asked[0]!.buttons[0]).toBe('Start in safe mode')
  expect(relaunched[0]).toContain(ROOT)
  await end(app)

  const again = await open(home, ['--safe-mode'])
  const safe = await again.firstWindow()
  await safe.locator('html[data-ready]').waitFor()
  await expect(safe.getByRole('button', { name: 'Open the sample film' })).toBeVisible()
  expect(relaunched[0]).toContain('--safe-mode')
  expect(await again.evaluate(({ app: own }) => own.commandLine.hasSwitch('disable-gpu'))).toBe(true)
  await again.close()
  rmSync(home, { recursive: true, force: true })
})

test('a fault of the app itself is logged, told once with the place of the log, and ends nothing', async () => {
  test.skip(!electronBinary(), 'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH to one')
  const home = mkdtempSync(join(tmpdir(), 'framewright-crash-'))
  const app = await open(home, [])
  const page = await app.firstWindow()
  await page.locator('html[data-ready]').waitFor()
  await app.evaluate(({ dialog }) => {
    const told: Told = { asked: [], relaunched: [] }
    Object.assign(globalThis, { told })
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, options: Told['asked'][number]) => {
        told.asked.push(options)
        return Promise.resolve({ response: options.buttons.indexOf('Go on') })
      },
    })
    for (const words of ['KANE (dying): Rosebud.', 'and again'])
      setImmediate(() => {
        throw new RangeError(words)
      })
  })
  const log = join(home, 'data/log/framewright.log')
  await expect
    .poll(() => readFileSync(log, 'utf8').match(/Framewright itself met a fault: RangeError/g))
    .toHaveLength(2)
  const { asked } = await app.evaluate(() => (globalThis as unknown as { told: Told }).told)
  expect(asked.map(({ message }) => message)).toEqual(['Something went wrong inside Framewright.'])
  expect(asked[0]!.detail).toContain(log)
  expect(readFileSync(log, 'utf8')).not.toContain('Rosebud')
  await expect(page).toHaveTitle(/— Saved$/)
  // The terminal that it was started from is gone: words for it are dropped, and no fault that would be told there in its turn.
  app.process().stdout?.destroy()
  app.process().stderr?.destroy()
  for (let word = 0; word < 3; word += 1)
    await app.evaluate(() => new Promise<void>((done) => process.stderr.write('words', () => done())))
  expect(readFileSync(log, 'utf8').match(/met a fault/g)).toHaveLength(2)
  await app.close()
  expect(readFileSync(log, 'utf8')).toContain('Framewright ends')
  rmSync(home, { recursive: true, force: true })
})

function open(home: string, words: readonly string[]): Promise<ElectronApplication> {
  const executablePath = electronBinary()
  const { GEMINI_API_KEY: _key, ...environment } = process.env as Record<string, string>
  return _electron.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...words, ROOT],
    cwd: ROOT,
    env: {
      ...environment,
      FRAMEWRIGHT_DATA: join(home, 'data'),
      FRAMEWRIGHT_PROJECTS: join(home, 'films'),
      FRAMEWRIGHT_KEYCHAIN: 'off',
    },
  })
}

/** Its window is gone, so there is nothing left to ask. */
async function end(app: ElectronApplication): Promise<void> {
  const gone = new Promise((done) => app.process().once('exit', done))
  app.process().kill('SIGKILL')
  await gone
}
