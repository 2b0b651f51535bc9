import { FailureError } from '#host/failures.ts'
import type { Keychain } from '#host/platform.ts'

/** The keychain of the computer; none where FRAMEWRIGHT_KEYCHAIN=off asks for none, as tests do. */
export function shellKeychain(): Keychain {
  return noKeychain('it was turned off by FRAMEWRIGHT_KEYCHAIN')
}

function noKeychain(why: string): Keychain {
  return {
    status: () => Promise.resolve({ available: false, name: '', why }),
    read: () => Promise.resolve(null),
    write: () => Promise.reject(new FailureError({ kind: 'no-keychain', detail: why })),
    remove: () => Promise.resolve(),
  }
}
