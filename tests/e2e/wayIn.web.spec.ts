import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { openChromium } from './launch.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** In place of the system's own: writes down with what it was started, and how everything that runs was started. */
const OPENER = `#!/bin/sh
cat /proc/[0-9]*/cmdline > "$SEEN.running" 2>/dev/null
printf %s "$1" > "$SEEN.part" && mv "$SEEN.part" "$SEEN"
`

test('the address that works once is in no list of what runs, and opens the app in a browser all the same', async () => {
  test.skip(process.platform !== 'linux', 'the system opens addresses in its own way elsewhere')
  const home = mkdtempSync(join(tmpdir(), 'framewright-way-in-'))
  const [bin, runtime, seen] = [join(home, 'bin'), join(home, 'runtime'), join(home, 'seen')]
  mkdirSync(bin)
  mkdirSync(runtime)
  writeFileSync(join(bin, 'xdg-open'), OPENER)
  chmodSync(join(bin, 'xdg-open'), 0o700)
  const { CI: _ci, BROWSER: _browser, ...environment } = process.env
  const host = spawn(process.execPath, ['electron/start.ts', '--web'], {
    cwd: ROOT,
    env: {
      ...environment,
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      DISPLAY: ':0',
      XDG_RUNTIME_DIR: runtime,
      SEEN: seen,
      FRAMEWRIGHT_DATA: join(home, 'data'),
      FRAMEWRIGHT_PROJECTS: join(home, 'films'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => host.once('exit', done))
  let said = ''
  host.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => existsSync(seen)).toBe(true)
  const address = /http:\S+/.exec(said)![0]
  const token = new URL(address).searchParams.get('token')!
  const running = readFileSync(`${seen}.running`, 'utf8')
  expect(running).toContain('xdg-open')
  expect(running).not.toContain(token)

  const file = readFileSync(seen, 'utf8')
  expect([statSync(file).mode & 0o777, statSync(dirname(file)).mode & 0o777]).toEqual([0o600, 0o700])
  const browser = await openChromium()
  const page = await browser.newPage()
  await page.goto(`file://${file}`)
  await page.locator('html[data-ready]').waitFor()
  expect(new URL(page.url()).search).toBe('')
  expect(existsSync(dirname(file))).toBe(false)
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(403)

  await browser.close()
  host.kill('SIGINT')
  expect(await ended).toBe(0)
  rmSync(home, { recursive: true, force: true })
})
