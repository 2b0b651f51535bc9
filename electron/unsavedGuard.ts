import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { tellWindow } from './ipc.ts'

/** How long the window may take to bring its last gestures to disk before the person is asked. */
const SETTLE_MS = 5000
/** How long one more try may take where the last one failed. */
const RETRY_MS = 400

/**
 * A page that still has gestures to save stops the closing, saves and closes itself. Where that fails or takes too long, the
 * person decides: nothing is thrown away unasked, and nobody waits for a disk that never answers. Of entries that can't be
 * kept as they are the page asks itself. `stayed`: the person goes on working.
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
    // Load-bearing: not the dialog that stops this process, in which the save is still under way.
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

/** The ends of the window's title (renderer/app/savingWords.ts). */
const FAILED = '— Saving failed'
const SAVING = '— Saving…'

function isOurs(title: string): boolean {
  return title.endsWith(FAILED) || title.endsWith(SAVING)
}

const QUESTION: Electron.MessageBoxOptions = {
  type: 'warning',
  message: 'The last changes are not saved.',
  detail:
    'The film could not be saved where it is. Save a copy in another place to keep everything, or close the window and lose what was changed last.',
  buttons: ['Save a copy…', 'Close and lose them', 'Keep open'],
  defaultId: COPY,
  cancelId: 2,
}
