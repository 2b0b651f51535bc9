import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'

/** The DOM features used here; the full page types belong to the window's own code. */
interface Page {
  readonly location: { readonly origin: string }
  readonly crypto: { getRandomValues(into: Uint32Array): Uint32Array }
  readonly navigation: {
    addEventListener(name: 'navigate', heard: (event: Leaving) => void): void
  }
}

interface Leaving {
  readonly destination: { readonly url: string }
  /** Downloads also fire a navigation, but are not one. */
  readonly downloadRequest: string | null
  preventDefault(): void
}

const { location, navigation, crypto } = globalThis as unknown as Page

/**
 * Identifies this page, so that the app can tell it from its predecessor. `randomUUID` is not available in every page
 * that may load here.
 */
const page = crypto.getRandomValues(new Uint32Array(4)).join('-')

/**
 * Electron shows an empty page without asking the app, so navigation to it is blocked here, before any script of the
 * page runs.
 */
navigation.addEventListener('navigate', (event) => {
  const leaves = !event.destination.url.startsWith(`${location.origin}/`)
  if (leaves && event.downloadRequest === null) event.preventDefault()
})

/** Everything the window can reach of the system: a transport to its host, and the platform's name for key labels. */
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
