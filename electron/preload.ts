import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'

/** What is used here of the page; the types of pages belong to the window's own code. */
interface Page {
  readonly location: { readonly origin: string }
  readonly crypto: { getRandomValues(into: Uint32Array): Uint32Array }
  readonly navigation: {
    addEventListener(name: 'navigate', heard: (event: Leaving) => void): void
  }
}

interface Leaving {
  readonly destination: { readonly url: string }
  /** What is to be saved as a file shows as a way out as well, and is none. */
  readonly downloadRequest: string | null
  preventDefault(): void
}

const { location, navigation, crypto } = globalThis as unknown as Page

/** By this name the app tells this page from one that was here before it. `randomUUID` is not for every page that may come here. */
const page = crypto.getRandomValues(new Uint32Array(4)).join('-')

/** An empty page is shown without asking the app first, so it is held back here, before any script of the page runs. */
navigation.addEventListener('navigate', (event) => {
  const leaves = !event.destination.url.startsWith(`${location.origin}/`)
  if (leaves && event.downloadRequest === null) event.preventDefault()
})

/** All that the window can reach of the system: a way to its host, and the system's name for key labels. */
contextBridge.exposeInMainWorld('framewright', {
  call: (method: unknown, input: unknown, callId: unknown): Promise<unknown> =>
    ipcRenderer.invoke('framewright:call', method, input, callId, page),
  listen(heard: (event: unknown) => void): () => void {
    const pass = (_event: IpcRendererEvent, event: unknown): void => heard(event)
    ipcRenderer.on('framewright:event', pass)
    return () => ipcRenderer.off('framewright:event', pass)
  },
  platform: process.platform,
})
