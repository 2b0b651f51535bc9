import { readOwnKeys } from '#shared/commands/keyFile.ts'
import type { OwnKeys } from '#shared/commands/ownKeys.ts'
import { createStore } from '#shared/store.ts'
import type { Store } from '#shared/store.ts'
import { recall, remember } from '../ui/memory.ts'
import type { Memory } from '../ui/memory.ts'

export type KeyStore = Pick<Store<OwnKeys>, 'state' | 'listen' | 'set'> & {
  /** Another window changed them. */
  readonly reread: () => void
  /** Keys are written the Mac way. */
  readonly mac: boolean
}

export const KEYS_REMEMBERED_AS = 'framewright.keys'

/** The artist's own keys, remembered on this computer and in no film. */
export function createKeyStore(memory: Memory | null, mac: boolean): KeyStore {
  const read = (): OwnKeys => readOwnKeys(recall(memory, KEYS_REMEMBERED_AS))
  const store = createStore<OwnKeys>(read())
  return {
    state: store.state,
    listen: store.listen,
    set(next) {
      remember(memory, KEYS_REMEMBERED_AS, next)
      store.set(next)
    },
    reread: () => store.set(read()),
    mac,
  }
}
