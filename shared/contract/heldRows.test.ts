import { expect, it } from 'vitest'
import { filmShots } from '../document/select.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { heldRows } from './heldRows.ts'

const shots = [...filmShots(testFilm([[2, 1]]))]

it('rows of a film pass as they are: they were parsed where they were read', () => {
  expect(heldRows('shot').parse(shots)).toBe(shots)
})

it.each([
  ['a row of another table', [{ ...shots[0], id: 'panel_4f0k2m9x1abc' }]],
  ['a row without an id', [{ order: 'a0' }]],
  ['a word', ['shot_4f0k2m9x1abc']],
  ['no list', { 0: shots[0] }],
  ['nothing', undefined],
])('%s among them is refused', (_, rows) => {
  expect(heldRows('shot').safeParse(rows).success).toBe(false)
})
