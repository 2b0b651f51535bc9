import { ipcMain } from 'electron'
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import type { HostEvent } from '#shared/contract/events.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Host } from '#host/createHost.ts'
import { APP_ORIGIN } from './mediaProtocol.ts'

/** Answers calls from the window's own page, and from nothing else. Gives back what stops it. */
export function connectWindow(host: Pick<Host, 'call' | 'listen'>, window: BrowserWindow): () => void {
  const { webContents } = window

  ipcMain.handle(
    'framewright:call',
    async (event, method: unknown, input: unknown, callId: unknown): Promise<Result<unknown>> => {
      if (!fromOurPage(event, window)) return fail({ kind: 'not-understood', detail: 'the call came from elsewhere' })
      if (typeof method !== 'string') return fail({ kind: 'not-understood', detail: 'a method has a name' })
      return host.call(method, input, typeof callId === 'string' ? callId : undefined)
    },
  )
  const unlisten = host.listen((event) => tellWindow(window, event))

  const stop = (): void => {
    unlisten()
    ipcMain.removeHandler('framewright:call')
  }
  webContents.once('destroyed', stop)
  return stop
}

export function tellWindow(window: BrowserWindow, event: HostEvent): void {
  if (!window.isDestroyed()) window.webContents.send('framewright:event', event)
}

function fromOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    frame.origin === APP_ORIGIN
  )
}
