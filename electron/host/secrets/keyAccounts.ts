import type { KeySource } from '#shared/document/schema.ts'
import type { ServiceKey } from '#shared/generation/providers/provider.ts'

/** How a service's keys are told from those of another. */
export type KeyedBy = Pick<ServiceKey, 'accounts' | 'variable'>

/** A key's place: the keychain knows two of them by account, the environment's has a name all the same. */
export type KeyHome = 'project' | 'computer' | 'environment'

/** Where a source is looked for, in order: the nearer to the film, the sooner. */
export function homesOf(source: KeySource): readonly KeyHome[] {
  return source === 'automatic' ? ['project', 'computer', 'environment'] : [source]
}

export function accountOf({ accounts }: Pick<KeyedBy, 'accounts'>, projectId: string, home: KeyHome): string {
  return accounts + (home === 'project' ? `project/${projectId}` : home)
}

/** Every key of a service that a film of this source may use. */
export function accountsOf(key: Pick<KeyedBy, 'accounts'>, projectId: string, source: KeySource): readonly string[] {
  return homesOf(source).map((home) => accountOf(key, projectId, home))
}
