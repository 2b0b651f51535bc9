import { createHash, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { signUpdates } from '../../electron/pack/signUpdates.ts'

export type Signer = ReturnType<typeof newSigner>

export function newSigner() {
  return generateKeyPairSync('ed25519')
}

export function publicWords({ publicKey }: Signer): string {
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
}

/** What is served as a version of the app. Putting it in place runs it once, so it is a program. */
export const programOf = (version: string): string => `#!/bin/sh\n# ${version}\n`

export const APP_FILE = 'Framewright-new.AppImage'
export const APP_LIST = process.arch === 'arm64' ? 'latest-linux-arm64.yml' : 'latest-linux.yml'

/** Puts a version into a folder as whoever ships does: the file, the list that electron-builder makes, its signature. */
export function publish(folder: string, version: string, signer: Signer): void {
  mkdirSync(folder, { recursive: true })
  const bytes = programOf(version)
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  const file = `  - url: ${APP_FILE}\n    sha512: ${sha512}\n    size: ${bytes.length}`
  writeFileSync(path.join(folder, APP_FILE), bytes)
  writeFileSync(
    path.join(folder, APP_LIST),
    `version: ${version}\nfiles:\n${file}\npath: ${APP_FILE}\nsha512: ${sha512}\n`,
  )
  signUpdates(folder, signer.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
}

export interface Asked {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** A plain folder on loopback, and all that was asked of it. */
export async function serveFolder(folder: string) {
  const asked: Asked[] = []
  const server = createServer(({ url = '/', headers }, answer) => {
    asked.push({ path: url.split('?')[0]!, headers })
    const file = path.join(folder, path.basename(asked.at(-1)!.path))
    if (existsSync(file)) answer.end(readFileSync(file))
    else answer.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/app/`,
    server,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
