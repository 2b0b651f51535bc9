import type { KeyPlace, KeyStatus } from '#shared/contract/model.ts'
import type { KeySource } from '#shared/document/schema.ts'
import { FailureError } from '../failures.ts'
import type { Platform } from '../platform.ts'
import type { KeyVault } from '../services.ts'

/**
 * The artist's keys: one for each project, one for the computer, and the environment's. They rest in the operating
 * system's keychain; where there is none, or it fails, in this process's memory until it ends. Only `use` gives a key,
 * and only the host's providers have it.
 */
export function createKeyVault(platform: Pick<Platform, 'keychain' | 'environment'>): KeyVault {
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
    const account = accountOf(projectId, place)
    return session.get(account) ?? (await saved(account))
  }

  async function restsIn(projectId: string, place: KeyPlace): Promise<KeyStatus['project']> {
    const account = accountOf(projectId, place)
    if (session.has(account)) return 'session'
    return (await saved(account)) === null ? 'none' : 'keychain'
  }

  async function find(projectId: string, source: KeySource): Promise<{ from: KeyStatus['using']; key: string | null }> {
    for (const place of placesOf(source)) {
      const key = place === 'environment' ? environmentKey(platform) : await keyAt(projectId, place)
      if (key !== null) return { from: place, key }
    }
    return { from: 'none', key: null }
  }

  return {
    async status(projectId, source) {
      return {
        keychain: await keychain.status(),
        project: await restsIn(projectId, 'project'),
        computer: await restsIn(projectId, 'computer'),
        environment: environmentKey(platform) !== null,
        using: (await find(projectId, source)).from,
      }
    },

    /** Fails with `bad-key` for what can not be a key: blanks or signs that no header carries. */
    async set(projectId, place, key) {
      const account = accountOf(projectId, place)
      const trimmed = key.trim()
      if (!/^[\x21-\x7e]+$/.test(trimmed)) throw new FailureError({ kind: 'bad-key' })
      const kept = await keeps(() => keychain.write(account, trimmed))
      if (kept) session.delete(account)
      else session.set(account, trimmed)
    },

    /** Fails with `no-keychain` where a saved key could not be removed: it would come back at the next start. */
    async clear(projectId, place) {
      const account = accountOf(projectId, place)
      session.delete(account)
      if (!(await keychain.status()).available) return
      try {
        await keychain.remove(account)
      } catch {
        throw new FailureError({ kind: 'no-keychain', detail: 'the key could not be removed from it' })
      }
    },

    use: async (projectId, source) => (await find(projectId, source)).key,
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

/** Where a source is looked for, in order: the nearer to the film, the sooner. */
function placesOf(source: KeySource): readonly (KeyPlace | 'environment')[] {
  return source === 'automatic' ? ['project', 'computer', 'environment'] : [source]
}

function accountOf(projectId: string, place: KeyPlace): string {
  return place === 'project' ? `project/${projectId}` : 'computer'
}

function environmentKey({ environment }: Pick<Platform, 'environment'>): string | null {
  return environment.GEMINI_API_KEY?.trim() || null
}
