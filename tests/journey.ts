/**
 * `npm run journey -- NAME […]`: one journey with its window shown, in a browser unless `--electron` is said. What else is written goes to
 * Playwright (`--debug`, `-g words`).
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureBuilt } from '../electron/built.ts'

const root = dirname(import.meta.dirname)
const words = process.argv.slice(2)
const names = words.filter((word) => word !== '--electron')
const shown = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']

if (names.length === 0) {
  console.error('Which journey? npm run journey -- board, or -- windows --electron; they are in tests/e2e.')
  process.exit(2)
}
if (!ensureBuilt(root)) process.exit(1)
if (!shown) console.log('There is no display here, so the window is not shown.')

const electron = words.includes('--electron')
const playwright = join(root, 'node_modules', '.bin', 'playwright')
const project = ['test', `--project=${electron ? 'electron' : 'chromium'}`, '--reporter=list', '--timeout=0']
const under = !shown && electron && existsSync('/usr/bin/xvfb-run') ? ['xvfb-run', '-a'] : []
const [command, ...rest] = [...under, playwright, ...project, ...names]
const done = spawnSync(command!, rest, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(shown ? { FRAMEWRIGHT_SHOWN: '1' } : {}) },
})
process.exitCode = done.status ?? 1
