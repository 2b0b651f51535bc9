import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Keychain, Platform } from '#host/platform.ts'
import { createWays } from '#host/network/createWays.ts'
import type { Ways } from '#host/network/ways.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { rootFrom } from '../../electron/root.ts'

/**
 * A platform whose folders all lie in `folder`: app data in data/, projects in projects/. The real clock, the repository's
 * assets, no dialogs, and no keychain unless one is brought (`memoryKeychain()`).
 */
export function testPlatform(folder: string, own: Partial<Platform> = {}): Platform {
  const folders = {
    data: path.join(folder, 'data'),
    projects: path.join(folder, 'projects'),
    assets: path.join(rootFrom(import.meta.dirname), 'assets'),
  }
  mkdirSync(folders.data, { recursive: true })
  mkdirSync(folders.projects, { recursive: true })
  return {
    shell: 'test',
    version: '0.1.0',
    folders,
    environment: {},
    ways: straightWays(),
    keychain: noKeychain(),
    dialogs: null,
    startFolder: null,
    now: () => Date.now(),
    newId: makeNewId(Math.random),
    log: () => undefined,
    ...own,
  }
}

/** As where no proxy is set. */
export function straightWays(): Ways {
  return createWays({ proxies: {}, files: { extra: undefined, system: undefined }, log: () => undefined })
}

const none = () => Promise.reject(new Error('there is no keychain'))

/** As on a machine without one. */
export function noKeychain(): Keychain {
  return {
    status: () => Promise.resolve({ available: false, name: '', why: 'this test has none' }),
    read: () => Promise.resolve(null),
    write: none,
    remove: none,
  }
}

/** A keychain that forgets when the test ends. */
export function memoryKeychain(): Keychain {
  const secrets = new Map<string, string>()
  return {
    status: () => Promise.resolve({ available: true, name: 'Test keychain', why: '' }),
    read: (account) => Promise.resolve(secrets.get(account) ?? null),
    write(account, secret) {
      secrets.set(account, secret)
      return Promise.resolve()
    },
    remove(account) {
      secrets.delete(account)
      return Promise.resolve()
    },
  }
}
