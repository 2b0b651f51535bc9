import { describe, expect, it } from 'vitest'
import { addCard, editCard, editFilm, removeCard } from '#shared/document/commands/film.ts'
import { addLayer, editLayer, putMark } from '#shared/document/commands/layers.ts'
import { addLook, chooseSceneLook, editLook } from '#shared/document/commands/looks.ts'
import { addOwnColumn } from '#shared/document/commands/ownColumns.ts'
import { editPanel, movePanel, removePanel } from '#shared/document/commands/panels.ts'
import { setPerspective } from '#shared/document/commands/perspective.ts'
import { removeLook } from '#shared/document/commands/removeLooks.ts'
import { editScene, removeScene } from '#shared/document/commands/scenes.ts'
import { addShootDay, editShootDay, scheduleShots } from '#shared/document/commands/shooting.ts'
import { linkCard } from '#shared/document/commands/shotCards.ts'
import { editShots, moveShots, removeShot } from '#shared/document/commands/shots.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards, reverseDiff } from '#shared/document/diff.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { cardsOf, filmPanels, filmShots, layersOf, scenesOf } from '#shared/document/select.ts'
import { makeStroke } from '../../../tests/support/marks.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { spotsOf } from './spots.ts'

const newId = testIds()
const board = testFilm([[2, 1], [1]])
const [one, two, three] = filmShots(board)
const [first, second, third] = filmPanels(board)
const [scene, later] = scenesOf(board)
const layer = layersOf(board, first!.id)[0]!

const forth = (after: Board, before = board) => spotsOf(before, diffBoards(before, after))
/** Where the undo of what led to `after` is seen. */
const back = (after: Board, before = board) => spotsOf(after, reverseDiff(diffBoards(before, after)))

function text(layerId: string): MarkRow {
  const rest = { order: 'a0', transform: null, color: '#2a2927', opacity: 1 } as const
  return {
    ...rest,
    id: newId('mark'),
    layerId: layerId as MarkRow['layerId'],
    kind: 'text',
    x: 40,
    y: 50,
    size: 20,
    text: 'a',
  }
}

const eraser = (layerId: MarkRow['layerId']): MarkRow => ({
  ...makeStroke(newId, layerId, 'a0'),
  brush: 'eraser',
})

describe('where a step is seen', () => {
  it('is the panel that it draws on, at the part of it that changes', () => {
    const [spot, ...more] = back(putMark(board, text(layer.id)))
    expect(spot).toMatchObject({ kind: 'drawing', panelIds: [first!.id] })
    expect(spot?.kind === 'drawing' && spot.area!.x).toBeGreaterThan(20)
    expect(more).toEqual([])
  })

  it('is the drawing alone for a line that brings a status along', () => {
    const drawn = editShots(putMark(board, text(layer.id)), [one!.id], { status: 'boarded' })
    expect(back(drawn).map(({ kind }) => kind)).toEqual(['drawing'])
  })

  it('is the drawing for what its layers show, and their list for what they do not', () => {
    const drawn = putMark(board, text(layer.id))
    expect(back(editLayer(drawn, layer.id, { opacity: 0.5 }), drawn)).toEqual([
      { kind: 'drawing', panelIds: [first!.id], area: null },
    ])
    const list = [{ kind: 'layers', panelId: first!.id }]
    expect(back(editLayer(board, layer.id, { opacity: 0.5 }))).toEqual(list)
    expect(back(editLayer(board, layer.id, { name: 'Tone', locked: true }))).toEqual(list)
    expect(back(addLayer(board, newId('layer'), first!.id, 1))).toEqual(list)
    expect(back(editLayer(drawn, layer.id, { takesFills: true }), drawn)).toEqual(list)
    const hidden = editLayer(drawn, layer.id, { visible: false })
    expect(back(editLayer(hidden, layer.id, { opacity: 0.5 }), hidden)).toEqual(list)
    // An eraser alone leaves nothing to be seen.
    const rubbed = putMark(board, eraser(layer.id))
    expect(back(editLayer(rubbed, layer.id, { visible: false }), rubbed)).toEqual(list)
  })

  it('is the table for a perspective, which nothing else shows', () => {
    expect(back(setPerspective(board, first!.id, { horizon: 100, points: [] }))).toEqual([
      { kind: 'drawing', panelIds: [first!.id], area: null, guide: true },
    ])
  })

  it('is the field of each shot that it writes', () => {
    expect(back(editShots(board, [one!.id, three!.id], { lensMm: 35 }))).toEqual([
      { kind: 'shot', shotId: one!.id, field: 'lensMm' },
      { kind: 'shot', shotId: three!.id, field: 'lensMm' },
    ])
    expect(back(editPanel(board, second!.id, { seconds: 3 }))).toEqual([{ kind: 'panel', panelId: second!.id }])
  })

  it('is beside its neighbour for what comes back, and where it stands for what goes', () => {
    const without = removePanel(board, second!.id)
    expect(forth(without)).toEqual([{ kind: 'frame', shotId: one!.id, panelId: second!.id, whole: false }])
    expect(back(without)).toEqual([{ kind: 'frame', shotId: one!.id, panelId: first!.id, whole: false }])
    const gone = removeShot(board, two!.id)
    expect(forth(gone)).toEqual([{ kind: 'frame', shotId: two!.id, panelId: third!.id, whole: true }])
    expect(back(gone)).toEqual([{ kind: 'frame', shotId: one!.id, panelId: first!.id, whole: true }])
    const beside = filmPanels(board).findLast(({ shotId }) => shotId === two!.id)!
    expect(back(removeScene(board, later!.id))).toEqual([{ kind: 'scene', sceneId: scene!.id, panelId: beside.id }])
    expect(forth(removeScene(board, later!.id))).toEqual([
      { kind: 'scene', sceneId: later!.id, panelId: filmPanels(board).at(-1)!.id },
    ])
    expect(back(removeShot(board, three!.id))).toEqual([{ kind: 'scene', sceneId: later!.id }])
  })

  it('is where what moved stands now', () => {
    expect(back(moveShots(board, [one!.id], later!.id, 0))).toEqual([
      { kind: 'frame', shotId: one!.id, panelId: first!.id, whole: true },
    ])
    expect(back(movePanel(board, second!.id, two!.id, 0))).toEqual([
      { kind: 'frame', shotId: two!.id, panelId: second!.id, whole: false },
    ])
    expect(back(editScene(board, scene!.id, { omitted: true }))).toEqual([{ kind: 'scene', sceneId: scene!.id }])
  })

  it('is the scene for what comes or goes in one that is omitted', () => {
    const omitted = editScene(board, scene!.id, { omitted: true })
    expect(back(removeShot(omitted, two!.id), omitted)).toEqual([{ kind: 'scene', sceneId: scene!.id }])
    expect(back(removePanel(omitted, second!.id), omitted)).toEqual([{ kind: 'scene', sceneId: scene!.id }])
  })

  it('is the shot for a card that one shot got, and the cards for one that many had', () => {
    const cardId = newId('card')
    const carded = addCard(board, cardId, 'cast', 'Mara')
    expect(back(carded)).toEqual([{ kind: 'card', cardId }])
    expect(back(linkCard(carded, [one!.id], cardId))).toEqual([{ kind: 'shot', shotId: one!.id, field: 'castIds' }])
    const used = linkCard(carded, [one!.id, two!.id], cardId)
    const removed = removeCard(used, cardId)
    expect(cardsOf(removed)).toEqual([])
    expect(back(removed, used)).toEqual([{ kind: 'card', cardId: null }])
  })

  it('is the field itself for what a heading does not say', () => {
    const sceneId = scene!.id
    expect(back(editScene(board, sceneId, { synopsis: 'She waits.' }))).toEqual([
      { kind: 'scene', sceneId, field: 'synopsis' },
    ])
    expect(back(editScene(board, sceneId, { synopsis: 'She waits.', location: 'Quay' }))).toEqual([
      { kind: 'scene', sceneId },
    ])
  })

  it('is within the card for what is seen only while it is unfolded, and within its look for what that says', () => {
    const [cardId, lookId] = [newId('card'), newId('look')]
    const carded = addCard(board, cardId, 'cast', 'Mara')
    expect(back(editCard(carded, cardId, { description: 'Tall' }), carded)).toEqual([
      { kind: 'card', cardId, part: 'words' },
    ])
    expect(back(editCard(carded, cardId, { name: 'Mara Lind' }), carded)).toEqual([{ kind: 'card', cardId }])
    const looked = addLook(carded, lookId, cardId, 'Oilskin')
    expect(back(looked, carded)).toEqual([{ kind: 'card', cardId, part: 'looks' }])
    expect(back(editLook(looked, lookId, { description: 'Yellow' }), looked)).toEqual([
      { kind: 'card', cardId, part: lookId },
    ])
    const worn = chooseSceneLook(linkCard(looked, [one!.id], cardId), scene!.id, cardId, lookId)
    expect(back(removeLook(worn, lookId), worn)).toEqual([{ kind: 'card', cardId, part: 'looks' }])
  })

  it('is in the list for days of shooting and columns', () => {
    const days = addShootDay(board, 'day_1')
    expect(forth(days)).toEqual([{ kind: 'day', dayId: null }])
    expect(back(days)).toEqual([{ kind: 'day', dayId: 'day_1' }])
    expect(back(editShootDay(days, 'day_1', { label: 'Harbour' }), days)).toEqual([{ kind: 'day', dayId: 'day_1' }])
    expect(back(scheduleShots(days, [one!.id], 'day_1', 0), days)).toContainEqual({
      kind: 'shot',
      shotId: one!.id,
      field: 'shootDay',
    })
    const columned = addOwnColumn(board, 'own_000000000001', { label: 'Stunts', kind: 'tick' })
    expect(forth(columned)).toEqual([{ kind: 'column', columnId: null }])
    expect(back(columned)).toEqual([{ kind: 'column', columnId: 'own_000000000001' }])
  })

  it('is nowhere for the settings of the film', () => {
    expect(back(editFilm(board, { title: 'Tide' }))).toEqual([])
  })
})
