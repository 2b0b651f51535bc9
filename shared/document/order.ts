import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/**
 * A key between two siblings' keys; null for "no sibling on that side". Damaged neighbours still give a key: an
 * invalid one counts as none, and if they are equal or reversed the key comes after the first.
 */
export function keyBetween(before: string | null, after: string | null): string {
  return keysBetween(before, after, 1)[0]!
}

export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  const low = before !== null && isKey(before) ? before : null
  const high = after !== null && isKey(after) ? after : null
  return generateNKeysBetween(low, low !== null && high !== null && low >= high ? null : high, count)
}

function isKey(text: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]*$/.test(text)) return false
  try {
    generateKeyBetween(text, null)
    return true
  } catch {
    return false
  }
}

interface Ordered {
  readonly id: string
  readonly order: string
}

/** Keys for `count` rows inserted at `index` (0 = first) of these siblings, in order. */
export function keysAt(siblings: readonly Ordered[], index: number, count: number): string[] {
  const at = Math.max(0, Math.min(index, siblings.length))
  return keysBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null, count)
}

export function keyAtEnd(siblings: readonly Ordered[]): string {
  return keysAt(siblings, siblings.length, 1)[0]!
}
