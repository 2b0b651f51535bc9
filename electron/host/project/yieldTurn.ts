import { setImmediate } from 'node:timers/promises'

/** Yields to other work, including a person's cancel, which then throws an AbortError. */
export async function yieldTurn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}
