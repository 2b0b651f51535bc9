import { spawn } from 'node:child_process'

/** Asks the system to open an address. Where it can't, the person has the printed address. */
export function openBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY, BROWSER, CI } = process.env
  if (CI || BROWSER === 'none') return
  const [command, ...args] = opener(url)
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return
  const child = spawn(command!, args, { stdio: 'ignore', detached: true })
  child.once('error', () => undefined)
  child.unref()
}

function opener(url: string): string[] {
  if (process.platform === 'darwin') return ['open', url]
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}
