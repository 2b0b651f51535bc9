import bidiFactory from 'bidi-js'

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A part of a line with one direction; `odd`: right to left. */
export interface Directed {
  readonly text: string
  readonly odd: boolean
  /** Its place in the text as that is read. */
  readonly from: number
}

export type Bidi = ReturnType<typeof bidiFactory>

/** The tables of Unicode's bidirectional algorithm, built once per measure. */
export function createBidi(): Bidi {
  return bidiFactory()
}

/** Parts of one direction, left to right; a right-to-left part is one word, so that its words are in order too. */
export function directed(bidi: Bidi, text: string): Directed[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, odd: false, from: 0 }]
  const levels = bidi.getEmbeddingLevels(text, 'auto')
  const indices = bidi.getReorderedIndices(text, levels)
  const parts: { text: string; odd: boolean; from: number; last: number }[] = []
  for (const index of indices) {
    const odd = (levels.levels[index]! & 1) === 1
    const part = parts.at(-1)
    const sign = odd ? (bidi.getMirroredCharacter(text[index]!) ?? text[index]!) : text[index]!
    const joins = part && part.odd === odd && sign !== ' ' && !part.text.endsWith(' ')
    if (part && odd && joins && part.last === index + 1) part.text = sign + part.text
    else if (part && !odd && part.odd === odd && part.last === index - 1) part.text += sign
    else parts.push({ text: sign, odd, from: index, last: index })
    const now = parts.at(-1)!
    now.last = index
    now.from = Math.min(now.from, index)
  }
  return parts
}
