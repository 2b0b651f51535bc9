import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type FoundElectron = { readonly path: string } | { readonly why: string }

/** Timeout for the Electron download server to respond. */
const REACH_MS = 4000
/** Timeout for the download itself (about 110 MB). */
const FETCH_MS = 10 * 60_000

/**
 * Finds Electron's executable, downloading it at the first start, since the npm package comes without it. `why` says
 * in half a sentence why there is none: no display, the root user, no network. `unboxed`: run without the sandbox, as
 * in a container.
 */
export async function findElectron(root: string, unboxed = false): Promise<FoundElectron> {
  if (process.platform === 'linux') {
    const { DISPLAY, WAYLAND_DISPLAY } = process.env
    // Chromium's sandbox does not run as root, and without it no window would open.
    if (process.getuid?.() === 0 && !unboxed) return { why: 'it does not run as root' }
    if (!DISPLAY && !WAYLAND_DISPLAY) return { why: 'there is no display' }
  }
  const { ELECTRON_OVERRIDE_DIST_PATH } = process.env
  if (ELECTRON_OVERRIDE_DIST_PATH) {
    const path = join(ELECTRON_OVERRIDE_DIST_PATH, programName())
    return existsSync(path) ? { path } : { why: `it is not in ${ELECTRON_OVERRIDE_DIST_PATH}` }
  }
  const folder = join(root, 'node_modules', 'electron')
  return installed(folder) ?? (await fetchElectron(folder))
}

function programName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** Checks the files written by the package's own install.js: the version comes last but for path.txt. */
function installed(folder: string): FoundElectron | null {
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const path = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(path) ? { path } : null
}

async function fetchElectron(folder: string): Promise<FoundElectron> {
  const installer = join(folder, 'install.js')
  if (!existsSync(installer)) return { why: 'it is not installed' }
  if (!(await reachable())) return { why: "it can't be downloaded here" }
  process.stdout.write('Fetching Electron, once (about 110 MB)…\n')
  const done = await new Promise<boolean>((answer) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_MS })
    child.once('error', () => answer(false))
    child.once('exit', (code) => answer(code === 0))
  })
  return (done ? installed(folder) : null) ?? { why: 'its download failed' }
}

async function reachable(): Promise<boolean> {
  const { ELECTRON_MIRROR, npm_config_electron_mirror } = process.env
  const from = ELECTRON_MIRROR || npm_config_electron_mirror || 'https://github.com/electron/electron/releases'
  try {
    await fetch(from, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) })
    return true
  } catch {
    return false
  }
}
