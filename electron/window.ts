import { join } from 'node:path'
import { BrowserWindow, app, dialog } from 'electron'
import { APP_ORIGIN } from './mediaProtocol.ts'
import { isCommandKey } from './menu.ts'
import { comeBack } from './safeMode.ts'
import { readWindowState, writeWindowState } from './windowState.ts'

/** How long the window may take to bring its last gestures to disk before the person is asked. */
const SETTLE_MS = 5000

/** The app's window. It can show our own page and nothing else. */
export function openWindow(dataFolder: string): BrowserWindow {
  const { maximized, ...bounds } = readWindowState(dataFolder)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Framewright',
    backgroundColor: '#16181c',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (maximized) window.maximize()
  lockNavigation(window)
  keepKeysToThePage(window)
  askBeforeLosing(window)
  comeBack(window)
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeWindowState(dataFolder, window))
  window.on('page-title-updated', (_event, title) => window.setDocumentEdited(/— (Saving…|Not saved)$/.test(title)))
  return window
}

export function loadApp(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${APP_ORIGIN}/`)
}

function lockNavigation(window: BrowserWindow): void {
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-frame-navigate', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  // Chromium asks nobody before an empty page is shown: the preload holds that one back, and this is for what it can't.
  webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) void loadApp(window)
  })
  // Calls between browsers go round every other lock.
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function keepKeysToThePage(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (_event, input) => {
    window.webContents.setIgnoreMenuShortcuts(isCommandKey(input))
  })
}

/**
 * A page that still has gestures to save stops the closing, saves and closes itself. Where that takes too long, the
 * person decides: nothing is thrown away unasked.
 */
function askBeforeLosing(window: BrowserWindow): void {
  let letGo = false
  let waiting: NodeJS.Timeout | null = null

  window.webContents.on('will-prevent-unload', (event) => {
    if (letGo) return event.preventDefault()
    waiting ??= setTimeout(() => {
      waiting = null
      if (window.isDestroyed()) return
      const answer = dialog.showMessageBoxSync(window, {
        type: 'warning',
        message: 'The last changes are not saved yet.',
        detail: 'Keep the window open to save them, or close it and lose them.',
        buttons: ['Keep open', 'Close and lose them'],
        defaultId: 0,
        cancelId: 0,
      })
      if (answer !== 1) return
      letGo = true
      window.close()
    }, SETTLE_MS)
  })
  window.on('closed', () => {
    if (waiting) clearTimeout(waiting)
  })
}
