import type { KeyStatus } from '#shared/contract/model.ts'
import { FailureError } from '../failures.ts'
import type { Keychain } from '../platform.ts'

/**
 * Stores keys by account: in the operating system's keychain or, if there is none or it fails, in this process's
 * memory until it exits.
 */
export interface KeyStorage {
  /** null for none, or if the keychain can't be read. */
  read(account: string): Promise<string | null>
  restsIn(account: string): Promise<KeyStatus['project']>
  write(account: string, key: string): Promise<void>
  /** Fails with `no-keychain` if a saved key could not be removed: it would be back at the next start. */
  remove(account: string): Promise<void>
}

export function createKeyStorage(keychain: Keychain): KeyStorage {
  /** By account. A key here is newer than the keychain's for the same account. */
  const session = new Map<string, string>()

  async function saved(account: string): Promise<string | null> {
    try {
      const { available } = await keychain.status()
      return available ? await keychain.read(account) : null
    } catch {
      return null
    }
  }

  async function keeps(account: string, key: string): Promise<boolean> {
    try {
      if (!(await keychain.status()).available) return false
      await keychain.write(account, key)
      return true
    } catch {
      return false
    }
  }

  return {
    read: async (account) => session.get(account) ?? (await saved(account)),
    async restsIn(account) {
      if (session.has(account)) return 'session'
      return (await saved(account)) === null ? 'none' : 'keychain'
    },
    async write(account, key) {
      if (await keeps(account, key)) session.delete(account)
      else session.set(account, key)
    },
    async remove(account) {
      session.delete(account)
      if (!(await keychain.status()).available) return
      try {
        await keychain.remove(account)
      } catch {
        throw new FailureError({ kind: 'no-keychain', detail: 'the key could not be removed from it' })
      }
    },
  }
}
