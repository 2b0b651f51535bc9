import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A host that a failing test leaves behind serves on. */
let leftOver = (): void => undefined
test.afterEach(() => leftOver())

test('where Electron can not open a window, `npm start` says so in one line and serves the app', async () => {
  test.skip(process.platform !== 'linux', 'only Linux is without a display')
  const home = mkdtempSync(join(tmpdir(), 'framewright-start-'))
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...environment } = process.env
  const child = spawn(process.execPath, ['electron/start.ts'], {
    cwd: ROOT,
    env: { ...environment, FRAMEWRIGHT_DATA: join(home, 'data'), FRAMEWRIGHT_PROJECTS: join(home, 'films') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  leftOver = () => {
    child.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said).toContain('http://127.0.0.1:')
  const lines = said.trimEnd().split('\n')
  expect(lines[0]).toMatch(/^Electron can't be used here \(.+\), so Framewright opens in a browser instead\.$/)
  expect(lines).toHaveLength(2)
  const address = /http:\S+/.exec(lines[1]!)![0]
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})
