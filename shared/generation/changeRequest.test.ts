import { expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { patch, put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { addCard } from '../document/commands/film.ts'
import { renameCard } from '../document/commands/renameMentions.ts'
import { editChange } from '../document/commands/requests.ts'
import type { MediaId } from '../document/ids.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import { filmPanels, takeOf } from '../document/select.ts'
import { CHANGES, changeLeftOver, changeRequest, changesOf, changesWith, isChangeBegun } from './changeRequest.ts'
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

it('a change sends the pictures of a card that it mentions after its own, and its recipe names the look', () => {
  const newId = testIds()
  const cardId = newId('card')
  const bare = addCard(testFilm([[1]], 2.39, newId), cardId, 'cast', 'Mara')
  const faces = ['1', '2', '3'].map((digit) => `media_${digit.repeat(64)}` as MediaId)
  const board = patch(bare, 'card', cardId, { mediaIds: faces })
  const made = makeTake(filmPanels(board)[0]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  const changed = (model: string, change: 'words' | 'variation', instruction = 'put @Mara by the door') => {
    const request = { ...made.recipe.request, provider: 'gemini', model }
    const take = { ...made, recipe: { ...made.recipe, request } }
    const asked = { region: null, ratio: null, clean: null, marked: null, seed: 1, instruction }
    const asks = changeRequest(board, take, { ...asked, change })
    return { pictures: asks.pictures.map(({ mediaId }) => mediaId), looks: asks.looks?.map((look) => look.cardId) }
  }
  const [large, small] = ['gemini-3-pro-image', 'gemini-2.5-flash-image']
  expect(changed(large, 'variation')).toEqual({ pictures: [made.mediaId, ...faces], looks: [cardId] })
  // As far as the model has room, in which a take that goes ahead as a turn of its own counts.
  expect(changed(small, 'variation').pictures).toEqual([made.mediaId, ...faces.slice(0, 2)])
  expect(changed(large, 'words').pictures).toEqual(faces)
  expect(changed(small, 'words').pictures).toEqual(faces.slice(0, 2))
  expect(changed(large, 'variation', 'put Mara by the door')).toEqual({ pictures: [made.mediaId], looks: undefined })
})

it('a change says what a mentioned card looks like, as a request does, but not what a turn before it said, and says which pictures have no room', () => {
  const newId = testIds()
  const cardId = newId('card')
  const bare = addCard(testFilm([[1]], 2.39, newId), cardId, 'cast', 'Mara')
  const faces = ['1', '2', '3'].map((digit) => `media_${digit.repeat(64)}` as MediaId)
  const carded = patch(bare, 'card', cardId, { mediaIds: faces, description: 'thirty, cropped hair' })
  const made = makeTake(filmPanels(carded)[0]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  const request = { ...made.recipe.request, provider: 'gemini', model: 'gemini-2.5-flash-image' }
  const take = { ...made, recipe: { ...made.recipe, request } }
  const board = put(carded, 'take', take)
  const asked = { region: null, ratio: null, clean: null, marked: null, seed: 1, instruction: 'put @Mara by the door' }
  const words = changeRequest(board, take, { ...asked, change: 'words' })
  expect(wordsOf(words)).toContain('put Mara by the door. Mara: thirty, cropped hair.')
  const over = (now: Board) => changeLeftOver(now, takeOf(now, take.id)!, { ...asked, change: 'words' })
  expect(over(board).map(({ picture, why }) => [picture.mediaId, why])).toEqual([
    [faces[2], 'The model takes 3 pictures'],
  ])
  const ordered = editChange(board, take.id, { changeOrder: [faces[2]!] })
  expect(over(ordered).map(({ picture }) => picture.mediaId)).toEqual([faces[1]])
  // A thread: what T2 said and showed of Mara goes ahead of T3, whatever has become of her card since.
  const second = { ...makeTake(take.panelId, faces[0]!, 2), recipe: { ...take.recipe, request: words } }
  const changed = patch(put(board, 'take', second), 'card', cardId, { version: 2 })
  const third = changeRequest(changed, second, { ...asked, change: 'words' })
  expect(wordsOf(third)).not.toContain('cropped hair')
  expect(third.pictures.map(({ mediaId }) => mediaId)).toEqual([])
  const plain = changeRequest(changed, second, { ...asked, instruction: 'make it night', change: 'words' })
  expect(plain.looks?.map(({ name }) => name)).toEqual(['Mara v1'])
})

it('a change is begun from its first word or shape until a take or a request was made of it, and follows a card’s new name', () => {
  const newId = testIds()
  const cardId = newId('card')
  const bare = addCard(testFilm([[1]], 2.39, newId), cardId, 'cast', 'Mara')
  const take = makeTake(filmPanels(bare)[0]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  const board = put(bare, 'take', take)
  const begun = (now: Board, asked?: GenerationRequest[]) => isChangeBegun(now, takeOf(now, take.id)!, asked)
  expect(begun(board)).toBe(false)
  expect(begun(editChange(board, take.id, { changeWords: ' ' }))).toBe(false)
  const brush = { kind: 'brush' as const, points: [[4, 5] as [number, number]], radius: 9 }
  expect(begun(editChange(board, take.id, { changeShapes: [brush] }))).toBe(true)
  const worded = editChange(board, take.id, { changeWords: 'move @Mara left ' })
  expect(begun(worded)).toBe(true)
  expect(takeOf(renameCard(worded, cardId, 'Ines'), take.id)!.changeWords).toBe('move @Ines left ')
  const asked = { region: null, ratio: null, clean: null, marked: null, seed: 1, instruction: 'move @Mara left ' }
  const request = changeRequest(worded, take, { ...asked, change: 'words' })
  expect(begun(worded, [request])).toBe(false)
  const made = makeTake(take.panelId, take.mediaId, 2)
  expect(begun(put(worded, 'take', { ...made, recipe: { ...made.recipe, request } }))).toBe(false)
})
