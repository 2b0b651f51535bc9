import { expect, it } from 'vitest'
import { patch } from '#shared/document/board.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { heldSentence } from './fieldRule.ts'
import { filmShots } from '#shared/document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { refusedWords } from './refusedWords.ts'

it('what the host refused is called as a person knows it, not by the id that the host knows', () => {
  const film = testFilm([[1, 1]])
  const { id } = filmShots(film)[1]!
  const refusal = { kind: 'too-long', what: id, most: 1, unit: 'characters', found: 2 } as const
  const long = patch(film, 'shot', id, { action: 'x'.repeat(LIMITS.text + 1) })
  expect(heldSentence(refusedWords(long, { table: 'shot', id, refusal }))).toContain('shot 1A')
  expect(refusedWords(testFilm([]), { table: 'shot', id, refusal })).toBe(refusal)
})
