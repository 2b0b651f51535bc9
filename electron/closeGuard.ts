import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Host } from '#host/createHost.ts'

export interface CloseGuard {
  /** Closes the window, or asks first if paid requests are running. */
  watch(window: BrowserWindow): void
  /** Before the app quits with several windows: if requests are running, holds the quit and asks over one of the windows. */
  holdsQuit(over: BrowserWindow | null): boolean
  /** The person goes on working: discards the earlier decision. */
  forget(): void
  /** What is out finishes without a window before the app ends. */
  finishesUnseen(): boolean
}

export interface Leaving {
  /** Whether the app ends with its last window. */
  ends(): boolean
  windows(): number
  /** The person goes on working. */
  stayed(): void
}

/**
 * Asks before the app ends while requests are running; waiting is the safe choice. Closing again meanwhile asks again,
 * so that nobody has to wait who no longer wants to. A window that is not the last may close: the host keeps running
 * and receives the answers.
 */
export function createCloseGuard(host: Pick<Host, 'underWay' | 'settle'>, leaving: Leaving): CloseGuard {
  let sure = false
  let asking = false
  let unseen = false
  let asked = 0

  async function ask(over: BrowserWindow, go: () => void): Promise<void> {
    asked += 1
    const turn = asked
    asking = true
    const { response } = await dialog.showMessageBox(over, questionFor(host.underWay()))
    asking = false
    if (response === CANCEL) return leaving.stayed()
    if (response === WAIT) await host.settle()
    if (turn !== asked) return
    unseen = response === UNSEEN
    sure = true
    go()
  }

  const isFree = (): boolean => sure || host.underWay() === 0

  return {
    watch(window) {
      window.on('close', (event) => {
        if (isFree() || leaving.windows() > 1 || !leaving.ends()) return
        event.preventDefault()
        if (!asking) void ask(window, () => window.isDestroyed() || window.close())
      })
    },
    holdsQuit(over) {
      if (!over || isFree() || leaving.windows() < 2) return false
      if (!asking) void ask(over, () => app.quit())
      return true
    },
    forget() {
      sure = false
      unseen = false
    },
    finishesUnseen: () => unseen,
  }
}

const [WAIT, CANCEL, UNSEEN] = [0, 2, 3]

function questionFor(out: number): Electron.MessageBoxOptions {
  const one = out === 1
  return {
    type: 'question',
    message: one ? 'A take is being made.' : `${out} takes are being made.`,
    detail: `${one ? 'It is' : 'They are'} paid for. Framewright can wait until ${one ? 'it is' : 'they are'} here, under a minute as a rule, or close its windows and end by itself once ${one ? 'it is' : 'they are'}. If you quit now, ${one ? 'its picture is' : 'their pictures are'} lost and may be billed all the same. What has not been sent waits in the film either way.`,
    buttons: [
      one ? 'Wait for it, then quit' : 'Wait for them, then quit',
      'Quit anyway',
      'Keep working',
      one ? 'Let it finish in the background' : 'Let them finish in the background',
    ],
    defaultId: WAIT,
    cancelId: CANCEL,
  }
}
