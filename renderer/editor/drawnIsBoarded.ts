import { recall, remember, windowMemory } from '../ui/memory.ts'

const REMEMBERED_AS = 'framewright.drawnIsBoarded'

/** Whether a shot's first line sets its status to Boarded: a preference of this computer's, on until it is turned off. */
export function drawnIsBoarded(): boolean {
  return recall(windowMemory(), REMEMBERED_AS) !== false
}

export function keepDrawnIsBoarded(on: boolean): void {
  remember(windowMemory(), REMEMBERED_AS, on)
}
