import type { OpenedProject } from '#shared/contract/model.ts'

/** Nobody reads a strip with more sentences than these; a check lists everything. */
const MOST = 3
const DAMAGED = 'This film is damaged.'

/** Why a film is read-only; for a damaged one, what is lost. */
export function readOnlyWords({ readOnlyBecause, damage }: Pick<OpenedProject, 'readOnlyBecause' | 'damage'>): string {
  if (!damage) return `Read only: ${readOnlyBecause || 'this project can’t be written here'}.`
  // The last names rows and pages, for whoever repairs the file: shown only if there is nothing else to say.
  const lost = damage.problems.length > 1 ? [DAMAGED, ...damage.problems.slice(0, -1)] : damage.problems
  return `${lost.slice(0, MOST + 1).join(' ')} Only what is whole is shown, and its files were left as they are.`
}
