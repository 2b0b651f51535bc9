import { expect, it } from 'vitest'
import { searchText, searchWords } from './searchText.ts'

it.each([
  ['cafe', 'Café de la Mer'],
  ['café', 'CAFE DE LA MER'],
  ['zoe', 'Zoë'],
  ['１２ａ', 'Shot 12A'],
  ['mcu', 'ＭＣＵ'],
  ['istanbul', 'İSTANBUL'],
  ['елка', 'ЁЛКА'],
  ['ﾊﾞｽ', 'バスの中'],
  ['दिन', 'दिन'],
])('“%s” is found in “%s”', (typed, text) => {
  for (const word of searchWords(typed)) expect(searchText(text)).toContain(word)
})

it('letters that mean something else are not taken for one another', () => {
  expect(searchText('कल')).not.toContain(searchText('काल'))
  expect(searchText('Mara')).not.toContain(searchText('Mora'))
  expect(searchWords('  two   words ')).toEqual(['two', 'words'])
})
