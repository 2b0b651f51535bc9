import type { KeySource } from '#shared/document/schema.ts'

/** A key's place: the keychain knows two of them by account, the environment's has a name all the same. */
export type KeyHome = 'project' | 'computer' | 'environment'

/** Where a source is looked for, in order: the nearer to the film, the sooner. */
export function homesOf(source: KeySource): readonly KeyHome[] {
  return source === 'automatic' ? ['project', 'computer', 'environment'] : [source]
}

export function accountOf(projectId: string, home: KeyHome): string {
  return home === 'project' ? `project/${projectId}` : home
}

/** Every key that a film of this source may use. */
export function accountsOf(projectId: string, source: KeySource): readonly string[] {
  return homesOf(source).map((home) => accountOf(projectId, home))
}
