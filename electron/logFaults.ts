import { BrowserWindow, app, clipboard, dialog } from 'electron'
import type { LogBook } from '#host/log/logBook.ts'
import { reportText } from '#host/log/report.ts'
import { ignoreClosedReaders } from './closedReaders.ts'

/** After a fault was shown to the user, further ones within this time are only logged. */
const TOLD_MS = 60_000

/**
 * Logs faults of the app itself, of its window processes and of Chromium's own processes. After an uncaught exception
 * the app keeps running, as Electron does by default, since work in progress may still reach the disk; the user is
 * told and can quit.
 */
export function logFaults(log: LogBook): void {
  ignoreClosedReaders()
  let asking = false
  let told = -Infinity

  async function tell(): Promise<void> {
    if (asking || !app.isReady() || performance.now() - told < TOLD_MS) return
    asking = true
    try {
      while ((await askHow(log.file)) === COPY) await clipboard.writeText(await report(log))
    } finally {
      asking = false
      told = performance.now()
    }
  }

  process.on('uncaughtException', (error) => {
    log.noteNow({ says: 'Framewright itself met a fault', fault: error })
    process.stderr.write(`framewright: ${error.stack ?? error.message}\n`)
    void tell()
  })
  process.on('unhandledRejection', (reason) => {
    log.note({ says: 'A promise failed and nobody listened', fault: reason })
    process.stderr.write(
      `framewright: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`,
    )
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note({ says: 'A page of a window stopped', about: `${reason} ${exitCode}` })
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit')
      log.note({ says: 'A helper process of Chromium stopped', about: `${type} ${reason} ${exitCode}` })
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('unresponsive', () => log.note({ says: 'A window does not answer' }))
    contents.on('preload-error', (_where, _path, error) => log.note({ says: 'A preload script failed', fault: error }))
  })
}

async function report(log: LogBook): Promise<string> {
  return reportText({ version: app.getVersion(), shell: 'electron' }, await log.recent())
}

const GO_ON = 'Go on'
const COPY = 'Copy report'
const QUIT = 'Quit'

async function askHow(logFile: string): Promise<string> {
  const buttons = [GO_ON, COPY, QUIT]
  const over = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const question: Electron.MessageBoxOptions = {
    type: 'warning',
    message: 'Something went wrong inside Framewright.',
    detail: `Your film is safe up to the last saved change. If anything behaves oddly from here on, quit and start again. What happened is in the log, with nothing from your film: ${logFile}`,
    buttons,
    defaultId: 0,
    cancelId: 0,
  }
  const { response } = await (over ? dialog.showMessageBox(over, question) : dialog.showMessageBox(question))
  const chosen = buttons[response] ?? GO_ON
  if (chosen === QUIT) app.quit()
  return chosen
}
