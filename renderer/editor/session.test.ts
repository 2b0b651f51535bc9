import { describe, expect, it } from 'vitest'
import { removeShot } from '#shared/document/commands/shots.ts'
import { splitShot } from '#shared/document/commands/splitMerge.ts'
import { filmShots, panelsOf, scenesOf } from '#shared/document/select.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { createSession } from './session.ts'

it('leaves its outline as it is when marks are selected, and follows everything else', () => {
  const session = createSession('shot_1', 'panel_1')
  const before = session.outline()
  session.set({ markIds: ['mark_1'] })
  expect(session.outline()).toBe(before)
  expect(session.state().markIds).toEqual(['mark_1'])
  session.set({ layerId: 'layer_1' })
  expect(session.outline().layerId).toBe('layer_1')
})

describe('where the person is', () => {
  const board = testFilm([[2, 1], [1]])
  const [first, second, third] = filmShots(board)
  const panels = (shotId: string) => panelsOf(board, shotId).map(({ id }) => id)

  it('is let go of with what is gone: the shots that stay, else the first of the film, and never at the drawing table of another panel', () => {
    const session = createSession(first!.id, panels(first!.id)[1]!)
    session.set({ drawing: true })
    session.selectShots(board, [first!.id, third!.id])
    session.set({ drawing: true })
    session.keepValid(removeShot(board, third!.id))
    expect(session.state()).toMatchObject({ shotIds: [first!.id], panelId: panels(first!.id)[0], drawing: false })
    session.keepValid(removeShot(board, first!.id))
    expect(session.state()).toMatchObject({ shotIds: [second!.id], panelId: panels(second!.id)[0] })
  })

  it('is a scene’s first shot and that one’s first panel, or the scene itself where it has none', () => {
    const bare = testFilm([[2], []])
    const [scene, empty] = scenesOf(bare)
    const shot = filmShots(bare)[0]!
    const session = createSession(null, null)
    session.selectScene(bare, empty!.id)
    expect(session.state()).toMatchObject({ shotIds: [], sceneId: empty!.id, panelId: null })
    session.selectScene(bare, scene!.id)
    expect(session.state()).toMatchObject({ shotIds: [shot.id], panelId: panelsOf(bare, shot.id)[0]!.id })
  })

  it('stays at the drawing table while its panel is there', () => {
    const session = createSession(first!.id, panels(first!.id)[1]!)
    session.set({ drawing: true })
    session.keepValid(removeShot(board, third!.id))
    expect(session.state()).toMatchObject({ panelId: panels(first!.id)[1], drawing: true })
  })

  it('goes with the panel that is drawn on to its new shot', () => {
    const [, panel] = panels(first!.id)
    const shotId = testIds()('shot')
    const split = splitShot(board, panel!, shotId)
    const session = createSession(first!.id, panel!)
    session.keepValid(split)
    expect(session.state()).toMatchObject({ shotIds: [first!.id], panelId: panels(first!.id)[0], drawing: false })
    session.selectPanel(board, panel!)
    session.set({ drawing: true })
    session.keepValid(split)
    expect(session.state()).toMatchObject({ shotIds: [shotId], panelId: panel, drawing: true })
  })

  it('is a panel of the shot that was chosen last, and the layer of no other panel', () => {
    const session = createSession(first!.id, panels(first!.id)[0]!)
    session.selectShots(board, [first!.id, second!.id], panels(first!.id)[1])
    expect(session.state().panelId).toBe(panels(second!.id)[0])
    session.set({ layerId: 'layer_of_that' })
    session.selectPanel(board, panels(first!.id)[1]!)
    expect(session.state()).toMatchObject({ shotIds: [first!.id], panelId: panels(first!.id)[1], layerId: null })
  })

  it('has, on a panel that is come back to, the layer and the marks that were chosen there', () => {
    const [one, other] = panels(first!.id)
    const session = createSession(first!.id, one!)
    session.set({ layerId: 'layer_here', markIds: ['mark_here'] })
    session.selectPanel(board, one!)
    expect(session.state().layerId).toBe('layer_here')
    session.selectPanel(board, other!)
    expect(session.state()).toMatchObject({ layerId: null, markIds: [] })
    session.set({ layerId: 'layer_there' })
    session.selectPanel(board, one!)
    expect(session.state()).toMatchObject({ layerId: 'layer_here', markIds: ['mark_here'] })
    session.selectPanel(board, other!)
    expect(session.state().layerId).toBe('layer_there')
  })
})
