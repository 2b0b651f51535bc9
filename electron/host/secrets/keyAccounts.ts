import type { KeySource } from '#shared/document/schema.ts'
import type { ServiceKey } from '#shared/generation/providers/provider.ts'

/** Distinguishes one service's keys from another's. */
export type KeyedBy = Pick<ServiceKey, 'accounts' | 'variable'>

/** Where a key is stored: the first two are keychain accounts; the environment's has a name as well. */
export type KeyLocation = 'project' | 'computer' | 'environment'

/** The places searched for a source, in order: the nearest to the film first. */
export function locationsOf(source: KeySource): readonly KeyLocation[] {
  return source === 'automatic' ? ['project', 'computer', 'environment'] : [source]
}

export function accountOf({ accounts }: Pick<KeyedBy, 'accounts'>, projectId: string, home: KeyLocation): string {
  return accounts + (home === 'project' ? `project/${projectId}` : home)
}

/** Every key of a service that a film with this source may use. */
export function accountsOf(key: Pick<KeyedBy, 'accounts'>, projectId: string, source: KeySource): readonly string[] {
  return locationsOf(source).map((home) => accountOf(key, projectId, home))
}
