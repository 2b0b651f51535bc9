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

/**
 * What was remembered under a name, which may hold anything; null where there is nothing. Older versions kept some words as they are:
 * those come as text.
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

/** A full or forbidden memory costs nothing but the remembering: the value then lasts for as long as the window does. */
export function remember(memory: Memory | null, name: string, value: unknown): void {
  try {
    memory?.setItem(name, JSON.stringify(value))
  } catch {
    // Said above.
  }
}
