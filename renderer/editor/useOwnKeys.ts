import { createContext, use, useSyncExternalStore } from 'react'
import type { OwnKeys } from '#shared/commands/ownKeys.ts'
import type { KeyStore } from './keyStore.ts'

export const KeyStoreContext = createContext<KeyStore | null>(null)

export function useKeyStore(): KeyStore {
  const store = use(KeyStoreContext)
  if (!store) throw new Error('useKeyStore is used outside the app')
  return store
}

export function useOwnKeys(store: KeyStore): OwnKeys {
  return useSyncExternalStore(store.listen, store.state)
}
