/**
 * Electron's entry file in `npm run dev`, instead of begin.ts: the same app on the window's sources. Nothing that
 * ships imports it.
 */
import { join } from 'node:path'
import { app, session } from 'electron'
import { devPages, socketOf } from './dev/devPages.ts'
import type { Sources } from './dev/devPages.ts'

const { root, ...sources } = JSON.parse(process.env['FRAMEWRIGHT_DEV'] ?? '{}') as Sources & { readonly root: string }
const socket = socketOf(sources.origin)
const place = new URL(sources.origin).host

// As in begin.ts, so that the app's data is where the shipped app keeps it.
const { startApp } = await import('./main.ts')
startApp({
  pages: devPages(sources),
  assets: join(root, 'assets'),
  quieted: () => app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'),
  /** Vite's socket is the only address a window may reach. */
  async locked() {
    const { defaultSession } = session
    defaultSession.webRequest.onBeforeRequest(
      { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
      ({ url }, answer) => answer({ cancel: !url.startsWith(`${socket}/`) }),
    )
    await defaultSession.setProxy({
      mode: 'fixed_servers',
      proxyRules: '127.0.0.1:9',
      proxyBypassRules: `<-loopback>,${place}`,
    })
  },
})
