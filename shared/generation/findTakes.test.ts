import { describe, expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { CardId, MediaId } from '../document/ids.ts'
import type { Recipe } from '../document/recipe.ts'
import type { TakeRow } from '../document/schema.ts'
import { filmPanels, scenesOf } from '../document/select.ts'
import { EVERY_TAKE, findTakes } from './findTakes.ts'
import type { TakeFilter } from './findTakes.ts'

const film = testFilm([
  [1, 1],
  [2, 1],
])
const panels = filmPanels(film)
const media = `media_${'0'.repeat(64)}` as MediaId

type Fields = Partial<Omit<TakeRow, 'recipe'>> & { readonly recipe?: Partial<Recipe> }

function withTakes(...each: readonly (readonly [panel: number, number: number, fields?: Fields])[]): Board {
  return each.reduce((board: Board, [at, number, fields = {}]) => {
    const take = makeTake(panels[at]!.id, media, number)
    return put(board, 'take', { ...take, ...fields, recipe: { ...take.recipe, ...fields.recipe } })
  }, film)
}

function found(board: Board, filter: Partial<TakeFilter>): readonly string[] {
  return findTakes(board, { ...EVERY_TAKE, ...filter }).map(({ slate, take }) => `${slate} T${take.number}`)
}

describe('the takes that are looked for', () => {
  it('come in film order and by number, without the struck ones unless they are wanted', () => {
    const board = withTakes([3, 1], [0, 10], [0, 9, { struck: true }], [0, 2])
    expect(found(board, {})).toEqual(['1 T2', '1 T10', '2.2 T1'])
    expect(found(board, { struck: true })).toEqual(['1 T2', '1 T9', '1 T10', '2.2 T1'])
    expect(found(board, { sceneId: scenesOf(board)[1]!.id })).toEqual(['2.2 T1'])
  })

  it('are found by words of the recipe, of the note and of the shot, in any order, whatever their capitals and accents', () => {
    const board = withTakes(
      [0, 1, { recipe: { words: 'Mara in a yellow oilskin. Not in the picture: umbrella.', said: '' } }],
      [1, 1, { note: 'Zu hell; der Ärger bleibt', recipe: { words: 'A flooded causeway' } }],
      [2, 4, { recipe: { words: '海辺の家、夜', said: 'I made it darker.' } }],
    )
    expect(found(board, { words: 'oils MARA' })).toEqual(['1 T1'])
    expect(found(board, { words: 'ärger' })).toEqual(['1A T1'])
    expect(found(board, { words: 'arger hell' })).toEqual(['1A T1'])
    expect(found(board, { words: '夜' })).toEqual(['2.1 T4'])
    expect(found(board, { words: 'darker t4' })).toEqual(['2.1 T4'])
    expect(found(board, { words: '1a' })).toEqual(['1A T1'])
    expect(found(board, { words: 'kin' })).toEqual([])
    expect(found(board, { words: '…!' })).toHaveLength(3)
  })

  it.each([
    ['海辺の家、夜', '夜'],
    ['ตลาดน้ำตอนเช้า', 'เช้า'],
    ['ຕະຫຼາດຕອນເຊົ້າ', 'ເຊົ້າ'],
    ['ផ្សារពេលព្រឹក', 'ព្រឹក'],
    ['မနက်ခင်းစျေး', 'စျေး'],
    ['बाज़ार में सुबह', 'सुबह'],
    ['سوق الصباح', 'الصباح'],
  ])('are found by a word inside %j', (words, typed) => {
    const board = withTakes([0, 1, { recipe: { words, said: '' } }], [1, 1, { recipe: { words: 'Other', said: '' } }])
    expect(found(board, { words: typed })).toEqual(['1 T1'])
  })

  it('are told apart by model, card, day, cost, star and keep', () => {
    const { request } = makeTake(panels[0]!.id, media, 1).recipe
    const paid = { ...request, provider: 'gemini', model: 'gemini-3-pro-image' }
    const withMara = { ...request, pieces: [{ from: 'card.card_mara', text: 'Mara: thirty' }] }
    // Of a card without words, only its pictures went along.
    const shown = { ...request, looks: [{ cardId: 'card_mara' as CardId, lookId: null, version: 2, name: 'Mara v2' }] }
    const board = withTakes(
      [0, 1, { starred: true, recipe: { request: paid, actualUsd: 0.13, at: '2026-03-02T10:00:00.000Z' } }],
      [0, 2, { kept: true, recipe: { request: withMara, actualUsd: 0, at: '2026-03-04T10:00:00.000Z' } }],
      [1, 1, { struck: true, recipe: { request: shown } }],
      [0, 3, { recipe: { request: paid, actualUsd: null, estimateUsd: null, at: '2026-03-05T10:00:00.000Z' } }],
      [0, 4, { recipe: { request: paid, actualUsd: 0, estimateUsd: 0, at: '2026-03-01T10:00:00.000Z' } }],
    )
    expect(found(board, { model: 'gemini-3-pro-image' })).toEqual(['1 T1', '1 T3', '1 T4'])
    expect(found(board, { cardId: 'card_mara' })).toEqual(['1 T2'])
    expect(found(board, { cardId: 'card_mara', struck: true })).toEqual(['1 T2', '1A T1'])
    expect(found(board, { since: '2026-03-04T00:00:00.000Z' })).toEqual(['1 T2', '1 T3'])
    expect(found(board, { cost: 'free' })).toEqual(['1 T2'])
    // What T3 cost is not known, and T4 is the second picture of an answer that was paid for once: neither was free.
    expect(found(board, { cost: 'paid' })).toEqual(['1 T1', '1 T3', '1 T4'])
    expect(found(board, { starred: true })).toEqual(['1 T1'])
    expect(found(board, { kept: true })).toEqual(['1 T2'])
    expect(found(board, { kept: true, starred: true })).toEqual([])
  })
})
