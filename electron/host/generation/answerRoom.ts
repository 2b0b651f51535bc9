/**
 * Memory for answers and their pictures, used again and again: megabytes of fresh memory for each of hundreds of
 * answers made the engine collect garbage for longer than everything else took.
 */
export interface AnswerRooms {
  open(): AnswerRoom
}

/** The memory of one request. */
export interface AnswerRoom {
  /** At least this many bytes, with whatever was in them. */
  take(bytes: number): Buffer
  /** All of it may be used by others from now on. Call only when nothing reads or writes it any more. */
  giveBack(): void
}

/** What most answers need more than once: the body, and the picture in it. */
const MOST_FREE_BYTES = 64 * 1024 * 1024
/** Smaller ones cost nothing. */
const LEAST = 262_144

export function createAnswerRooms(): AnswerRooms {
  let free: Buffer[] = []
  let out = 0

  function pooled(bytes: number): Buffer {
    const at = free.findIndex(({ byteLength }) => byteLength >= bytes)
    if (at >= 0) return free.splice(at, 1)[0]!
    // Sizes of which the next answer finds one that fits. Pages that nobody writes to take no memory.
    return Buffer.allocUnsafeSlow(Math.ceil(bytes / LEAST) * LEAST)
  }

  function put(parts: readonly Buffer[]): void {
    free = [...free, ...parts].toSorted((one, other) => one.byteLength - other.byteLength)
    while (free.reduce((sum, { byteLength }) => sum + byteLength, 0) > MOST_FREE_BYTES) free.pop()
  }

  return {
    open() {
      const taken: Buffer[] = []
      let given = false
      out += 1
      return {
        take(bytes) {
          if (given || bytes < LEAST) return Buffer.allocUnsafeSlow(bytes)
          const room = pooled(bytes)
          taken.push(room)
          return room
        },
        giveBack() {
          if (given) return
          given = true
          out -= 1
          put(taken)
          if (out === 0) free = []
        },
      }
    },
  }
}
