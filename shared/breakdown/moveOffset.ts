import { commonInOrder } from './inOrder.ts'

/** A run of letters and digits, of spaces, or one other character, with where it begins. */
interface Token {
  readonly text: string
  readonly at: number
}

/**
 * Where an offset in a text stands after the text was edited, by the words that are still there. Between words that
 * are gone, a beginning goes on to the next word that stayed, an end back to the one before.
 */
export function moveOffset(from: string, to: string, at: number, side: 'begins' | 'ends'): number {
  if (from === to) return Math.min(at, to.length)
  if (at <= 0) return 0
  if (at >= from.length) return to.length
  const [olds, nexts] = [tokensOf(from), tokensOf(to)]
  const pairs = commonInOrder(
    olds.map(({ text }) => text),
    nexts.map(({ text }) => text),
  ).filter(([a]) => olds[a]!.text.trim() !== '')
  const inside = pairs.find(([a]) => olds[a]!.at <= at && at <= olds[a]!.at + olds[a]!.text.length)
  if (inside) return nexts[inside[1]]!.at + (at - olds[inside[0]]!.at)
  if (side === 'begins') {
    const next = pairs.find(([a]) => olds[a]!.at >= at)
    return next ? nexts[next[1]]!.at : to.length
  }
  const last = pairs.findLast(([a]) => olds[a]!.at < at)
  return last ? nexts[last[1]]!.at + nexts[last[1]]!.text.length : 0
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}’']+|\s+|[^]/gu)].map((found) => ({ text: found[0], at: found.index }))
}
