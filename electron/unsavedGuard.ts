import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { tellWindow } from './ipc.ts'

/** How long the window may take to save its last gestures before the user is asked. */
const SETTLE_MS = 5000
/** Timeout for one more attempt after a failed one. */
const RETRY_MS = 400

/**
 * A page with unsaved gestures blocks the close, saves and closes itself. If that fails or takes too long, the user
 * decides: nothing is discarded unasked, and nobody waits for a disk that never answers. The page itself asks about
 * entries that can't be stored. `stayed`: called if the user goes on working.
 */
export function askBeforeLosing(window: BrowserWindow, stayed: () => void): void {
  let letGo = false
  let asking = false
  let waiting: NodeJS.Timeout | null = null

  function wait(ms: number): void {
    waiting = setTimeout(() => void ask(), ms)
  }

  function waitNoMore(): void {
    if (waiting) clearTimeout(waiting)
    waiting = null
  }

  async function ask(): Promise<void> {
    waitNoMore()
    if (asking || window.isDestroyed() || !isOurs(window.getTitle())) return
    asking = true
    // Load-bearing: not the synchronous dialog, which blocks this process, where the save is still running.
    const { response } = await dialog.showMessageBox(window, QUESTION)
    asking = false
    if (window.isDestroyed()) return
    if (response === LOSE) {
      letGo = true
      return window.close()
    }
    stayed()
    if (response === COPY) tellWindow(window, { name: 'menu.command', value: { id: 'project.copy' } })
  }

  window.webContents.on('will-prevent-unload', (event) => {
    if (letGo) return event.preventDefault()
    if (!waiting && !asking) wait(window.getTitle().endsWith(FAILED) ? RETRY_MS : SETTLE_MS)
  })
  window.on('page-title-updated', (_event, title) => {
    if (waiting && title.endsWith(FAILED)) void ask()
  })
  window.on('closed', waitNoMore)
}

const [COPY, LOSE] = [0, 1]

/** Endings of the window's title (renderer/app/savingWords.ts). */
const FAILED = '— Saving failed'
const SAVING = '— Saving…'

function isOurs(title: string): boolean {
  return title.endsWith(FAILED) || title.endsWith(SAVING)
}

const QUESTION: Electron.MessageBoxOptions = {
  type: 'warning',
  message: 'Your last changes are not saved.',
  detail:
    'The film could not be saved where it is. Save a copy in another place to keep everything, or close the window and lose your last changes.',
  buttons: ['Save a copy…', 'Close without saving', 'Keep open'],
  defaultId: COPY,
  cancelId: 2,
}
