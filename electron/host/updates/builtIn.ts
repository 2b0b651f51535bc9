import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Where the list of the build lies in the archive, so that whoever is asked can't be changed without changing the app. */
export const BUILT_IN = 'out/updates.json'

const builtInSchema = z.object({
  /** The folder that holds the newest installers and the signed list of them. */
  url: z.string(),
  /** Ed25519, SPKI, base64: whose signature the list must have. */
  publicKey: z.string(),
  /** electron-updater's name for the folder where it keeps what it fetches. */
  updaterCacheDirName: z.string(),
})
export type BuiltIn = z.infer<typeof builtInSchema>

/** What a build says of updates; throws, in words, for what can't be kept to. */
export function builtInFrom(url: string, publicKey: string): BuiltIn {
  const { protocol, hostname, username, search } = new URL(url)
  const here = hostname === '127.0.0.1' || hostname === 'localhost'
  if (protocol !== 'https:' && !(protocol === 'http:' && here)) throw new Error('Updates come by https: alone.')
  if (username || search) throw new Error('The address of updates is a plain folder, without a name or a question.')
  const { asymmetricKeyType } = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  if (asymmetricKeyType !== 'ed25519') throw new Error('The key of updates is an Ed25519 public key (SPKI, base64).')
  return { url: url.endsWith('/') ? url : `${url}/`, publicKey, updaterCacheDirName: 'framewright-updater' }
}

/** Null where the build says nothing of updates, as by default. */
export function readBuiltIn(app: string): BuiltIn | null {
  try {
    const { url, publicKey } = builtInSchema.parse(JSON.parse(readFileSync(`${app}/${BUILT_IN}`, 'utf8')))
    return builtInFrom(url, publicKey)
  } catch {
    return null
  }
}
