import { describe, expect, it } from 'vitest'
import { makeTake } from '../../../tests/support/film.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import type { Board } from '../board.ts'
import { filmOf, patch, put } from '../board.ts'
import { diffBoards } from '../diff.ts'
import type { MediaId, ShotId } from '../ids.ts'
import {
  cardsOf,
  filmPanels,
  filmShots,
  layersOf,
  marksOf,
  numbersOf,
  panelsOf,
  scenesOf,
  shotsOf,
  takesOf,
} from '../select.ts'
import { duplicatePanel, duplicateScene, duplicateShot } from './duplicate.ts'
import { addCard, editCard, editFilm, removeCard } from './film.ts'
import { linkCard } from './shotCards.ts'
import { addLayer, editLayer, moveLayer, putMark, removeLayer, removeMark } from './layers.ts'
import { addPanel, editPanel, movePanel, removePanel } from './panels.ts'
import { addScene, editScene, moveScene, removeScene } from './scenes.ts'
import { addShot, editShot, moveShots, removeShot, retimeShot } from './shots.ts'

const newId = testIds()
const film = testFilm([[1, 2, 1], [1], []], 2.39, newId)
const scenes = scenesOf(film)
const [first, second, third] = shotsOf(film, scenes[0]!.id)
const ids = (board: Board, scene: number): ShotId[] => shotsOf(board, scenes[scene]!.id).map((shot) => shot.id)
const stroke = (layerId: ReturnType<typeof layerIdOf>) =>
  ({
    id: newId('mark'),
    layerId,
    order: 'a0',
    transform: null,
    color: '#2a2927',
    opacity: 1,
    kind: 'stroke',
    brush: 'pencil',
    size: 6,
    seed: 1,
    points: '',
  }) as const
const layerIdOf = (board: Board) => layersOf(board, panelsOf(board, first!.id)[0]!.id)[0]!.id

describe('shots', () => {
  it('are added at their place with one empty panel and a layer to draw on', () => {
    const made = { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }
    const board = addShot(film, made, scenes[0]!.id, 1)
    expect(ids(board, 0)[1]).toBe(made.shotId)
    expect(panelsOf(board, made.shotId)).toHaveLength(1)
    expect(layersOf(board, made.panelId)).toHaveLength(1)
    expect(addShot(film, made, newId('scene'), 0)).toBe(film)
  })

  it('move together, in the order given, by changing only their own rows', () => {
    const board = moveShots(film, [third!.id, first!.id], scenes[1]!.id, 0)
    expect(ids(board, 1)).toEqual([third!.id, first!.id, ids(film, 1)[0]])
    expect(diffBoards(film, board)).toHaveLength(2)
    expect(moveShots(film, [first!.id], scenes[0]!.id, 0)).toBe(film)
    expect(moveShots(film, [newId('shot')], scenes[0]!.id, 0)).toBe(film)
  })

  it('land in every place of a scene, from any place of it', () => {
    for (let index = 0; index <= 2; index += 1) {
      const board = moveShots(film, [second!.id], scenes[0]!.id, index)
      expect(ids(board, 0).indexOf(second!.id)).toBe(index)
    }
  })

  it('go with their panels, layers and takes, and take no other row along', () => {
    const board = removeShot(film, second!.id)
    expect(filmPanels(board)).toHaveLength(3)
    const tables = diffBoards(film, board).map((change) => change.table)
    expect(tables.toSorted()).toEqual(['layer', 'layer', 'panel', 'panel', 'shot'])
  })

  it('are the same board where an edit changes nothing', () => {
    expect(retimeShot(film, first!.id, null)).toBe(film)
    expect(editShot(film, first!.id, { castIds: [] })).toBe(film)
    expect(editShot(film, newId('shot'), { size: 'cu' })).toBe(film)
  })

  it('are copied with all that was drawn, under new ids and a free number', () => {
    const drawn = putMark(film, stroke(layerIdOf(film)))
    const fixed = editShot(drawn, first!.id, { number: '7' })
    const { board, shotId } = duplicateShot(fixed, newId, first!.id)
    const copy = layersOf(board, panelsOf(board, shotId!)[0]!.id)[0]!
    expect(ids(board, 0)[1]).toBe(shotId)
    expect(marksOf(board, copy.id)).toHaveLength(1)
    expect(marksOf(board, copy.id)[0]!.id).not.toBe(marksOf(board, layerIdOf(board))[0]!.id)
    expect(numbersOf(board).shots.get(shotId!)).not.toBe('7')
    expect(duplicateShot(film, newId, newId('shot'))).toEqual({ board: film, shotId: null })
  })
})

describe('scenes', () => {
  it('are added, moved and removed with what is in them', () => {
    const sceneId = newId('scene')
    const added = addScene(film, sceneId, 1, { location: 'The Flats' })
    expect(scenesOf(added)[1]!.location).toBe('The Flats')
    const moved = moveScene(added, sceneId, 3)
    expect(scenesOf(moved).at(-1)!.id).toBe(sceneId)
    expect(moveScene(film, scenes[0]!.id, 0)).toBe(film)
    const gone = removeScene(film, scenes[0]!.id)
    expect(filmShots(gone)).toHaveLength(1)
    expect(editScene(film, scenes[0]!.id, { omitted: true }).shot).toBe(film.shot)
  })

  it('are copied whole', () => {
    const { board, sceneId } = duplicateScene(film, newId, scenes[0]!.id)
    expect(shotsOf(board, sceneId!).map((shot) => panelsOf(board, shot.id).length)).toEqual([1, 2, 1])
    expect(scenesOf(board).findIndex((scene) => scene.id === sceneId)).toBe(1)
    const old = patch(
      patch(film, 'scene', scenes[0]!.id, { numbersLocked: true, formerNumbers: ['7'] }),
      'shot',
      first!.id,
      { formerNumbers: ['7A'] },
    )
    const copied = duplicateScene(old, newId, scenes[0]!.id)
    const [copy] = shotsOf(copied.board, copied.sceneId!)
    expect(scenesOf(copied.board)[1]).toMatchObject({ numbersLocked: false, formerNumbers: [] })
    expect(copy!.formerNumbers).toEqual([])
  })
})

describe('panels', () => {
  it('are added, labelled, moved between shots, copied and removed', () => {
    const [start, end] = panelsOf(film, second!.id)
    const made = { panelId: newId('panel'), layerId: newId('layer') }
    expect(panelsOf(addPanel(film, made, second!.id, 1), second!.id)[1]!.id).toBe(made.panelId)
    expect(editPanel(film, start!.id, { label: 'start' }).shot).toBe(film.shot)
    const swapped = movePanel(film, end!.id, second!.id, 0)
    expect(panelsOf(swapped, second!.id).map((panel) => panel.id)).toEqual([end!.id, start!.id])
    expect(panelsOf(movePanel(film, end!.id, first!.id, 5), first!.id)).toHaveLength(2)
    expect(movePanel(film, end!.id, second!.id, 1)).toBe(film)
    expect(duplicatePanel(film, newId, start!.id).panelId).not.toBeNull()
    const taken = put(film, 'take', makeTake(start!.id, `media_${'a'.repeat(64)}` as MediaId, 1))
    expect(takesOf(taken, start!.id)).toHaveLength(1)
    const without = removePanel(taken, start!.id)
    expect(panelsOf(without, second!.id)).toHaveLength(1)
    expect([...takesOf(without, start!.id), ...layersOf(without, start!.id)]).toEqual([])
  })

  it('keep their size and marks when the film’s ratio changes', () => {
    const drawn = putMark(film, stroke(layerIdOf(film)))
    const recropped = editFilm(drawn, { ratio: 1.33 })
    expect(recropped.panel).toBe(drawn.panel)
    expect(recropped.mark).toBe(drawn.mark)
    expect(filmOf(recropped).ratio).toBe(1.33)
  })
})

describe('layers and marks', () => {
  const panelId = panelsOf(film, first!.id)[0]!.id

  it('stand in the stack where they are put', () => {
    const [low, top] = [newId('layer'), newId('layer')]
    const board = addLayer(addLayer(film, low, panelId, 0), top, panelId, 9)
    expect(layersOf(board, panelId).map((layer) => layer.id)).toEqual([low, layerIdOf(film), top])
    expect(layersOf(moveLayer(board, top, 0), panelId)[0]!.id).toBe(top)
    expect(moveLayer(board, top, 2)).toBe(board)
    expect(layersOf(removeLayer(board, low), panelId)).toHaveLength(2)
  })

  it('take no mark while locked, and none that is no drawing’s', () => {
    const layerId = layerIdOf(film)
    const mark = stroke(layerId)
    const drawn = putMark(film, mark)
    const locked = editLayer(drawn, layerId, { locked: true })
    expect(putMark(locked, stroke(layerId))).toBe(locked)
    expect(removeMark(locked, mark.id)).toBe(locked)
    expect(marksOf(removeMark(drawn, mark.id), layerId)).toHaveLength(0)
    const picture = editLayer(film, layerId, { kind: 'picture' })
    expect(putMark(picture, mark)).toBe(picture)
  })
})

const versionOf = (board: Board): number => cardsOf(board)[0]!.version

const cardsIn = (board: Board) =>
  filmShots(board).flatMap(({ castIds, propIds, locationId }) => [...castIds, ...propIds, locationId ?? []].flat())

describe('cards', () => {
  it('get a new version when what a request would say of them changes', () => {
    const id = newId('card')
    const board = addCard(film, id, 'cast', 'Mara')
    expect(versionOf(editCard(board, id, { name: 'Mara Ilves' }))).toBe(1)
    expect(versionOf(editCard(board, id, { description: 'A salt farmer.' }))).toBe(2)
    expect(editCard(board, id, { description: '' })).toBe(board)
  })

  it('go from every shot that has them, of whichever kind', () => {
    for (const kind of ['cast', 'prop', 'location'] as const) {
      const id = newId('card')
      const linked = linkCard(addCard(film, id, kind, 'Rope'), [first!.id, third!.id], id)
      expect(cardsIn(linked)).toEqual([id, id])
      expect(cardsIn(removeCard(linked, id))).toEqual([])
    }
  })

  it('keep what they were in each version', () => {
    const id = newId('card')
    const described = (board: Board, description: string) => editCard(board, id, { description })
    const board = described(described(addCard(film, id, 'cast', 'Mara'), 'In jeans'), 'In oilskin')
    expect(cardsOf(board)[0]).toMatchObject({ version: 3, description: 'In oilskin' })
    expect(cardsOf(board)[0]!.past.map(({ version, description }) => [version, description])).toContainEqual([
      2,
      'In jeans',
    ])
  })
})
