import type { Font, GlyphPosition, GlyphRun } from 'fontkit'
import { spellingEachTime } from './spelledApart.ts'
import { isPlain } from './plainText.ts'

/** Words that are kept of a font: a host prints many films, and a stranger's can be one long text of no words. */
const MOST_SHAPES = 50_000

/** Letters whose accents are part of them: the font's many tables of where an accent goes need not be read for those. */
const WHOLE_LETTERS = /^[\u0020-\u017f\u2010-\u203a]*$/
const WITHOUT_ACCENTS = { mark: false, mkmk: false }

/** A word as its font sets it. */
interface Shape {
  readonly glyphs: GlyphRun['glyphs']
  readonly positions: readonly GlyphPosition[]
  /** Units of the font. */
  readonly advance: number
}

export interface WordShapes {
  /** Units of the font, summed over the words of a text. */
  width(text: string): number
  /** As fontkit lays it out; the positions are the caller's, who may scale them. */
  run(text: string): Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'>
}

/**
 * Shapes each word once: for its width, for the lines of every later layout, and for the page. A space behind a word
 * takes no part in its shape, so that a word at the end of a line and within it are one.
 */
export function createWordShapes(layout: Font['layout']): WordShapes {
  const shapes = new Map<string, Shape>()

  function shapeOf(text: string): Shape {
    const known = shapes.get(text)
    if (known) return known
    const { glyphs, positions, advanceWidth } = WHOLE_LETTERS.test(text) ? layout(text, WITHOUT_ACCENTS) : layout(text)
    const shape = { glyphs, positions, advance: advanceWidth }
    if (shapes.size >= MOST_SHAPES) shapes.clear()
    shapes.set(text, shape)
    return shape
  }

  function wordWidth(word: string): number {
    const bare = bareWord(word)
    return bare === word ? shapeOf(word).advance : shapeOf(bare).advance + shapeOf(' ').advance
  }

  return {
    width(text) {
      let sum = 0
      for (let from = 0; from < text.length;) {
        const to = text.indexOf(' ', from) + 1 || text.length
        sum += wordWidth(text.slice(from, to))
        from = to
      }
      return sum
    },
    run(text) {
      const bare = bareWord(text)
      const parts = bare === text ? [shapeOf(text)] : [shapeOf(bare), shapeOf(' ')]
      const positions = parts.flatMap((part) => part.positions.map((position) => ({ ...position })))
      return {
        glyphs: parts.flatMap(({ glyphs }) => glyphs),
        positions,
        get advanceWidth() {
          return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
        },
      }
    },
  }
}

/** Without the space behind it, if it is a word of letters that a space does not change. */
function bareWord(text: string): string {
  const bare = text.slice(0, -1)
  return text.endsWith(' ') && bare !== '' && isPlain(bare) ? bare : text
}

/** The same font, whose words are shaped once: fontkit's `layout` is what the PDF asks as well. */
export function withWordShapes(font: Font): { readonly font: Font; readonly words: WordShapes } {
  const layout = font.layout.bind(font)
  const glyph = font.getGlyph.bind(font)
  const words = createWordShapes(layout)
  const asked: Font['layout'] = (text, ...how) =>
    how.every((each) => each === undefined) ? (words.run(text) as GlyphRun) : layout(text, ...how)
  // A document asks for the parts of a letter without saying what they spell, and the font would keep them so: a stop that
  // was first met as a part of ":" could not be searched in any document after that.
  const spelled: Font['getGlyph'] = (id, codePoints) => {
    const found = glyph(id, codePoints)
    if (codePoints && found.codePoints.length === 0) found.codePoints = [...codePoints]
    return found
  }
  return { font: spellingEachTime(Object.assign(font, { layout: asked, getGlyph: spelled })), words }
}
