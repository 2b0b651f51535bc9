import { readingsOf } from '#shared/commands/keyPress.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'

/** What a key does over a take that is looked at. */
export type LookAct =
  | { readonly act: 'step'; readonly by: 1 | -1 }
  | { readonly act: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly act: 'zoom'; readonly factor: number }
  | { readonly act: 'show'; readonly shown: 'take' | 'both' | 'drawing' }
  | { readonly act: 'fit' | 'full' | 'close' | 'keep' | 'strike' | 'star' | 'note' | 'change' | 'other' }
  | { readonly act: 'against'; readonly way: 'wipe' | 'blink' }

const PAN_PX = 80

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const PLAIN: Readonly<Record<string, LookAct>> = {
  space: { act: 'close' },
  '+': { act: 'zoom', factor: 1.25 },
  '=': { act: 'zoom', factor: 1.25 },
  '-': { act: 'zoom', factor: 0.8 },
  '0': { act: 'fit' },
  '1': { act: 'full' },
  k: { act: 'keep' },
  x: { act: 'strike' },
  s: { act: 'star' },
  n: { act: 'note' },
  e: { act: 'change' },
  w: { act: 'against', way: 'wipe' },
  f: { act: 'against', way: 'blink' },
  c: { act: 'other' },
  d: { act: 'show', shown: 'drawing' },
  t: { act: 'show', shown: 'take' },
  b: { act: 'show', shown: 'both' },
}

/** null for a key of someone else's. */
export function lookAct(press: KeyPress): LookAct | null {
  if (press.altKey || press.metaKey || press.ctrlKey) return null
  const arrow = ARROWS[press.key]
  if (arrow) {
    const [across, down] = arrow
    if (press.shiftKey || down !== 0) return { act: 'pan', dx: -across * PAN_PX, dy: -down * PAN_PX }
    return { act: 'step', by: across > 0 ? 1 : -1 }
  }
  return plainKey(press, PLAIN)
}

/** What a key without Control or Alt means by a table of lower-case letters, digits and signs; with Shift, the same. */
export function plainKey<Meaning>(press: KeyPress, table: Readonly<Record<string, Meaning>>): Meaning | null {
  if (press.altKey || press.metaKey || press.ctrlKey) return null
  const names = readingsOf(press, false).map((name) => name.replace(/^Shift\+/, '').toLowerCase())
  const found = names.find((name) => name in table)
  return found === undefined ? null : table[found]!
}
