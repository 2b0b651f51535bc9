import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGE, placeForPages, temporaryPlace } from '#host/project/temporaryPlace.ts'

/** Time for a browser to read the file; its first start on a slow disk takes a while. */
const PATIENCE_MS = 120_000

/**
 * Opens a single-use address in the system's browser. If that fails, the user has the printed address. Every user of a
 * computer can read the arguments of processes, so the browser gets the name of a file that only its owner can read;
 * the file is deleted as soon as the address is `used`.
 */
export function openBrowser(url: string, used: AbortSignal): void {
  const { DISPLAY, WAYLAND_DISPLAY, BROWSER, CI } = process.env
  if (CI || BROWSER === 'none') return
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return
  const file = privatePage(url, used)
  if (file === null) return
  const [command, ...args] = opener(file)
  const child = spawn(command!, args, { stdio: 'ignore', detached: true })
  child.once('error', () => undefined)
  child.unref()
}

function opener(file: string): string[] {
  if (process.platform === 'darwin') return ['open', file]
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', file]
  return ['xdg-open', file]
}

/** A page that redirects to the address, in a private folder (0700); null if none can be written. */
function privatePage(url: string, used: AbortSignal): string | null {
  try {
    return writePage(temporaryPlace(placeForPages()), url, used)
  } catch {
    return null
  }
}

function writePage(folder: string, url: string, used: AbortSignal): string {
  const file = join(folder, PAGE)
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Framewright</title>
<meta http-equiv="refresh" content="0;url=${url}">`
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' })
  const remove = (): void => {
    clearTimeout(late)
    rmSync(folder, { recursive: true, force: true })
  }
  const late = setTimeout(remove, PATIENCE_MS).unref()
  used.addEventListener('abort', remove, { once: true })
  return file
}
