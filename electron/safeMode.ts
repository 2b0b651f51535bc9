import { resolve } from 'node:path'
import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'

const SWITCH = 'safe-mode'

/** Two crashes within this time are no coincidence. */
const SOON_MS = 120_000

/** Disables the graphics card, whose drivers cause most window crashes; also opens no film automatically. */
export function isSafeMode(): boolean {
  return app.commandLine.hasSwitch(SWITCH)
}

/** Must run before the app is ready. */
export function applySafeMode(): void {
  if (!isSafeMode()) return
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-gpu')
}

interface Around {
  /** The number of other windows. */
  readonly others: () => number
  readonly logFile: string
}

/**
 * Reloads a page that crashed, since everything it held is on disk. If it crashes again soon after, the user is told
 * and asked how to go on.
 */
export function recoverWindow(window: BrowserWindow, { others, logFile }: Around): void {
  let last = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const again = performance.now() - last < SOON_MS
    last = performance.now()
    if (again) void askHow(window, others() > 0, logFile)
    else window.reload()
  })
}

/** `others`: other windows are still working. They are restarted only if the user agrees. */
async function askHow(window: BrowserWindow, others: boolean, logFile: string): Promise<void> {
  const ways = isSafeMode() ? [AGAIN, others ? CLOSE : QUIT] : others ? [AGAIN, CLOSE, SAFELY] : [SAFELY, AGAIN, QUIT]
  const safely = isSafeMode() ? OTHER_FILM : SAFE_MODE + (others ? OTHERS_CLOSE : '')
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window stopped twice in a short time.',
    detail: `Your film is safe up to the last saved change. ${safely}\n\nWhat happened is in the log, with nothing from your film: ${logFile}`,
    buttons: ways,
    defaultId: 0,
    cancelId: 0,
  })
  const chosen = ways[response]
  if (chosen === AGAIN) return window.isDestroyed() ? undefined : window.reload()
  // There is no page left to ask before closing.
  if (chosen === CLOSE) return window.destroy()
  if (chosen === SAFELY) app.relaunch({ args: [...ownWords(), `--${SWITCH}`] })
  app.quit()
}

const SAFELY = 'Start in safe mode'
const AGAIN = 'Show the window again'
const CLOSE = 'Close this window'
const QUIT = 'Quit'

const SAFE_MODE =
  'Safe mode draws without the graphics card and opens no film by itself; you choose one when it is there.'
const OTHERS_CLOSE = ' To start in it, the other windows save what they hold and close.'
const OTHER_FILM = 'If it stops whenever one film is open, open another, and run “framewright check” on that one.'

/** The app's own arguments, without the film. */
function ownWords(): string[] {
  return process.argv.slice(1).filter((word) => word.startsWith('-') || resolve(word) === app.getAppPath())
}
