import { resolve } from 'node:path'
import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'

const SWITCH = 'safe-mode'

/** Two crashes within this are no chance. */
const SOON_MS = 120_000

/** Without the graphics card, whose drivers stop more windows than anything else; no film is opened by itself either. */
export function isSafeMode(): boolean {
  return app.commandLine.hasSwitch(SWITCH)
}

/** Must run before the app is ready. */
export function obeySafeMode(): void {
  if (!isSafeMode()) return
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-gpu')
}

/**
 * A page that crashed is loaded again, since all it held is on disk. One that crashes again soon after would go on so: the
 * person is told what happened and asked how to go on.
 */
export function comeBack(window: BrowserWindow): void {
  let last = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const again = performance.now() - last < SOON_MS
    last = performance.now()
    if (again) void askHow(window)
    else window.reload()
  })
}

async function askHow(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window stopped twice in a short time.',
    detail: `Your film is safe up to the last saved change. ${isSafeMode() ? OTHER_FILM : SAFE_MODE}`,
    buttons: isSafeMode() ? ['Show the window again', 'Quit'] : ['Start in safe mode', 'Show the window again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  })
  const chosen = isSafeMode() ? response + 1 : response
  if (chosen === 1) return window.isDestroyed() ? undefined : window.reload()
  if (chosen === 0) app.relaunch({ args: [...ownWords(), `--${SWITCH}`] })
  app.quit()
}

const SAFE_MODE =
  'Safe mode draws without the graphics card and opens no film by itself; you choose one when it is there.'
const OTHER_FILM = 'If it stops whenever one film is open, open another, and run “framewright check” on that one.'

/** How this app was started, but for the film. */
function ownWords(): string[] {
  return process.argv.slice(1).filter((word) => word.startsWith('-') || resolve(word) === app.getAppPath())
}
