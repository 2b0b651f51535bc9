import { expect, it } from 'vitest'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { addCard } from '../../document/commands/film.ts'
import { addLook, chooseSceneLook, chooseShotLook } from '../../document/commands/looks.ts'
import { linkCard } from '../../document/commands/shotCards.ts'
import { scenesOf, shotOf, shotsOf } from '../../document/select.ts'
import { writeShotField } from '../writeShotField.ts'
import { looks } from './looks.ts'

const newId = testIds()
const bare = testFilm([[1, 1]], 2.39, newId)
const [scene] = scenesOf(bare)
const [first, second] = shotsOf(bare, scene!.id)
const [mara, ana] = [newId('card'), newId('card')]
const [oilskin, hospital] = [newId('look'), newId('look')]
const cast = addCard(addCard(bare, mara, 'cast', 'Mara'), ana, 'cast', 'Ana')
const linked = [mara, ana].reduce((board, id) => linkCard(board, [first!.id, second!.id], id), cast)
const dressed = addLook(addLook(linked, oilskin, mara, 'Act 1, oilskin'), hospital, ana, 'Hospital')
const film = chooseShotLook(chooseSceneLook(dressed, scene!.id, mara, oilskin), [second!.id], ana, hospital)
const shown = (board: typeof film, id: string) => looks.text(board, shotOf(board, id)!)

it('the looks of a shot are its own and its scene’s, and say which is which', () => {
  expect(shown(film, first!.id)).toBe('Mara: Act 1, oilskin (scene)')
  expect(shown(film, second!.id)).toBe('Mara: Act 1, oilskin (scene), Ana: Hospital')
  expect(looks.offers!(film)).toEqual(['Mara: Base look', 'Mara: Act 1, oilskin', 'Ana: Base look', 'Ana: Hospital'])
})

it('what is shown can be written back unchanged, and a look is taken off by leaving it out', () => {
  for (const { id } of [first!, second!]) {
    const wrote = writeShotField(film, [id], 'looks', shown(film, id))
    expect('board' in wrote && wrote.board).toBe(film)
  }
  const wrote = writeShotField(film, [second!.id], 'looks', ' mara:  base look,ANA: hospital; mara: ACT 1, oilskin')
  expect('board' in wrote && shown(wrote.board, second!.id)).toBe('Mara: Act 1, oilskin, Ana: Hospital')
  const none = writeShotField(film, [second!.id], 'looks', '')
  expect('board' in none && shown(none.board, second!.id)).toBe('Mara: Act 1, oilskin (scene)')
})

it('a look that its card has not is refused, and nothing is changed', () => {
  for (const typed of ['Mara: Hospital', 'oilskin', 'Mara: Act 1', 'Nobody: Base look'])
    expect(writeShotField(film, [first!.id], 'looks', typed)).toHaveProperty('refusal')
})
