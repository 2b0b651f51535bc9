import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** A key between two siblings' keys; null for "no sibling on that side". Damaged neighbours (equal or reversed) still give a key. */
export function keyBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return generateKeyBetween(before, null)
  return generateKeyBetween(before, after)
}

export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  if (before !== null && after !== null && before >= after) return generateNKeysBetween(before, null, count)
  return generateNKeysBetween(before, after, count)
}

interface Ordered {
  readonly id: string
  readonly order: string
}

/** Keys for `count` rows to stand at `index` (0 = first) of these siblings, in order. */
export function keysAt(siblings: readonly Ordered[], index: number, count: number): string[] {
  const at = Math.max(0, Math.min(index, siblings.length))
  return keysBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null, count)
}

export function keyAtEnd(siblings: readonly Ordered[]): string {
  return keysAt(siblings, siblings.length, 1)[0]!
}
