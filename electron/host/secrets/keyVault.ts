import type { KeySource } from '#shared/document/schema.ts'
import { HOSTED_PROVIDERS } from '#shared/generation/providers/providerOf.ts'
import { FailureError } from '../failures.ts'
import type { Platform } from '../platform.ts'
import type { KeyVault } from '../services.ts'
import { accountOf, locationsOf } from './keyAccounts.ts'
import type { KeyLocation, KeyedBy } from './keyAccounts.ts'
import { createKeyStorage } from './keyStorage.ts'

/** The vault with access to its keys: only for `credentials.ts`, which never returns one without its address. */
export interface KeyHolder extends KeyVault {
  /** The key a source refers to now, and its account; null for none. */
  find(projectId: string, source: KeySource): Promise<{ account: string; key: string } | null>
}

/** The vault of every service, by its provider's id. */
export function createKeyVaults(platform: Pick<Platform, 'keychain' | 'environment'>): ReadonlyMap<string, KeyHolder> {
  return new Map(HOSTED_PROVIDERS.map(({ id, hosted }) => [id, createKeyVault(platform, hosted.key)]))
}

/** The artist's keys to one service: one per project, one for the computer, and the environment's. */
export function createKeyVault(platform: Pick<Platform, 'keychain' | 'environment'>, service: KeyedBy): KeyHolder {
  const rests = createKeyStorage(platform.keychain)
  const at = (projectId: string, home: KeyLocation): string => accountOf(service, projectId, home)
  const environmentKey = (): string | null => platform.environment[service.variable]?.trim() || null

  async function find(projectId: string, source: KeySource): Promise<{ home: KeyLocation; key: string } | null> {
    for (const home of locationsOf(source)) {
      const key = home === 'environment' ? environmentKey() : await rests.read(at(projectId, home))
      if (key !== null) return { home, key }
    }
    return null
  }

  return {
    async status(projectId, source) {
      return {
        keychain: await platform.keychain.status(),
        project: await rests.restsIn(at(projectId, 'project')),
        computer: await rests.restsIn(at(projectId, 'computer')),
        environment: environmentKey() !== null,
        using: (await find(projectId, source))?.home ?? 'none',
      }
    },

    /** Fails with `bad-key` for anything that can't be a key: whitespace or characters that no header can carry. */
    async set(projectId, place, key) {
      const trimmed = key.trim()
      if (!/^[\x21-\x7e]+$/.test(trimmed)) throw new FailureError({ kind: 'bad-key' })
      await rests.write(at(projectId, place), trimmed)
    },

    clear: (projectId, place) => rests.remove(at(projectId, place)),

    async find(projectId, source) {
      const found = await find(projectId, source)
      return found && { account: at(projectId, found.home), key: found.key }
    },
  }
}
