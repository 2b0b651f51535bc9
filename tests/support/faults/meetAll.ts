import type { Fault } from './fault.ts'

/** Longer than any machine is busy: a fault that is about time brings its own. */
export const PATIENT_MS = 20_000
/** Faults that one film meets, one after the other. */
const IN_A_FILM = 12
/** Films at a time. */
const AT_ONCE = 8

/** What became of a fault: null where all held. */
export type Met = unknown

/** Meets every fault, in a few films at a time; each promise ends with what held of its fault and of the film that met it. */
export function meetAll(
  faults: readonly Fault[],
  meet: (group: readonly Fault[]) => Promise<Met[]>,
): Map<Fault, Promise<Met>> {
  const met = new Map<Fault, Promise<Met>>()
  const lanes: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve())
  for (const [index, group] of grouped(faults).entries()) {
    const lane = index % AT_ONCE
    const meeting = lanes[lane]!.then(() => meet(group))
    lanes[lane] = meeting
    for (const [at, fault] of group.entries())
      met.set(
        fault,
        meeting.then((results) => results[at]),
      )
  }
  return met
}

/** What reaches another place or has a time of its own has a film of its own, first of all, since it waits. */
function grouped(faults: readonly Fault[]): Fault[][] {
  const alone = faults.filter(isAlone).map((fault) => [fault])
  const others = faults.filter((fault) => !isAlone(fault))
  const groups = Array.from({ length: Math.ceil(others.length / IN_A_FILM) }, (_none, at) =>
    others.slice(at * IN_A_FILM, (at + 1) * IN_A_FILM),
  )
  return [...alone, ...groups]
}

function isAlone({ reach, timeoutMs }: Fault): boolean {
  return reach !== undefined || timeoutMs !== undefined
}

/** null where it went through, else what it threw. */
export async function caught(work: () => Promise<void>): Promise<Met> {
  try {
    await work()
    return null
  } catch (error) {
    return error
  }
}
