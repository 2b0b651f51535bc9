import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Path of the build's update settings in the archive, so that the server can't be changed without changing the app. */
export const BUILT_IN = 'out/updates.json'

const builtInSchema = z.object({
  /** The folder with the newest installers and their signed list. */
  url: z.string(),
  /** Ed25519, SPKI, base64: the key that must have signed the list. */
  publicKey: z.string(),
  /** electron-updater's name for its download folder. */
  updaterCacheDirName: z.string(),
})
export type BuiltIn = z.infer<typeof builtInSchema>

/** A build's update settings; throws, with a sentence, for invalid ones. */
export function builtInFrom(url: string, publicKey: string): BuiltIn {
  const { protocol, hostname, username, search } = new URL(url)
  const here = hostname === '127.0.0.1' || hostname === 'localhost'
  if (protocol !== 'https:' && !(protocol === 'http:' && here)) throw new Error('Updates come by https: alone.')
  if (username || search) throw new Error('The address of updates is a plain folder, without a name or a question.')
  const { asymmetricKeyType } = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  if (asymmetricKeyType !== 'ed25519') throw new Error('The key of updates is an Ed25519 public key (SPKI, base64).')
  return { url: url.endsWith('/') ? url : `${url}/`, publicKey, updaterCacheDirName: 'framewright-updater' }
}

/** Null if the build has no update settings, as by default. */
export function readBuiltIn(app: string): BuiltIn | null {
  try {
    const { url, publicKey } = builtInSchema.parse(JSON.parse(readFileSync(`${app}/${BUILT_IN}`, 'utf8')))
    return builtInFrom(url, publicKey)
  } catch {
    return null
  }
}
