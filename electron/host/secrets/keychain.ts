import { randomBytes } from 'node:crypto'
import type { AsyncEntry } from '@napi-rs/keyring'
import { changedPartIn } from '../native/guardNativeParts.ts'
import type { Keychain } from '../platform.ts'

type KeychainStatus = Awaited<ReturnType<Keychain['status']>>
type EntryFor = (account: string) => AsyncEntry

/** The name of Framewright's entries in the keychain. */
const SERVICE = 'Framewright'
/** A locked keychain asks its owner first; without a desktop to ask on it would block forever. */
const PATIENCE_MS = 30_000

const NAMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Keychain',
  win32: 'Windows Credential Manager',
  linux: 'Secret Service keyring',
}

/**
 * The operating system's keychain. It counts as available only after a probe was written, read back and removed; until
 * then every status call tries again, so that a keychain unlocked later is found. On Linux only the Secret Service is
 * accepted: the kernel keyring is lost on restart, and a key in it must not be reported as saved.
 */
export function createSystemKeychain(): Keychain {
  const name = NAMES[process.platform] ?? 'keychain'
  let entryFor: EntryFor | null = null
  let found = false
  let probing: Promise<KeychainStatus> | null = null

  async function load(): Promise<EntryFor> {
    if (entryFor) return entryFor
    const { AsyncEntry: Entry } = await import('@napi-rs/keyring')
    entryFor = (account) => new Entry(SERVICE, account, { linux: { store: 'secret-service' } })
    return entryFor
  }

  async function probe(): Promise<KeychainStatus> {
    const token = randomBytes(12).toString('hex')
    try {
      const entry = (await load())(`probe/${token}`)
      await entry.setPassword(token, patience())
      const back = await entry.getPassword(patience())
      await entry.deleteCredential(patience())
      if (back !== token) throw new Error('it did not give back what was put in')
      found = true
      return { available: true, name, why: '' }
    } catch (error) {
      return { available: false, name, why: wordsFor(error) }
    }
  }

  return {
    status() {
      if (found) return Promise.resolve({ available: true, name, why: '' })
      probing ??= probe().finally(() => {
        probing = null
      })
      return probing
    },
    async read(account) {
      return (await (await load())(account).getPassword(patience())) ?? null
    },
    async write(account, secret) {
      await (await load())(account).setPassword(secret, patience())
    },
    async remove(account) {
      await (await load())(account).deleteCredential(patience())
    },
  }
}

function patience(): AbortSignal {
  return AbortSignal.timeout(PATIENCE_MS)
}

function wordsFor(error: unknown): string {
  const changed = changedPartIn(error)
  if (changed !== null) return changed
  const message = error instanceof Error ? error.message : String(error)
  if (/abort/i.test(message)) return 'it did not answer; it may be locked'
  if (/dbus|secret service|platform storage/i.test(message)) return 'no keyring service is running in this session'
  return message.slice(0, 200)
}
