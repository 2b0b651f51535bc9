import type { Client } from '#shared/contract/client.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { value } from '../support/value.ts'
import type { Victim } from './shells.ts'
import type { Tally } from './tally.ts'

/**
 * Work that an app is in the middle of when it is killed. What it was told to be done it remembers here, in a process that
 * lives on, and looks for after the next start.
 */
export interface Act {
  readonly name: string
  /** The film that it works on. */
  readonly folder: string
  /** Before each round, in an app that runs. */
  begin(at: Victim): Promise<void>
  /** One piece of work; rejects where the app ended meanwhile. */
  turn(): Promise<void>
  /** In the next app: what must be there, and whether the same work goes on at once. */
  look(at: Victim, tally: Tally): Promise<void>
}

/** The film as it opens, for writing and whole, or what is wrong put down. */
export async function opened(client: Client, folder: string, tally: Tally): Promise<OpenedProject> {
  const film = value(await client.call('projects.open', { folder }))
  if (film.access !== 'write') tally.blocked.push(`${folder} opens read-only: ${film.readOnlyBecause}`)
  if (film.damage) tally.unsound.push(`${folder} is damaged: ${film.damage.problems.join(' ')}`)
  for (const note of film.notes ?? []) tally.unsound.push(`${folder}: ${note}`)
  if (film.trust.state !== 'trusted') tally.blocked.push(`${folder} was made here and is ${film.trust.why}`)
  const report = value(await client.call('projects.check', { project: film.project }))
  tally.unsound.push(...report.problems)
  return film
}
