import { describe, expect, it } from 'vitest'
import { filmOf, patch, put, remove } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { addCard, addMedia, editCard, editFilm, removeCard, setAiPolicy } from '../document/commands/film.ts'
import { addLook, addLookPictures } from '../document/commands/looks.ts'
import { addPanel, movePanel } from '../document/commands/panels.ts'
import { removeScene } from '../document/commands/scenes.ts'
import { shareLayer } from '../document/commands/sharedLayers.ts'
import { addShot, editShot, moveShots, removeShot } from '../document/commands/shots.ts'
import {
  cardOf,
  draftOf,
  layersOf,
  lookOf,
  mediaOf,
  panelsOf,
  scenesOf,
  shotOf,
  shotsOf,
  takesOf,
} from '../document/select.ts'
import type { DraftRow, MediaRow } from '../document/schema.ts'
import type { MediaId, SceneId, ShotId } from '../document/ids.ts'
import { allRows } from '../document/table.ts'
import { newPanelIds } from '../document/newProject.ts'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { compareFilms } from './compareFilms.ts'
import { restoreFilm, restoreScene } from './restoreFilm.ts'

const newId = testIds()
const then = testFilm([[2, 1], [1]], 2.39, newId)
const [quay, boat] = scenesOf(then).map(({ id }) => id) as [SceneId, SceneId]
const [first, second] = shotsOf(then, quay).map(({ id }) => id) as [ShotId, ShotId]
const [third] = shotsOf(then, boat).map(({ id }) => id) as [ShotId]
const [left, right] = panelsOf(then, first).map(({ id }) => id)
const mediaId = (digit: string) => `media_${digit.repeat(64)}` as MediaId
const media = (digit: string): MediaRow => ({
  id: mediaId(digit),
  type: 'image/png',
  bytes: 1,
  width: 16,
  height: 9,
  name: `${digit}.png`,
})
const words = (now: Board, earlier = then, inks = new Set<string>()) => {
  const { film, scenes } = compareFilms(now, earlier, inks)
  return { film, scenes: scenes.map(({ kind, words: said }) => [kind, ...said]) }
}
const draft: DraftRow = {
  id: newId('draft'),
  order: 'a0',
  name: 'blue.fountain',
  format: 'fountain',
  color: 'Blue',
  importedAt: '2026-03-04T10:00:00.000Z',
  source: { hash: 'd'.repeat(64), extension: 'fountain', bytes: 1 },
}

const covers = { draftId: draft.id, parts: [] }

describe('a whole film', () => {
  it('is as it was, but for how a model is reached, what may be spent, and what the film lets a model do', () => {
    const asked = editFilm(then, { title: 'Old', styleNote: 'Grain', numbering: 'list' })
    const newer = editFilm(asked, { title: 'New', styleNote: '', capUsd: 3, model: 'other', keySource: 'computer' })
    const now = setAiPolicy(editFilm(newer, { numbering: 'us', provider: 'gemini' }), 'off', 'Ada', '2026-03-04')
    const film = filmOf(restoreFilm(now, asked).board)
    expect(film).toMatchObject({ title: 'Old', styleNote: 'Grain', numbering: 'list' })
    expect(film).toMatchObject({ capUsd: 3, model: 'other', keySource: 'computer', provider: 'gemini' })
    expect(film).toMatchObject({ aiPolicy: 'off', aiPolicyBy: 'Ada', aiPolicyAt: '2026-03-04' })
    // What comes back is said before; what stays is no difference.
    expect(words(now, asked).film).toEqual(['The film’s settings differ'])
    expect(words(setAiPolicy(editFilm(then, { capUsd: 7 }), 'off', 'Ada', '2026-03-04')).film).toEqual([])
  })

  it('keeps the takes and pictures that were made since, of panels that it had', () => {
    const panel = newPanelIds(then, newId)
    const extended = addPanel(addMedia(then, media('a')), panel, first, 2)
    const [kept, lost] = [makeTake(left!, mediaId('a'), 1), makeTake(panel.panelId, mediaId('a'), 2)]
    const now = [kept, lost].reduce((board, take) => put(board, 'take', take), extended)
    const { board, inks } = restoreFilm(now, then)
    expect(panelsOf(board, first).map(({ id }) => id)).toEqual([left, right])
    expect([...allRows(board.take)]).toEqual([kept])
    expect(mediaOf(board, mediaId('a'))).toEqual(media('a'))
    const layers = panelsOf(then, first).flatMap(({ id }) => layersOf(then, id))
    for (const layer of layers) expect(inks.has(layer.id)).toBe(true)
  })

  it('says each thing outside the scenes that differs, down to columns, shooting days and drafts of the script', () => {
    const day = { id: 'day_1', label: 'Day 1', date: '', setupMinutes: 30 }
    expect(words(then)).toEqual({ film: [], scenes: [['same'], ['same']] })
    const changes = [
      { skipIO: !filmOf(then).skipIO },
      { draft: 'Second' },
      { shootDays: [day] },
      { logo: mediaId('b') },
      { numbersLocked: true },
    ]
    for (const fields of changes)
      expect(words(editFilm(then, fields)).film, JSON.stringify(fields)).toEqual(['The film’s settings differ'])
    const cast = newId('card')
    const carded = addCard(then, cast, 'cast', 'Mara')
    expect(words(carded).film).toEqual(['1 card was not there'])
    expect(words(then, carded).film).toEqual(['1 card was different'])
    expect(words(editCard(carded, cast, { name: 'Maria' }), carded).film).toEqual(['1 card was different'])
    expect(words(addLook(carded, newId('look'), cast, 'Oilskin'), carded).film).toEqual(['1 card was different'])
    expect(words(put(then, 'draft', draft)).film).toEqual(['1 draft of the script was not there'])
    expect(words(then, put(then, 'draft', draft)).film).toEqual(['1 draft of the script comes back'])
  })
})

describe('one scene', () => {
  it('gets its shots back from where they are, and sends others where they were', () => {
    const now = moveShots(moveShots(then, [second], boat, 0), [third], quay, 1)
    expect(words(now).scenes).toEqual([
      ['changed', 'Shot 1A comes back from another scene', 'Shot 1A was not in it'],
      ['changed', 'Shot 2 comes back from another scene', 'Shot 2 was not in it'],
    ])
    const { board } = restoreScene(now, then, quay)
    expect(shotsOf(board, quay).map(({ id }) => id)).toEqual([first, second])
    expect(shotsOf(board, boat).map(({ id }) => id)).toEqual([third])
    expect(shotOf(board, third)).toMatchObject({ order: shotOf(then, third)!.order })
  })

  it('takes out a shot that was made since, and one whose own scene is gone', () => {
    const added = { shotId: newId('shot'), ...newPanelIds(then, newId) }
    const more = addShot(then, added, quay, 1)
    expect(words(more).scenes[0]).toEqual(['changed', 'Shot 1A was not in it'])
    expect(shotsOf(restoreScene(more, then, quay).board, quay).map(({ id }) => id)).toEqual([first, second])
    const moved = removeScene(moveShots(then, [third], quay, 0), boat)
    expect(shotOf(restoreScene(moved, then, quay).board, third)).toBeUndefined()
  })

  it('comes back with all that it needs: cards with their looks and pictures, the draft, layers, takes', () => {
    const [cast, other] = [newId('card'), newId('card')]
    const [look, chosen] = [newId('look'), newId('look')]
    const pictures = ['1', '2', '3', '4'].reduce((board, digit) => addMedia(board, media(digit)), then)
    const cards = editCard(addCard(pictures, cast, 'cast', 'Mara'), cast, { mediaIds: [mediaId('1')] })
    const looks = addLook(addLook(addCard(cards, other, 'cast', 'Jon'), look, cast, 'Oilskin'), chosen, other, 'Suit')
    const worn = addLookPictures(looks, { cardId: cast, lookId: look }, [mediaId('2')])
    const full = editShot(put(worn, 'draft', draft), first, { castIds: [cast], covers })
    const layer = { ...layersOf(full, left!)[0]!, id: newId('layer'), order: 'b0', kind: 'picture' as const }
    const shown = put(full, 'layer', { ...layer, mediaId: mediaId('3') })
    const taken = put(shown, 'take', makeTake(left!, mediaId('4'), 1))
    const before = patch(taken, 'shot', first, { looks: [{ cardId: other, lookId: chosen }] })
    // Everything of it is gone: nothing of `before` but the other scene stands.
    const now = removeScene(then, quay)
    const { board } = restoreScene(now, before, quay)
    expect(shotOf(board, first)).toEqual(shotOf(before, first))
    for (const id of [cast, other]) expect(cardOf(board, id)).toEqual(cardOf(before, id))
    for (const id of [look, chosen]) expect(lookOf(board, id)).toEqual(lookOf(before, id))
    expect(draftOf(board, draft.id)).toEqual(draft)
    for (const digit of ['1', '2', '3', '4']) expect(mediaOf(board, mediaId(digit)), digit).toEqual(media(digit))
    expect(layersOf(board, left!)).toEqual(layersOf(before, left!))
    expect(takesOf(board, left!)).toEqual(takesOf(before, left!))
  })

  it('leaves cards, looks and drafts that are there as they are now', () => {
    const cast = newId('card')
    const look = newId('look')
    const carded = addLook(addCard(put(then, 'draft', draft), cast, 'cast', 'Mara'), look, cast, 'Oilskin')
    const before = patch(editShot(carded, first, { castIds: [cast], covers }), 'shot', first, {
      looks: [{ cardId: cast, lookId: look }],
    })
    const renamed = patch(patch(before, 'card', cast, { name: 'Maria' }), 'look', look, { name: 'Raincoat' })
    const now = patch(renamed, 'draft', draft.id, { color: 'Pink' })
    const { board } = restoreScene(removeShot(now, first), before, quay)
    expect(shotOf(board, first)).toEqual(shotOf(before, first))
    expect(cardOf(board, cast)).toMatchObject({ name: 'Maria' })
    expect(lookOf(board, look)).toMatchObject({ name: 'Raincoat' })
    expect(draftOf(board, draft.id)).toMatchObject({ color: 'Pink' })
    expect(cardOf(restoreScene(removeCard(now, cast), before, quay).board, cast)).toMatchObject({ name: 'Mara' })
  })

  it('has the panels and layers that it had, no others, and takes made since stay with their panels', () => {
    const panel = newPanelIds(then, newId)
    const extended = addPanel(then, panel, first, 2)
    const layer = { ...layersOf(then, left!)[0]!, id: newId('layer'), order: 'b0' }
    const take = makeTake(left!, mediaId('a'), 1)
    const now = put(put(extended, 'layer', layer), 'take', take)
    expect(words(now).scenes[0]).toEqual(['changed', 'Shot 1: 1 panel was not in it, 1 drawing differs'])
    const { board } = restoreScene(now, then, quay)
    expect(panelsOf(board, first).map(({ id }) => id)).toEqual([left, right])
    expect(layersOf(board, left!)).toEqual(layersOf(then, left!))
    expect(takesOf(board, left!)).toEqual([take])
  })

  it('does not touch ink that another scene shows too', () => {
    const ink = layersOf(then, left!)[0]!
    const now = shareLayer(
      then,
      newId,
      ink.id,
      panelsOf(then, third).map(({ id }) => id),
    )
    const own = layersOf(then, right!)[0]!
    const { inks } = restoreScene(now, then, quay)
    expect([inks.has(ink.id), inks.has(own.id)]).toEqual([false, true])
    const within = shareLayer(then, newId, ink.id, [right!])
    expect(restoreScene(within, within, quay).inks.has(ink.id)).toBe(true)
  })

  it('that the version never had is none of its', () => {
    const added = newId('scene')
    const now = put(then, 'scene', { ...scenesOf(then)[0]!, id: added, order: 'b0' })
    expect(restoreScene(now, then, added)).toEqual({ board: now, inks: new Set() })
    expect(words(now).scenes.at(-1)).toEqual(['added', 'This scene was made since'])
    expect(words(removeScene(then, boat)).scenes.at(-1)).toEqual(['gone', 'This scene was deleted since'])
  })
})

it('a drawing differs by its ink, its layers and its takes, and not where its panel is empty by now', () => {
  const ink = layersOf(then, left!)[0]!
  const differs = ['changed', 'Shot 1: 1 drawing differs']
  expect(words(then, then, new Set([ink.id])).scenes[0]).toEqual(differs)
  expect(words(patch(then, 'layer', ink.id, { opacity: 0.5 })).scenes[0]).toEqual(differs)
  expect(words(then, put(then, 'take', makeTake(left!, mediaId('a'), 1))).scenes[0]).toEqual(differs)
  expect(words(put(then, 'take', makeTake(left!, mediaId('a'), 1))).scenes[0]).toEqual(['same'])
  expect(words(remove(then, 'layer', ink.id)).scenes[0]).toEqual(['same'])
})

it('the order of scenes, shots and panels is told apart from what is written of them', () => {
  const moved = moveShots(then, [second], quay, 0)
  expect(words(moved).scenes[0]).toEqual(['changed', 'Its shots stand in another order'])
  // One that was taken out leaves the others as they stood.
  expect(words(removeShot(then, first)).scenes[0]).toEqual(['changed', 'Shot 1 comes back'])
  expect(words(movePanel(then, right!, first, 0)).scenes[0]).toEqual([
    'changed',
    'Shot 1: its panels stand in another order',
  ])
  expect(words(editShot(then, second, { action: 'Runs' })).scenes[0]).toEqual(['changed', 'Shot 1A: its notes differ'])
  expect(words(patch(then, 'panel', right!, { seconds: 4 })).scenes[0]).toEqual([
    'changed',
    'Shot 1: a panel’s words or seconds differ',
  ])
  const turned = patch(then, 'scene', boat, { order: 'Z' })
  expect(words(turned).scenes.map(([kind]) => kind)).toContain('changed')
  expect(words(patch(then, 'scene', quay, { synopsis: 'Rain' })).scenes[0]).toEqual([
    'changed',
    'Its heading or synopsis differs',
  ])
})
