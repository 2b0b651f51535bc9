/** A weighted semaphore: limits how much of something (px, bytes) is in use at once. */
export interface Room {
  /** Waits for capacity of `size`, first come first served. A size above the total runs alone. */
  use<T>(size: number, work: () => Promise<T>): Promise<T>
}

export function createRoom(most: number): Room {
  let used = 0
  const waiting: { size: number; begin: () => void }[] = []

  function next(): void {
    const first = waiting[0]
    if (!first || (used > 0 && used + first.size > most)) return
    waiting.shift()
    used += first.size
    first.begin()
    next()
  }

  return {
    async use(size, work) {
      await new Promise<void>((begin) => {
        waiting.push({ size, begin })
        next()
      })
      try {
        return await work()
      } finally {
        used -= size
        next()
      }
    },
  }
}
