/** Where this computer keeps small things between sessions; none of them is part of a film. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

/** The window's storage; null if we have no access. */
export function windowMemory(): Memory | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/**
 * The value stored under a name, which may be anything; null if there is none. Older versions stored some strings
 * unencoded: those come back as text.
 */
export function recall(memory: Memory | null, name: string): unknown {
  const text = textIn(memory, name)
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return text
  }
}

function textIn(memory: Memory | null, name: string): string | null {
  try {
    return memory?.getItem(name) ?? null
  } catch {
    return null
  }
}

/** If storage is full or forbidden, only the remembering is lost: the value lasts as long as the window. */
export function remember(memory: Memory | null, name: string, value: unknown): void {
  try {
    memory?.setItem(name, JSON.stringify(value))
  } catch {
    // See above.
  }
}
