export type WorkQueue = <T>(work: () => T | Promise<T>) => Promise<T>

/** A queue: runs work in order, one piece at a time; a failure does not hold back what follows. */
export function createWorkQueue(): WorkQueue {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}
