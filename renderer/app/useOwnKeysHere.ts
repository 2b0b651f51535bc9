import { useEffect, useState } from 'react'
import { withOwnKeys } from '#shared/commands/ownKeys.ts'
import type { Client } from '#shared/contract/client.ts'
import { KEYS_REMEMBERED_AS, createKeyStore } from '../editor/keyStore.ts'
import { useOwnKeys } from '../editor/useOwnKeys.ts'
import type { KeyStore } from '../editor/keyStore.ts'
import { windowMemory } from '../ui/memory.ts'

/** The artist's own keys in this window, in step with other windows and the app's menu. */
export function useOwnKeysHere(client: Client, mac: boolean): KeyStore {
  const [store] = useState(() => createKeyStore(windowMemory(), mac))
  const own = useOwnKeys(store)
  useEffect(() => {
    const keys = withOwnKeys(own).map((entry) => [entry.id, [...(entry.keys ?? []), ...(entry.drawingKeys ?? [])]])
    void client.call('menu.keys', { keys: Object.fromEntries(keys) as Record<string, string[]> })
  }, [client, own])
  useEffect(() => {
    function changed({ key }: StorageEvent): void {
      if (key === KEYS_REMEMBERED_AS) store.reread()
    }
    window.addEventListener('storage', changed)
    return () => window.removeEventListener('storage', changed)
  }, [store])
  return store
}
