import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'

/** All that the window can reach of the system: a way to its host, and the system's name for key labels. */
contextBridge.exposeInMainWorld('framewright', {
  call: (method: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke('framewright:call', method, input),
  listen(heard: (event: unknown) => void): () => void {
    const pass = (_event: IpcRendererEvent, event: unknown): void => heard(event)
    ipcRenderer.on('framewright:event', pass)
    return () => ipcRenderer.off('framewright:event', pass)
  },
  platform: process.platform,
})
