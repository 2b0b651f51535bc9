import { expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { addCard } from '../document/commands/film.ts'
import type { MediaId } from '../document/ids.ts'
import { filmPanels } from '../document/select.ts'
import { CHANGES, changeRequest, changesOf, changesWith } from './changeRequest.ts'
import { wordsOf } from './words.ts'

it('a change says a card that it mentions by its bare name, as a request does, and keeps what was typed', () => {
  const newId = testIds()
  const bare = testFilm([[1]], 2.39, newId)
  const board = addCard(bare, newId('card'), 'cast', 'Mara')
  const take = makeTake(filmPanels(board)[0]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  const asked = {
    region: null,
    ratio: null,
    clean: null,
    marked: null,
    seed: 1,
    instruction: 'move @mara to the left ',
  }
  const request = changeRequest(board, take, { ...asked, change: 'words' })
  expect(wordsOf(request)).toContain('move mara to the left')
  expect(wordsOf(request)).not.toContain('@')
  expect(request.turn?.instruction).toBe('move @mara to the left')
})

it('a model that can not change pictures is offered for other versions alone, one that is not known for everything', () => {
  expect(changesWith({})).toEqual(['variation', 'again'])
  expect(changesWith({ editing: true })).toEqual(CHANGES)
  const board = testFilm([[1]], 2.39, testIds())
  const take = makeTake(filmPanels(board)[0]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  const request = { ...take.recipe.request, provider: 'gemini', model: 'of-the-studio' }
  expect(changesOf(board, { ...take, recipe: { ...take.recipe, request } })).toEqual(CHANGES)
})
