import type { KeyPlace, KeyStatus } from '#shared/contract/model.ts'
import type { KeySource } from '#shared/document/schema.ts'
import { HOSTED_PROVIDERS } from '#shared/generation/providers/providerOf.ts'
import { FailureError } from '../failures.ts'
import type { Platform } from '../platform.ts'
import type { KeyVault } from '../services.ts'
import { accountOf, homesOf } from './keyAccounts.ts'
import type { KeyHome, KeyedBy } from './keyAccounts.ts'

/** The vault with its keys in reach: for `credentials.ts` alone, which gives none out without its address. */
export interface KeyHolder extends KeyVault {
  /** The key that a source means now, and the account it belongs to; null for none. */
  find(projectId: string, source: KeySource): Promise<{ account: string; key: string } | null>
}

/** The vault of every service, by its provider's id. */
export function createKeyVaults(platform: Pick<Platform, 'keychain' | 'environment'>): ReadonlyMap<string, KeyHolder> {
  return new Map(HOSTED_PROVIDERS.map(({ id, hosted }) => [id, createKeyVault(platform, hosted.key)]))
}

/**
 * The artist's keys to one service: one for each project, one for the computer, and the environment's. They rest in the operating
 * system's keychain; where there is none, or it fails, in this process's memory until it ends.
 */
export function createKeyVault(platform: Pick<Platform, 'keychain' | 'environment'>, service: KeyedBy): KeyHolder {
  const { keychain } = platform
  /** By account. A key here is newer than the keychain's of the same account. */
  const session = new Map<string, string>()

  async function saved(account: string): Promise<string | null> {
    try {
      const { available } = await keychain.status()
      return available ? await keychain.read(account) : null
    } catch {
      return null
    }
  }

  async function keyAt(projectId: string, place: KeyPlace): Promise<string | null> {
    const account = accountOf(service, projectId, place)
    return session.get(account) ?? (await saved(account))
  }

  async function restsIn(projectId: string, place: KeyPlace): Promise<KeyStatus['project']> {
    const account = accountOf(service, projectId, place)
    if (session.has(account)) return 'session'
    return (await saved(account)) === null ? 'none' : 'keychain'
  }

  async function find(projectId: string, source: KeySource): Promise<{ home: KeyHome; key: string } | null> {
    for (const home of homesOf(source)) {
      const key = home === 'environment' ? environmentKey() : await keyAt(projectId, home)
      if (key !== null) return { home, key }
    }
    return null
  }

  function environmentKey(): string | null {
    return platform.environment[service.variable]?.trim() || null
  }

  return {
    async status(projectId, source) {
      return {
        keychain: await keychain.status(),
        project: await restsIn(projectId, 'project'),
        computer: await restsIn(projectId, 'computer'),
        environment: environmentKey() !== null,
        using: (await find(projectId, source))?.home ?? 'none',
      }
    },

    /** Fails with `bad-key` for what can not be a key: blanks or signs that no header carries. */
    async set(projectId, place, key) {
      const account = accountOf(service, projectId, place)
      const trimmed = key.trim()
      if (!/^[\x21-\x7e]+$/.test(trimmed)) throw new FailureError({ kind: 'bad-key' })
      const kept = await keeps(() => keychain.write(account, trimmed))
      if (kept) session.delete(account)
      else session.set(account, trimmed)
    },

    /** Fails with `no-keychain` where a saved key could not be removed: it would come back at the next start. */
    async clear(projectId, place) {
      const account = accountOf(service, projectId, place)
      session.delete(account)
      if (!(await keychain.status()).available) return
      try {
        await keychain.remove(account)
      } catch {
        throw new FailureError({ kind: 'no-keychain', detail: 'the key could not be removed from it' })
      }
    },

    async find(projectId, source) {
      const found = await find(projectId, source)
      return found && { account: accountOf(service, projectId, found.home), key: found.key }
    },
  }

  async function keeps(write: () => Promise<void>): Promise<boolean> {
    try {
      if (!(await keychain.status()).available) return false
      await write()
      return true
    } catch {
      return false
    }
  }
}
