import { join } from 'node:path'
import { BrowserWindow, app } from 'electron'
import { APP_ORIGIN } from './mediaProtocol.ts'
import { isCommandKey } from './menu.ts'
import { recoverWindow } from './safeMode.ts'
import { askBeforeLosing } from './unsavedGuard.ts'
import { besideWindow, readWindowState, writeWindowState } from './windowState.ts'

export interface WindowChoices {
  /** Path of the log, shown to the user if the window crashes. */
  readonly logFile: string
  /** The window it was opened from, next to which it is placed; null for the first. */
  readonly beside: BrowserWindow | null
  /** Called if the user was asked before closing and went on working. */
  readonly stayed: () => void
  /** The number of other windows. */
  readonly others: () => number
}

/** An app window. It can show our own page and nothing else. */
export function openWindow(dataFolder: string, { logFile, beside, stayed, others }: WindowChoices): BrowserWindow {
  const { maximized, ...bounds } = beside ? besideWindow(beside) : readWindowState(dataFolder)
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
  recoverWindow(window, { others, logFile })
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
  // Chromium asks nobody before showing an empty page: the preload blocks that, and this handles what it can't.
  webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) void loadApp(window)
  })
  // WebRTC bypasses all other restrictions.
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function keepKeysToThePage(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (_event, input) => {
    window.webContents.setIgnoreMenuShortcuts(isCommandKey(input))
  })
}
