import { isChord } from '#shared/commands/keyPress.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'
import type { Selecting } from './selecting.ts'

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * What a key does to the selected marks; false if it means nothing to them. Arrows nudge by one panel px, with Shift by
 * ten.
 */
export function selectionKey(selecting: Selecting, press: KeyPress, selects: boolean): boolean {
  if (selects && isChord(press, 'Mod+A')) {
    selecting.takeAll()
    return true
  }
  if (!selects || selecting.marks().length === 0) return false
  if (isChord(press, 'Mod+D')) {
    selecting.duplicate()
    return true
  }
  if (press.ctrlKey || press.metaKey || press.altKey) return false
  const way = WAYS[press.key]
  if (way) {
    const far = press.shiftKey ? 10 : 1
    selecting.transform('Nudge', [1, 0, 0, 1, way[0] * far, way[1] * far])
    return true
  }
  if (press.key === 'Delete' || press.key === 'Backspace') selecting.remove()
  else if (press.key === 'Escape') selecting.clear()
  else return false
  return true
}
