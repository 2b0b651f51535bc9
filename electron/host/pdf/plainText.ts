import type { Weight } from '#shared/pages/measure.ts'

/** Below this code point the first font has every character, so no lookup is needed. */
const PLAIN_END: Readonly<Record<Weight, number>> = { regular: 0x250, strong: 0x250, script: 0x138 }
/** Quotation marks, dashes and dots of ordinary text, which every first font has too. */
const PLAIN_SIGNS: ReadonlySet<number> = new Set(Array.from('‑–—‘’‚“”„†‡•…‹›', (sign) => sign.charCodeAt(0)))

/** True if the first font has all of it, and it reads left to right. */
export function isPlain(text: string, weight: Weight = 'regular'): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (PLAIN_SIGNS.has(code)) continue
    if (code >= PLAIN_END[weight] || code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad) return false
  }
  return true
}
