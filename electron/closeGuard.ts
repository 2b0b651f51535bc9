import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Host } from '#host/createHost.ts'

export interface CloseGuard {
  /** Closes the window, or asks first where requests are out that are paid for. */
  watch(window: BrowserWindow): void
}

export interface Leaving {
  /** false where the app goes on without a window, so that nothing is lost. */
  ends(): boolean
  /** The person goes on working. */
  stayed(): void
}

/**
 * Asks before a window is closed over requests that are out: to wait is the safe answer. Closed again meanwhile, it asks
 * again, so that nobody has to wait who no longer wants to.
 */
export function createCloseGuard(host: Pick<Host, 'underWay' | 'settle'>, leaving: Leaving): CloseGuard {
  return {
    watch(window) {
      let sure = false
      let asking = false
      let asked = 0

      async function ask(): Promise<void> {
        asked += 1
        const turn = asked
        asking = true
        const { response } = await dialog.showMessageBox(window, questionFor(host.underWay()))
        asking = false
        if (response === CANCEL) return leaving.stayed()
        if (response === WAIT) await host.settle()
        if (turn !== asked || window.isDestroyed()) return
        sure = true
        window.close()
      }

      window.on('close', (event) => {
        if (sure || !leaving.ends() || host.underWay() === 0) return
        event.preventDefault()
        if (!asking) void ask()
      })
    },
  }
}

const [WAIT, CANCEL] = [0, 2]

function questionFor(out: number): Electron.MessageBoxOptions {
  const one = out === 1
  return {
    type: 'question',
    message: one ? 'A take is being made.' : `${out} takes are being made.`,
    detail: `${one ? 'It is' : 'They are'} paid for. Framewright can wait until ${one ? 'it is' : 'they are'} here, under a minute as a rule. Ended now, ${one ? 'its picture is' : 'their pictures are'} lost and may be billed all the same. What has not been sent waits in the film either way.`,
    buttons: [one ? 'Wait for it, then quit' : 'Wait for them, then quit', 'Quit anyway', 'Go on working'],
    defaultId: WAIT,
    cancelId: CANCEL,
  }
}
