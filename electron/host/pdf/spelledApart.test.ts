import { expect, it } from 'vitest'
import { openFontChain } from './fontChain.ts'

it('two Arabic letters that share a glyph spell themselves, whichever is met first', () => {
  const { font } = openFontChain().byName('NotoSansArabic_400Regular.ttf')
  const spelled = (text: string): string =>
    font
      .layout(text)
      .glyphs.flatMap(({ codePoints }) => codePoints)
      .map((point) => String.fromCodePoint(point))
      .toReversed()
      .join('')
  expect(spelled('سا')).toBe('سا')
  expect(spelled('شا')).toBe('شا')
  expect(spelled('سا')).toBe('سا')
})
