/** What a key does over a take that is looked at. */
export type LookAct =
  | { readonly act: 'step'; readonly by: 1 | -1 }
  | { readonly act: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly act: 'zoom'; readonly factor: number }
  | { readonly act: 'show'; readonly shown: 'take' | 'both' | 'drawing' }
  | { readonly act: 'fit' | 'full' | 'close' | 'keep' | 'strike' | 'star' | 'note' | 'change' | 'other' }
  | { readonly act: 'against'; readonly way: 'wipe' | 'blink' }

const PAN_PX = 80

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const PLAIN: Readonly<Record<string, LookAct>> = {
  ' ': { act: 'close' },
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

/** null for a key of someone else's. A keyboard without Latin letters means the letter at the key's place. */
export function lookAct(press: Press): LookAct | null {
  if (press.altKey || press.metaKey || press.ctrlKey) return null
  const arrow = ARROWS[press.key]
  if (arrow) {
    const [across, down] = arrow
    if (press.shiftKey || down !== 0) return { act: 'pan', dx: -across * PAN_PX, dy: -down * PAN_PX }
    return { act: 'step', by: across > 0 ? 1 : -1 }
  }
  const key = press.key.toLowerCase()
  return PLAIN[key] ?? (/^\p{ASCII}+$/u.test(key) ? null : (PLAIN[latinOf(press.code)] ?? null))
}

function latinOf(code: string): string {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? ''
}
