import { setImmediate } from 'node:timers/promises'

/** Lets whatever else waits have its turn, a person's wish to give up among it, which ends the caller with an AbortError. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}
