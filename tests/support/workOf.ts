import { createHash } from 'node:crypto'

/** What the known work takes in processor time on the machine for which the tests' times were set, in ms. */
const KNOWN_MS = 15

/**
 * Processor time that some work takes in this process, in ms of the machine for which the tests' times were set: a
 * machine that is slower, or busy with something else, is found out by work that is known, done before and after.
 * Waiting is not counted.
 */
export async function workOf<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  // The engine compiles it in its first turns.
  for (let turn = 0; turn < 5; turn += 1) knownWork()
  const before = knownWork()
  const began = process.cpuUsage()
  const value = await work()
  const took = msSince(began)
  const slower = Math.max(1, (before + knownWork()) / 2 / KNOWN_MS)
  return { value, ms: took / slower }
}

function msSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/** Text that is written, read back and hashed, in ms of processor time. */
function knownWork(): number {
  const began = process.cpuUsage()
  const rows = Array.from({ length: 12_000 }, (_, index) => ({ id: `row ${index}`, at: index / 7, words: 'of a shot' }))
  const text = JSON.stringify(rows)
  const back = JSON.parse(text) as typeof rows
  const sum = createHash('sha256')
  for (let turn = 0; turn < 8; turn += 1) sum.update(text)
  if (back.length !== rows.length || sum.digest('hex').length !== 64) throw new Error('known work went wrong')
  return msSince(began)
}
