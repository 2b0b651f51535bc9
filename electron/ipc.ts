import { ipcMain } from 'electron'
import type { BrowserWindow, IpcMainInvokeEvent, WebContents } from 'electron'
import type { HostEvent } from '#shared/contract/events.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Host } from '#host/createHost.ts'
import { APP_ORIGIN } from './mediaProtocol.ts'
import type { PageVisits } from './pageVisits.ts'

/**
 * Answers calls only from our windows' own pages: one handler for all, which checks the sender. Host events go to all
 * of `windows`.
 */
export function connectWindows(
  host: Pick<Host, 'listen'>,
  pagesOf: (contents: WebContents) => PageVisits | undefined,
  windows: () => readonly BrowserWindow[],
): void {
  ipcMain.handle(
    'framewright:call',
    async (event, method: unknown, input: unknown, callId: unknown, page: unknown): Promise<Result<unknown>> => {
      const pages = isOurPage(event) ? pagesOf(event.sender) : undefined
      if (!pages) return fail({ kind: 'not-understood', detail: 'the call came from elsewhere' })
      if (typeof method !== 'string') return fail({ kind: 'not-understood', detail: 'a method has a name' })
      return pages.of(String(page)).call(method, input, typeof callId === 'string' ? callId : undefined)
    },
  )
  host.listen((event) => {
    for (const window of windows()) tellWindow(window, event)
  })
}

export function tellWindow(window: BrowserWindow, event: HostEvent): void {
  if (!window.isDestroyed()) window.webContents.send('framewright:event', event)
}

function isOurPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === APP_ORIGIN
}
