import bidiFactory from 'bidi-js'
import LineBreaker from 'linebreak'
import type { LineEnd, Measure, Weight } from '#shared/pages/measure.ts'
import type { TextRun } from '#shared/pages/model.ts'
import type { ChainFont, FontChain } from './fontChain.ts'

export interface TextMeasure extends Measure {
  /** Letters that no font has, and that were shown as a box: how often each, by code point ("U+1FAE9"). */
  missing(): ReadonlyMap<string, number>
}

/** What stands for a letter that no font has. */
const BOX = '□'
/** Letters that need no font of their own to be looked for: below this all are in the first font. */
const PLAIN_END = 0x250
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** Scripts that set no spaces between words, where UAX #14 asks for a dictionary. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uff65]/u
/** Joiners and variation selectors: they shape their neighbours and have no picture of their own. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/** A part of a line that reads one way; `odd`: from right to left. */
interface Directed {
  readonly text: string
  readonly odd: boolean
}

interface Piece {
  readonly font: ChainFont
  readonly text: string
}

/** Letters as the PDF will set them: the same fonts, shaped word by word as it shapes them, so that widths agree with the page. */
export function createTextMeasure(chain: FontChain): TextMeasure {
  const widths: Record<Weight, Map<string, number>> = { regular: new Map(), strong: new Map() }
  const missing = new Map<string, number>()
  const bidi = bidiFactory()
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const words = new Intl.Segmenter(undefined, { granularity: 'word' })

  /** Width at 1 pt of a text in one font, summed over its words. */
  function wordsWidth(font: ChainFont, text: string, weight: Weight): number {
    let sum = 0
    for (const word of text.split(/(?<= )/)) {
      const key = `${font.name}\n${word}`
      const known = widths[weight].get(key)
      const wide = known ?? font.font.layout(word).advanceWidth / font.font.unitsPerEm
      if (known === undefined) widths[weight].set(key, wide)
      sum += wide
    }
    return sum
  }

  function fontOf(letter: string, weight: Weight): ChainFont | null {
    const codes = Array.from(letter)
      .filter((sign) => !INVISIBLE.test(sign))
      .map((sign) => sign.codePointAt(0)!)
    return chain.fontFor(codes.length === 0 ? [0x20] : codes, weight)
  }

  /** A text of one direction cut where its font changes; a letter without a font becomes a box, and is counted. */
  function pieces(text: string, weight: Weight): Piece[] {
    if (isPlain(text)) return [{ font: chain.fontFor([0x20], weight)!, text }]
    const found: { font: ChainFont; text: string }[] = []
    const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
    const chinese = HAN.test(text) ? letters.map((letter) => fontOf(letter, weight)).find(isChinese) : undefined
    for (const segment of letters) {
      let font = fontOf(segment, weight)
      // Chinese text keeps one hand: signs that the Japanese font has too come from the Chinese one.
      if (chinese && HAN.test(segment) && chinese.font.hasGlyphForCodePoint(segment.codePointAt(0)!)) font = chinese
      let shown = segment
      if (!font) {
        count(segment)
        shown = BOX
        font = fontOf(BOX, weight)!
      }
      const last = found.at(-1)
      // A space goes with what stands before it, so that it never makes a run of its own.
      if (last && (last.font === font || shown === ' ')) last.text += shown
      else found.push({ font, text: shown })
    }
    return found
  }

  function count(letter: string): void {
    const code = `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    missing.set(code, (missing.get(code) ?? 0) + 1)
  }

  /** Parts of one direction from left to right; a right-to-left part is one word, so that its words stand in order too. */
  function directed(text: string): Directed[] {
    if (!RIGHT_TO_LEFT.test(text)) return [{ text, odd: false }]
    const levels = bidi.getEmbeddingLevels(text, 'auto')
    const indices = bidi.getReorderedIndices(text, levels)
    const parts: { text: string; odd: boolean; last: number }[] = []
    for (const index of indices) {
      const odd = (levels.levels[index]! & 1) === 1
      const part = parts.at(-1)
      const sign = odd ? (bidi.getMirroredCharacter(text[index]!) ?? text[index]!) : text[index]!
      const joins = part && part.odd === odd && sign !== ' ' && !part.text.endsWith(' ')
      if (part && odd && joins && part.last === index + 1) part.text = sign + part.text
      else if (part && !odd && part.odd === odd && part.last === index - 1) part.text += sign
      else parts.push({ text: sign, odd, last: index })
      parts.at(-1)!.last = index
    }
    return parts
  }

  /** The line's pieces as they stand from left to right. */
  function placed(text: string, weight: Weight): Piece[] {
    if (isPlain(text)) return pieces(text, weight)
    return directed(clean(text)).flatMap((part) => {
      const found = pieces(part.text, weight)
      return part.odd ? found.toReversed() : found
    })
  }

  function width(text: string, size: number, weight: Weight): number {
    return placed(text, weight).reduce((sum, piece) => sum + wordsWidth(piece.font, piece.text, weight) * size, 0)
  }

  function runs(text: string, size: number, weight: Weight): TextRun[] {
    if (text === '') return []
    return placed(text, weight).map((piece) => ({
      font: piece.font.name,
      text: piece.text,
      width: wordsWidth(piece.font, piece.text, weight) * size,
    }))
  }

  function breaks(text: string): LineEnd[] {
    const ends: LineEnd[] = []
    const breaker = new LineBreaker(text)
    for (let found = breaker.nextBreak(); found; found = breaker.nextBreak())
      ends.push({ at: found.position, must: found.required === true && text[found.position - 1] === '\n' })
    return UNSPACED.test(text) ? withWords(text, ends) : ends
  }

  function withWords(text: string, ends: readonly LineEnd[]): LineEnd[] {
    const all = new Map(ends.map((end) => [end.at, end]))
    for (const { index, segment, isWordLike } of words.segment(text))
      if (index > 0 && isWordLike && UNSPACED.test(segment) && !all.has(index))
        all.set(index, { at: index, must: false })
    return [...all.values()].toSorted((a, b) => a.at - b.at)
  }

  return { width, runs, breaks, missing: () => missing }
}

function isChinese(font: ChainFont | null): font is ChainFont {
  return font !== null && font.name.startsWith('NotoSansSC')
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= PLAIN_END || code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad) return false
  }
  return true
}

/** Without the control signs that a paste may bring: they have no picture and would be counted as missing. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
}
