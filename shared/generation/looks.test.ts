import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { editShot } from '../document/commands/shots.ts'
import { addCard, editCard, editFilm } from '../document/commands/film.ts'
import {
  addLook,
  addLookPictures,
  chooseSceneLook,
  chooseShotLook,
  editLook,
  setPictureUse,
} from '../document/commands/looks.ts'
import { linkCard } from '../document/commands/shotCards.ts'
import type { MediaId } from '../document/ids.ts'
import { generationRequestSchema } from '../document/recipe.ts'
import { filmPanels, filmShots, scenesOf } from '../document/select.ts'
import { composeRequest, picturesLeftOver } from './compose.ts'
import { wordsOf } from './words.ts'

const newId = testIds()
const bare = testFilm([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]], 1.78, newId)
const shots = filmShots(bare)
const panels = filmPanels(bare)
const [mara, tom] = [newId('card'), newId('card')]
const oilskin = newId('look')
const media = (digit: string) => `media_${digit.repeat(64)}` as MediaId
const base = { cardId: mara, lookId: null }
const wet = { cardId: mara, lookId: oilskin }

const film = [
  (board: typeof bare) => editFilm(board, { provider: 'gemini', model: 'gemini-nano-banana-2.1' }),
  (board: typeof bare) => editCard(addCard(board, mara, 'cast', 'Mara'), mara, { description: 'Thirty, in jeans' }),
  (board: typeof bare) => addLookPictures(board, base, [media('a'), media('b')]),
  (board: typeof bare) => setPictureUse(board, base, media('b'), 'face'),
  (board: typeof bare) => addLook(board, oilskin, mara, 'Act 1 oilskin'),
  (board: typeof bare) => editLook(board, oilskin, { description: 'Thirty, in a yellow oilskin' }),
  (board: typeof bare) => addLookPictures(board, wet, [media('c'), media('d'), media('e')]),
  (board: typeof bare) => setPictureUse(setPictureUse(board, wet, media('e'), 'costume'), wet, media('d'), 'sheet'),
  (board: typeof bare) => addCard(board, tom, 'cast', 'Tom'),
  (board: typeof bare) => addLookPictures(board, { cardId: tom, lookId: null }, [media('f')]),
  (board: typeof bare) =>
    linkCard(
      board,
      shots.map(({ id }) => id),
      mara,
    ),
  (board: typeof bare) => chooseSceneLook(board, scenesOf(board)[0]!.id, mara, oilskin),
].reduce((board, step) => step(board), bare)

const asked = (board = film, at = 0, wish = {}) => composeRequest(board, panels[at]!.id, { sketch: null, wish })
const said = (request: ReturnType<typeof asked>) => request.pictures.map(({ label, use }) => [label, use])

describe('the request of a shot', () => {
  it('shows and says the look that holds in it, the card’s face first, and records which version', () => {
    const request = asked()
    expect(said(request)).toEqual([
      ['Mara v4', 'face'],
      ['Mara, Act 1 oilskin v5', 'costume'],
      ['Mara, Act 1 oilskin v5', 'sheet'],
      ['Mara, Act 1 oilskin v5', undefined],
    ])
    expect(wordsOf(request)).toContain('Picture 1 is Mara v4 (face): keep this face.')
    expect(wordsOf(request)).toContain('Mara: Thirty, in a yellow oilskin.')
    expect(request.looks).toEqual([
      { cardId: mara, lookId: oilskin, version: 5, name: 'Mara, Act 1 oilskin v5' },
      { cardId: mara, lookId: null, version: 4, name: 'Mara v4' },
    ])
    expect(generationRequestSchema.parse(request)).toEqual(request)
    const overridden = asked(chooseShotLook(film, [shots[0]!.id], mara, null))
    expect(said(overridden)).toEqual([
      ['Mara v4', 'face'],
      ['Mara v4', undefined],
    ])
    expect(wordsOf(overridden)).toContain('Mara: Thirty, in jeans.')
  })

  it('has the same pictures in the same order in all of twelve shots', () => {
    const all = shots.map((_shot, at) => asked(film, at).pictures)
    expect(all).toHaveLength(12)
    for (const pictures of all) expect(pictures).toEqual(all[0])
  })

  it('has them so however a shot lists its two cards or mentions one', () => {
    const ways = [
      { castIds: [mara, tom] },
      { castIds: [tom, mara] },
      { castIds: [tom], action: '@Mara waits' },
      { castIds: [], action: '@Tom and @Mara', notes: 'hold on @mara' },
    ]
    const sent = (model: string) =>
      ways.map((way) =>
        composeRequest(editShot(film, shots[0]!.id, way), panels[0]!.id, { sketch: null, model }).pictures.map(
          ({ mediaId }) => mediaId,
        ),
      )
    const all = sent('gemini-nano-banana-2.1')
    expect(all[0]).toHaveLength(4)
    const three = sent('gemini-2.5-flash-image')
    expect(three[0]).toEqual(all[0]!.slice(0, 3))
    for (const made of [all, three]) expect(made).toEqual(ways.map(() => made[0]))
  })

  it('counts a card that it mentions as one of its own, and says the bare name', () => {
    const request = asked(editShot(film, shots[0]!.id, { action: '@Tom comes in', notes: 'hold on @mara' }))
    expect(request.staging.cast).toEqual(['Mara', 'Tom'])
    expect(request.pictures.at(1)?.label).toBe('Tom v2')
    expect(wordsOf(request)).toContain('Tom comes in')
    expect(wordsOf(request)).not.toContain('@')
  })
})

describe('more pictures than the model takes', () => {
  const board = linkCard(film, [shots[0]!.id], tom)
  const small = { sketch: media('0'), model: 'gemini-2.5-flash-image' }

  it('leave some out, and say which and why', () => {
    expect(said(composeRequest(board, panels[0]!.id, small)).map(([label]) => label)).toEqual([
      'Sketch',
      'Mara v4',
      'Tom v2',
    ])
    expect(picturesLeftOver(board, panels[0]!.id, small)).toMatchObject([
      { picture: { mediaId: media('e') }, why: 'The model takes 3 pictures' },
      { picture: { mediaId: media('d') } },
      { picture: { mediaId: media('c') } },
    ])
  })

  it('have room in the artist’s order, and what is left out makes room', () => {
    const wish = { order: [media('d')], without: [media('b')] }
    const request = composeRequest(board, panels[0]!.id, { ...small, wish })
    const sent = request.pictures.filter(({ mediaId }) => mediaId !== media('b')).map(({ mediaId }) => mediaId)
    expect(sent).toEqual([media('0'), media('d'), media('f')])
  })
})
