import { randomBytes } from 'node:crypto'
import { createServer as createNetServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { createServer, mergeConfig } from 'vite'
import type { Sources } from './devPages.ts'

export interface ServedSources extends Sources {
  /** Reloads every page that shows the window. */
  reload(): void
  /** Calls back for every file under these folders that is changed, added or deleted. */
  watch(folders: readonly string[], changed: (file: string) => void): void
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** A Vite server for the window's sources, on loopback only. */
export async function serveSources(root: string): Promise<ServedSources> {
  const nonce = randomBytes(16).toString('base64url')
  const port = await freePort()
  const { config } = await resolveConfig(
    { root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn' },
    'serve',
    'development',
  )
  const server = await createServer(
    mergeConfig(config?.renderer ?? {}, {
      configFile: false,
      root: join(root, 'renderer'),
      html: { cspNonce: nonce },
      clearScreen: false,
      build: { rolldownOptions: { input: join(root, 'renderer/index.html') } },
      server: {
        host: LOOPBACK,
        port,
        strictPort: true,
        // The page is not served from Vite's address, so it needs the socket's address.
        hmr: { protocol: 'ws', host: LOOPBACK, clientPort: port },
        fs: { allow: [root] },
      },
    }),
  )
  await server.listen()
  return {
    origin: `http://${LOOPBACK}:${port}`,
    nonce,
    reload: () => server.ws.send({ type: 'full-reload' }),
    watch(folders, changed) {
      server.watcher.add([...folders])
      server.watcher.on('all', (_event, file) => {
        if (folders.some((folder) => file.startsWith(folder))) changed(file)
      })
    },
    close: () => server.close(),
  }
}

async function freePort(): Promise<number> {
  const server = createNetServer()
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, LOOPBACK, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
