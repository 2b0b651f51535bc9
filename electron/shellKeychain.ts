import { FailureError } from '#host/failures.ts'
import type { Keychain } from '#host/platform.ts'
import { createSystemKeychain } from '#host/secrets/keychain.ts'

/** The computer's keychain; none if FRAMEWRIGHT_KEYCHAIN=off, as in tests. */
export function shellKeychain(): Keychain {
  const { FRAMEWRIGHT_KEYCHAIN } = process.env
  return FRAMEWRIGHT_KEYCHAIN === 'off' ? noKeychain('FRAMEWRIGHT_KEYCHAIN=off') : createSystemKeychain()
}

function noKeychain(why: string): Keychain {
  return {
    status: () => Promise.resolve({ available: false, name: '', why }),
    read: () => Promise.resolve(null),
    write: () => Promise.reject(new FailureError({ kind: 'no-keychain', detail: why })),
    remove: () => Promise.resolve(),
  }
}
