import { expect, it } from 'vitest'
import { filmPanels, scenesOf } from '#shared/document/select.ts'
import { createSession } from '../../editor/session.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { boardMemory, rememberCamera, rememberEntering } from './boardMemory.ts'
import { boardSight } from './boardSight.ts'
import type { BoardView } from './boardView.ts'
import { layBoard } from './layout/layout.ts'

const film = testFilm([Array.from({ length: 30 }, () => 1)])
const layout = layBoard(film, 3)
const panels = filmPanels(film).map(({ id }) => id)
const drawing = (panelId: string) => ({ kind: 'drawing', panelIds: [panelId], area: null }) as const

/** A board whose camera goes where it is asked to. */
function viewAt(camera: { x: number; y: number; zoom: number }) {
  const asked: string[] = []
  let now = camera
  const last = layout.cells[layout.panelCell.get(panels[29]!)!]!
  const view = {
    layout: () => layout,
    goal: () => now,
    viewport: () => ({ width: 1200, height: 800 }),
    revealHand() {
      asked.push('reveal')
      now = { ...now, y: last.y - 200 }
    },
    flyToHand() {
      asked.push('fly')
      now = { x: last.x, y: last.y, zoom: 0.5 }
    },
  } as unknown as BoardView
  return { sight: boardSight(view), asked }
}

it('a step is led to where its frame is in the window, and as near as it takes to recognise a drawing', () => {
  const near = viewAt({ x: 0, y: 0, zoom: 0.4 })
  expect([near.sight.look()(drawing(panels[0]!)), near.sight.look()(drawing(panels[29]!))]).toEqual([true, false])
  expect([near.sight.show(drawing(panels[29]!)), near.asked]).toEqual([true, ['reveal']])
  const far = viewAt({ x: 0, y: 0, zoom: 0.05 })
  expect(far.sight.look()({ kind: 'frame', shotId: '', panelId: panels[29]!, whole: false })).toBe(true)
  expect([far.sight.look()(drawing(panels[29]!)), far.sight.show(drawing(panels[29]!)), far.asked]).toEqual([
    false,
    true,
    ['reveal', 'fly'],
  ])
  expect(far.sight.look()({ kind: 'scene', sceneId: scenesOf(film)[0]!.id, field: 'synopsis' })).toBe(false)
  expect(near.sight.show(drawing('panel_gone'))).toBe(false)
})

it('a board that was looked at since goes back to no panel that it was once left for', () => {
  const session = createSession(null, null)
  rememberEntering(session, panels[0]!)
  expect(boardMemory(session).entered).toBe(panels[0])
  rememberCamera(session, { x: 1, y: 2, zoom: 1 })
  expect(boardMemory(session)).toMatchObject({ entered: null, camera: { x: 1, y: 2, zoom: 1 } })
})
