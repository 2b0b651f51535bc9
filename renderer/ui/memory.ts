/** Where this computer remembers small things between sessions; none of them is part of a film. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

/** The window's own memory; null where it is closed to us. */
export function windowMemory(): Memory | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** What was remembered under a name; null where there is nothing, or something that can't be read. It may hold anything. */
export function recall(memory: Memory | null, name: string): unknown {
  try {
    return JSON.parse(memory?.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** A full or forbidden memory costs nothing but the remembering: the value then lasts for as long as the window does. */
export function remember(memory: Memory | null, name: string, value: unknown): void {
  try {
    memory?.setItem(name, JSON.stringify(value))
  } catch {
    // Said above.
  }
}
