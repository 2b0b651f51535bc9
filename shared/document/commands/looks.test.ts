import { describe, expect, it } from 'vitest'
import { makeTake } from '../../../tests/support/film.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { put } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import type { MediaId } from '../ids.ts'
import { basePictures, lookIn, takesByLook, usedKey, wordsOfLook } from '../looks.ts'
import { cardOf, lookOf, looksOf, panelsOf, sceneOf, scenesOf, shotOf, shotsOf } from '../select.ts'
import { addCard, editCard, removeCard } from './film.ts'
import { addLook, addLookPictures, chooseSceneLook, chooseShotLook, editLook, setPictureUse } from './looks.ts'
import { removeLook } from './removeLooks.ts'

const newId = testIds()
const bare = testFilm([[1, 1]], 2.39, newId)
const mara = newId('card')
const [oilskin, hospital] = [newId('look'), newId('look')]
const [scene] = scenesOf(bare)
const [first, second] = shotsOf(bare, scene!.id)
const film = addLook(
  addLook(
    editCard(addCard(bare, mara, 'cast', 'Mara'), mara, { description: 'Thirty, in jeans' }),
    oilskin,
    mara,
    'Act 1 oilskin',
  ),
  hospital,
  mara,
  'Hospital',
)
const media = (digit: string) => `media_${digit.repeat(64)}` as MediaId
const lookOfShot = (board: Board, id: string) =>
  lookIn(board, cardOf(board, mara)!, sceneOf(board, scene!.id), shotOf(board, id)).look?.name ?? 'base'

describe('the look of a card', () => {
  it('begins with the card’s own words', () => {
    expect(looksOf(film, mara).map(({ name, description }) => [name, description])).toEqual([
      ['Act 1 oilskin', 'Thirty, in jeans'],
      ['Hospital', 'Thirty, in jeans'],
    ])
  })

  it('is the scene’s choice, which a shot may override, also with the base look', () => {
    const inScene = chooseSceneLook(film, scene!.id, mara, oilskin)
    expect([first, second].map((shot) => lookOfShot(inScene, shot!.id))).toEqual(['Act 1 oilskin', 'Act 1 oilskin'])
    const inShot = chooseShotLook(inScene, [second!.id], mara, hospital)
    expect([first, second].map((shot) => lookOfShot(inShot, shot!.id))).toEqual(['Act 1 oilskin', 'Hospital'])
    expect(lookOfShot(chooseShotLook(inShot, [second!.id], mara, null), second!.id)).toBe('base')
    expect(lookOfShot(chooseShotLook(inShot, [second!.id], mara, undefined), second!.id)).toBe('Act 1 oilskin')
    expect(chooseSceneLook(film, scene!.id, newId('card'), oilskin)).toBe(film)
  })

  it('is said in its own words, and in the card’s where it has none', () => {
    const own = chooseShotLook(editLook(film, oilskin, { description: 'Yellow, wet' }), [second!.id], mara, oilskin)
    const said = (board: Board) => wordsOfLook(lookIn(board, cardOf(board, mara)!, scene, shotOf(board, second!.id)))
    expect([said(film), said(own)]).toEqual(['Thirty, in jeans', 'Yellow, wet'])
    expect(said(editLook(own, oilskin, { description: ' ' }))).toBe('Thirty, in jeans')
  })

  it('is the base look again where a look was deleted, in scenes and in shots', () => {
    const chosen = chooseShotLook(chooseSceneLook(film, scene!.id, mara, oilskin), [second!.id], mara, hospital)
    const without = removeLook(removeLook(chosen, hospital), oilskin)
    expect([first, second].map((shot) => lookOfShot(without, shot!.id))).toEqual(['base', 'base'])
    // The shot's own choice is gone, and the scene's does not take its place.
    expect(lookOfShot(removeLook(chosen, hospital), second!.id)).toBe('base')
  })

  it('goes with its card, and nothing names it any more', () => {
    const chosen = chooseShotLook(chooseSceneLook(film, scene!.id, mara, oilskin), [second!.id], mara, null)
    const without = removeCard(chosen, mara)
    expect(looksOf(without, mara)).toEqual([])
    expect(sceneOf(without, scene!.id)!.looks).toEqual([])
    expect(shotOf(without, second!.id)!.looks).toEqual([])
  })
})

describe('a version of a look', () => {
  it('is new with other words or pictures, and not with another name; what it was stays', () => {
    expect(editLook(film, oilskin, { name: 'Oilskin' })).toMatchObject({ look: expect.anything() as unknown })
    expect(lookOf(editLook(film, oilskin, { name: 'Oilskin' }), oilskin)).toMatchObject({ version: 1, past: [] })
    const wet = editLook(film, oilskin, { description: 'Wet' })
    const shown = addLookPictures(wet, { cardId: mara, lookId: oilskin }, [media('a'), media('b')])
    expect(lookOf(shown, oilskin)).toMatchObject({
      version: 3,
      past: [
        { version: 1, description: 'Thirty, in jeans', pictures: [] },
        { version: 2, description: 'Wet', pictures: [] },
      ],
    })
  })

  it('has one face', () => {
    const at = { cardId: mara, lookId: null }
    const pictured = addLookPictures(film, at, [media('a'), media('b')])
    const faced = setPictureUse(setPictureUse(pictured, at, media('a'), 'face'), at, media('b'), 'face')
    expect(basePictures(cardOf(faced, mara)!).map(({ use }) => use)).toEqual(['', 'face'])
    expect(setPictureUse(faced, at, media('b'), 'face')).toBe(faced)
    const many = Array.from({ length: LIMITS.cardPictures + 2 }, (_, n) => media('0').slice(0, -2) + String(n + 10))
    expect(basePictures(cardOf(addLookPictures(film, at, many as MediaId[]), mara)!)).toHaveLength(LIMITS.cardPictures)
  })

  it('knows its takes; of more than a row holds, those that no take used go first', () => {
    const panel = panelsOf(film, first!.id)[0]!
    const take = makeTake(panel.id, media('c'), 1)
    const looks = [{ cardId: mara, lookId: oilskin, version: 1, name: 'Mara, Act 1 oilskin v1' }]
    const request = { ...take.recipe.request, looks }
    const taken = put(film, 'take', { ...take, recipe: { ...take.recipe, request } })
    expect(takesByLook(taken).get(usedKey(mara, oilskin, 1))).toMatchObject([
      { shotId: first!.id, take: { number: 1 } },
    ])
    let board = taken
    for (let at = 0; at < LIMITS.pastLooks + 5; at += 1) board = editLook(board, oilskin, { description: `Coat ${at}` })
    const { past, version } = lookOf(board, oilskin)!
    expect(past).toHaveLength(LIMITS.pastLooks)
    expect(past[0]!.version).toBe(1)
    expect(past.at(-1)!.version).toBe(version - 1)
  })
})
