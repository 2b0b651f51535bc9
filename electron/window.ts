import { join } from 'node:path'
import { BrowserWindow, app } from 'electron'
import { APP_ORIGIN } from './mediaProtocol.ts'
import { isCommandKey } from './menu.ts'
import { comeBack } from './safeMode.ts'
import { askBeforeLosing } from './unsavedGuard.ts'
import { readWindowState, writeWindowState } from './windowState.ts'

/** The app's window. It can show our own page and nothing else. `stayed`: asked to close, the person went on working. */
export function openWindow(dataFolder: string, stayed: () => void): BrowserWindow {
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
  askBeforeLosing(window, stayed)
  comeBack(window)
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeWindowState(dataFolder, window))
  window.on('page-title-updated', (_event, title) =>
    window.setDocumentEdited(/— (Saving…|Not saved|Saving failed)$/.test(title)),
  )
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
