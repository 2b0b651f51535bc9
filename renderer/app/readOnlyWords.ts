import type { OpenedProject } from '#shared/contract/model.ts'

/** More sentences than these make a strip that nobody reads; a check names everything. */
const MOST = 3

/** Why a film can only be looked at; of a damaged one, what is lost and what there is to go back to. */
export function readOnlyWords({ readOnlyBecause, damage }: Pick<OpenedProject, 'readOnlyBecause' | 'damage'>): string {
  if (!damage) return `Read only: ${readOnlyBecause || 'this project can not be written here'}.`
  const earlier = damage.snapshot
    ? ` An earlier state that is whole, of ${damage.snapshot.takenAt.slice(0, 16).replace('T', ' ')} UTC, is in its snapshots: ${damage.snapshot.name}.`
    : ''
  return `${damage.problems.slice(0, MOST).join(' ')} Only what is whole is shown, and its files were left as they are.${earlier}`
}
