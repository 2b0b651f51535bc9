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

interface Around {
  /** How many other windows there are. */
  readonly others: () => number
  readonly logFile: string
}

/**
 * A page that crashed is loaded again, since all it held is on disk. One that crashes again soon after would go on so: the
 * person is told what happened and asked how to go on.
 */
export function comeBack(window: BrowserWindow, { others, logFile }: Around): void {
  let last = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const again = performance.now() - last < SOON_MS
    last = performance.now()
    if (again) void askHow(window, others() > 0, logFile)
    else window.reload()
  })
}

/** `others`: windows are open that did not stop. They are taken along only at the person's word. */
async function askHow(window: BrowserWindow, others: boolean, logFile: string): Promise<void> {
  const ways = isSafeMode() ? [AGAIN, others ? CLOSE : QUIT] : others ? [AGAIN, CLOSE, SAFELY] : [SAFELY, AGAIN, QUIT]
  const safely = isSafeMode() ? OTHER_FILM : SAFE_MODE + (others ? OTHERS_CLOSE : '')
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window stopped twice in a short time.',
    detail: `Your film is safe up to the last saved change. ${safely}\n\nWhat happened is in the log, without anything of your film: ${logFile}`,
    buttons: ways,
    defaultId: 0,
    cancelId: 0,
  })
  const chosen = ways[response]
  if (chosen === AGAIN) return window.isDestroyed() ? undefined : window.reload()
  // There is no page left that could be asked whether it may go.
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

/** How this app was started, but for the film. */
function ownWords(): string[] {
  return process.argv.slice(1).filter((word) => word.startsWith('-') || resolve(word) === app.getAppPath())
}
