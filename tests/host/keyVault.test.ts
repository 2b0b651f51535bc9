import { describe, expect, it } from 'vitest'
import { createKeyVault } from '#host/secrets/keyVault.ts'
import type { KeyHolder } from '#host/secrets/keyVault.ts'
import type { Keychain } from '#host/platform.ts'
import { gemini } from '#shared/generation/providers/gemini.ts'
import type { KeySource } from '#shared/document/schema.ts'
import { memoryKeychain, noKeychain } from '../support/testPlatform.ts'

const FILM = 'film_000000000001'
const OTHER = 'film_000000000002'

function vaultOver(keychain: Keychain, environmentKey?: string) {
  return createKeyVault({ keychain, environment: { GEMINI_API_KEY: environmentKey } }, gemini.hosted.key)
}

async function keyOf(vault: KeyHolder, film: string, source: KeySource): Promise<string | null> {
  return (await vault.find(film, source))?.key ?? null
}

describe('a key', () => {
  it('of a project is that project’s alone, the computer’s is everyone’s, the environment’s comes last', async () => {
    const vault = vaultOver(memoryKeychain(), 'environment-key')
    expect(await keyOf(vault, FILM, 'automatic')).toBe('environment-key')
    await vault.set(FILM, 'computer', 'computer-key')
    expect(await keyOf(vault, FILM, 'automatic')).toBe('computer-key')
    await vault.set(FILM, 'project', 'project-key')
    expect(await keyOf(vault, FILM, 'automatic')).toBe('project-key')
    expect(await keyOf(vault, OTHER, 'automatic')).toBe('computer-key')
    expect(await keyOf(vault, OTHER, 'project')).toBeNull()
    expect(await keyOf(vault, FILM, 'environment')).toBe('environment-key')
  })

  it('in the keychain is there for the next start; one for the session is not', async () => {
    const [keychain, none] = [memoryKeychain(), noKeychain()]
    await vaultOver(keychain).set(FILM, 'project', 'kept')
    expect(await keyOf(vaultOver(keychain), FILM, 'automatic')).toBe('kept')
    const session = vaultOver(none)
    await session.set(FILM, 'project', 'passing')
    expect(await keyOf(session, FILM, 'automatic')).toBe('passing')
    expect(await keyOf(vaultOver(none), FILM, 'automatic')).toBeNull()
    await session.clear(FILM, 'project')
    expect(await keyOf(session, FILM, 'automatic')).toBeNull()
  })

  it('is trimmed, and refused where it can be none', async () => {
    const vault = vaultOver(memoryKeychain())
    await vault.set(FILM, 'project', '  AIza-key \n')
    expect(await keyOf(vault, FILM, 'automatic')).toBe('AIza-key')
    for (const wrong of [' ', 'two words', 'ключ', 'line\nbreak'])
      await expect(vault.set(FILM, 'project', wrong)).rejects.toMatchObject({ failure: { kind: 'bad-key' } })
  })

  it('that was cleared is gone from both places', async () => {
    const keychain = memoryKeychain()
    const vault = vaultOver(keychain)
    await vault.set(FILM, 'project', 'key')
    await vault.clear(FILM, 'project')
    expect(await keyOf(vault, FILM, 'automatic')).toBeNull()
    expect((await vault.status(FILM, 'automatic')).project).toBe('none')
  })

  it('that the keychain will not let go of is not called removed', async () => {
    const keychain = { ...memoryKeychain(), remove: () => Promise.reject(new Error('denied')) }
    await expect(vaultOver(keychain).clear(FILM, 'project')).rejects.toMatchObject({ failure: { kind: 'no-keychain' } })
  })
})

describe('the status', () => {
  it('says before a key is typed that it would be kept for this session only', async () => {
    const status = await vaultOver(noKeychain()).status(FILM, 'automatic')
    expect(status.keychain).toEqual({ available: false, name: '', why: 'this test has none' })
    expect(status).toMatchObject({ project: 'none', computer: 'none', environment: false, using: 'none' })
  })

  it('tells where each key rests and which is used, and never holds one', async () => {
    const vault = vaultOver(memoryKeychain(), 'AIza-environment')
    await vault.set(FILM, 'project', 'AIza-project')
    await vault.set(FILM, 'computer', 'AIza-computer')
    const status = await vault.status(FILM, 'computer')
    expect(status).toMatchObject({ project: 'keychain', computer: 'keychain', environment: true, using: 'computer' })
    expect(JSON.stringify(status)).not.toContain('AIza')
  })

  it('owns up when the keychain failed at the moment of saving: the key is kept for the session', async () => {
    const keychain = { ...memoryKeychain(), write: () => Promise.reject(new Error('locked')) }
    const vault = vaultOver(keychain)
    await vault.set(FILM, 'project', 'AIza-project')
    expect((await vault.status(FILM, 'automatic')).project).toBe('session')
    expect(await keyOf(vault, FILM, 'automatic')).toBe('AIza-project')
  })
})
