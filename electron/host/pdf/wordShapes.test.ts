import { expect, it } from 'vitest'
import { openFontChain } from './fontChain.ts'

it('a letter that was first met as a part of another still says what it spells', () => {
  const name = 'NotoSans_600SemiBold.ttf'
  const { id } = openFontChain().byName(name).font.layout('.').glyphs[0]!
  const { font, words } = openFontChain().byName(name)
  // As a document does that embeds ":".
  font.getGlyph(id)
  expect(words.run('INT.').glyphs.at(-1)!.codePoints).toEqual([0x2e])
})
