import type { Client } from '#shared/contract/client.ts'
import type { Input } from '#shared/contract/methods.ts'

/** Milliseconds that a person waits for a disk before being asked what to do. */
const PATIENCE = 5000

/** The work's result, or `otherwise` if it takes longer than a person waits; the work goes on. */
export function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([work, new Promise<T>((done) => setTimeout(() => done(otherwise), PATIENCE))])
}

/**
 * Milliseconds before each retry while another program holds the film for a moment: a backup, a scanner, a synced
 * folder.
 */
const BUSY_WAITS = [100, 200, 400, 800, 1500, 3000]

export async function patientSave(client: Client, input: Input<'board.save'>) {
  for (const wait of BUSY_WAITS) {
    const answer = await client.call('board.save', input)
    if (answer.ok || answer.failure.kind !== 'busy') return answer
    await new Promise((done) => setTimeout(done, wait))
  }
  return client.call('board.save', input)
}
