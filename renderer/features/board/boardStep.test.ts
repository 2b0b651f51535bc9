import { describe, expect, it } from 'vitest'
import { editLayer } from '#shared/document/commands/layers.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import type { SceneId, ShotId } from '#shared/document/ids.ts'
import { layersOf } from '#shared/document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { beginBoard, mapShown, NOTHING_MOVES } from './boardState.ts'
import type { BoardEffect, BoardEvent, BoardState } from './boardState.ts'
import { stepBoard } from './boardStep.ts'
import { clearRoom, seenBy } from './camera/camera.ts'
import type { Viewport } from './camera/camera.ts'
import { homeCamera, panelCamera } from './camera/goals.ts'
import { NO_FILTER } from './find/filter.ts'
import { frameOf, sceneRect } from './layout/layoutQuery.ts'

const film = testFilm([Array.from({ length: 30 }, () => 1), [1, 2, 1], []])
const viewport = { width: 900, height: 600 }
const begun = beginBoard(
  {
    board: film,
    hand: { shotIds: [], panelId: null, sceneId: null },
    viewport,
    preferences: { arrangement: 'scenes', minimap: true },
    filter: NO_FILTER,
  },
  (layout) => homeCamera(layout, viewport),
)
const ids = begun.layout.shotIds
const kinds = (effects: readonly BoardEffect[]): string[] => effects.map((effect) => effect.kind)
const after = (state: BoardState, event: BoardEvent): BoardState => stepBoard(state, event)[0]
const effectsOf = (state: BoardState, event: BoardEvent): string[] => kinds(stepBoard(state, event)[1])
const holding = (shotId: string | undefined): BoardState => ({
  ...begun,
  hand: { shotIds: shotId === undefined ? [] : [shotId], panelId: null, sceneId: null },
})

/** The goal of the flight that the event starts. */
function goal(state: BoardState, event: BoardEvent) {
  return stepBoard(state, event)[1].find((effect) => effect.kind === 'fly')?.to
}

function resized({ camera }: Pick<BoardState, 'camera'>, to: Viewport, end = camera): BoardEvent {
  return { kind: 'resized', viewport: to, goal: end }
}

describe('the camera of the board', () => {
  it('pans at once, ends a flight, is remembered and told', () => {
    const [next, effects] = stepBoard(begun, { kind: 'pan', by: { x: 0, y: -100 } })
    expect(next.camera.y).toBeCloseTo(100 / begun.camera.zoom)
    expect(kinds(effects)).toEqual(['stop-flight', 'remember-camera', 'look', 'tell'])
    expect(effects[1]).toEqual({ kind: 'remember-camera', camera: next.camera })
  })

  it('never loses the film, however far it is panned', () => {
    const { camera, layout } = after(begun, { kind: 'pan', by: { x: -1e6, y: -1e6 } })
    expect(camera.x).toBeLessThan(layout.width)
    expect(camera.y).toBeLessThan(layout.height)
  })

  it('zooms about the middle where no point is named', () => {
    const { camera } = after(
      { ...begun, camera: { x: 100, y: 2000, zoom: 0.4 } },
      { kind: 'zoom', factor: 2, at: null },
    )
    expect(camera.zoom).toBeCloseTo(0.8)
    expect(camera.y + 300 / 0.8).toBeCloseTo(2000 + 300 / 0.4)
  })

  it('puts a point of the world in the middle', () => {
    const { camera } = after(begun, { kind: 'centre', at: { x: 800, y: 3000 } })
    expect(camera.y + viewport.height / 2 / camera.zoom).toBeCloseTo(3000)
  })

  it('flies from where it is, is there step by step, and is remembered where it lands', () => {
    const [state, effects] = stepBoard(begun, { kind: 'zoom-to', zoom: 1 })
    expect(state.camera).toEqual(begun.camera)
    expect(effects).toMatchObject([{ kind: 'fly', from: begun.camera, to: { zoom: 1 }, entering: false }])
    const camera = { x: 1, y: 2, zoom: 0.5 }
    expect(after(begun, { kind: 'flown', camera }).camera).toBe(camera)
    expect(effectsOf(begun, { kind: 'flown', camera })).toEqual(['look', 'tell'])
    expect(stepBoard({ ...begun, camera }, { kind: 'landed' })[1]).toEqual([{ kind: 'remember-camera', camera }])
  })

  it('goes to the shot at hand, to its scene, or to a scene that has no shots', () => {
    const shot = holding(ids[31])
    const cell = shot.layout.cells[shot.layout.firstCell.get(ids[31]!)!]!
    const near = goal(shot, { kind: 'fit-shot' })!
    expect(near.x).toBeLessThan(cell.x)
    expect(near.y).toBeLessThan(cell.y)
    expect(goal(shot, { kind: 'fit-scene' })!.zoom).toBeLessThan(near.zoom)
    const empty = begun.layout.bands[2]!
    const bare = { ...begun, hand: { shotIds: [], panelId: null, sceneId: empty.sceneId } }
    const seen = goal(bare, { kind: 'fit-scene' })!
    expect(seen.y).toBeLessThan(empty.y)
    expect(seen.y + viewport.height / seen.zoom).toBeGreaterThan(empty.y + empty.height)
    expect(goal(begun, { kind: 'fit-shot' })).toBe(undefined)
    // In the middle of what the board's tools leave of the window.
    const all = sceneRect(shot.layout, begun.layout.bands[1]!.sceneId)!
    const fitted = goal(shot, { kind: 'fit-scene' })!
    expect((all.y + all.height / 2 - fitted.y) * fitted.zoom).toBeCloseTo(clearRoom(viewport).height / 2)
  })

  it('moves to show what is at hand only where that is out of sight', () => {
    expect(effectsOf(holding(ids[0]), { kind: 'reveal' })).toEqual([])
    const far = goal(holding(ids[30]), { kind: 'reveal' })!
    expect(far.zoom).toBe(begun.camera.zoom)
    expect(far.y).toBeGreaterThan(begun.camera.y)
    expect(
      goal({ ...holding(ids[30]), camera: { x: 0, y: 0, zoom: 0.03 } }, { kind: 'go-to-hand' })!.zoom,
    ).toBeGreaterThan(0.1)
  })

  it('flies into a panel, and says so at once where that is not on the board', () => {
    const { panelId } = begun.layout.cells[3]!
    expect(stepBoard(begun, { kind: 'enter', panelId: panelId! })[1]).toMatchObject([{ kind: 'fly', entering: true }])
    expect(effectsOf(begun, { kind: 'enter', panelId: 'panel_gone' })).toEqual(['entered'])
  })

  it('comes out of a panel to where the board was looked at, and so far on that the panel is in sight', () => {
    const cell = begun.layout.cells[28]!
    const from = panelCamera(begun.layout, viewport, cell.panelId)!
    const [next, effects] = stepBoard(begun, {
      kind: 'leave',
      panelId: cell.panelId,
      entered: null,
      camera: begun.camera,
    })
    expect(next.camera).toEqual(from)
    const to = (effects[0] as Extract<BoardEffect, { kind: 'fly' }>).to
    expect(to.zoom).toBe(begun.camera.zoom)
    const frame = frameOf(begun.layout, cell)
    expect(to.y + viewport.height / to.zoom).toBeGreaterThan(frame.y + frame.height)
    // Out of the panel that was entered the board has not shifted, wherever that panel is.
    const back = { kind: 'leave', panelId: cell.panelId, entered: cell.panelId, camera: begun.camera } as const
    expect(goal(begun, back)).toEqual(begun.camera)
    expect(goal(begun, { kind: 'leave', panelId: null, entered: null, camera: null })).toEqual(
      homeCamera(begun.layout, viewport),
    )
  })
})

const shown = (state: BoardState): { across: number; down: number } => {
  const { layout, camera } = state
  return {
    across: (layout.width * camera.zoom) / viewport.width,
    down: (layout.height * camera.zoom) / viewport.height,
  }
}
const landed = (state: BoardState, event: BoardEvent): BoardState => {
  const [next, effects] = stepBoard(state, event)
  const flight = effects.find((effect) => effect.kind === 'fly')
  return flight ? { ...next, camera: flight.to } : next
}

describe('the columns of the board', () => {
  it('follow the window’s shape when the film is fitted, and are remembered', () => {
    const fitted = landed(begun, { kind: 'fit-film' })
    const { across, down } = shown(fitted)
    expect(across * down).toBeGreaterThan(0.75)
    expect(Math.max(across, down)).toBeLessThan(1.001)
    expect(effectsOf(begun, { kind: 'fit-film' })).toEqual(['remember-grid', 'redraw', 'tell', 'fly'])
    expect(kinds(stepBoard(fitted, { kind: 'fit-film' })[1])).toEqual(['fly'])
    const again = beginBoard({ ...begun, grid: fitted.grid }, () => fitted.camera)
    expect(again.layout).toEqual(fitted.layout)
  })

  it('follow a window that changes while the film is fitted into it', () => {
    const fitted = landed(begun, { kind: 'fit-film' })
    const wide = after(fitted, resized(fitted, { width: 1500, height: 500 }))
    expect(wide.layout.columns).toBeGreaterThan(fitted.layout.columns)
    expect(wide.layout.width * wide.camera.zoom).toBeLessThanOrEqual(1500.1)
  })

  it('are those in which the film is read as soon as a shot is gone to, and the shot stands where it stood', () => {
    const fitted = landed(holding(ids[20]), { kind: 'fit-film' })
    const [near] = stepBoard(fitted, { kind: 'fit-shot' })
    expect(near.grid).toBe(null)
    expect(near.layout).toEqual(begun.layout)
    const at = (state: BoardState): number => {
      const cell = state.layout.cells[state.layout.firstCell.get(ids[20]!)!]!
      return (cell.y - state.camera.y) * state.camera.zoom
    }
    expect(at(near)).toBeCloseTo(at(fitted), 6)
    expect(after(fitted, { kind: 'reading-size' }).grid).toBe(null)
  })

  it('become more with each step of zoom out, so that rows go on filling the window', () => {
    let state = begun
    for (let step = 0; step < 3; step += 1) {
      state = after(state, { kind: 'zoom', factor: 0.8, at: null })
      expect(shown(state).across).toBeGreaterThan(0.8)
      expect(shown(state).across).toBeLessThan(1.2)
    }
    expect(after(state, { kind: 'zoom', factor: 3, at: null }).grid).toBe(null)
    const pointed = after(begun, { kind: 'zoom', factor: 0.5, at: { x: 10, y: 10 } })
    expect(pointed.layout).toBe(begun.layout)
  })

  it('leave a found shot clear of the find box above and of the tools below', () => {
    for (const id of [ids[0]!, ids[14]!, ids[31]!]) {
      const found = landed({ ...holding(id), camera: { x: 0, y: 0, zoom: 0.3 } }, { kind: 'go-to-hand' })
      const cell = found.layout.cells[found.layout.firstCell.get(id)!]!
      const top = (cell.y - found.camera.y) * found.camera.zoom
      expect(top).toBeGreaterThan(60)
      expect(top + found.layout.frame.height * found.camera.zoom).toBeLessThan(viewport.height - 56)
    }
  })
})

describe('a film that changes', () => {
  it('is laid anew when its shots do, and only painted when anything else does', () => {
    const [layer] = layersOf(film, begun.layout.cells[0]!.panelId!)
    const drawn = { ...begun, board: editLayer(film, layer!.id, { visible: false }) }
    expect(stepBoard(drawn, { kind: 'edited' })).toEqual([drawn, [{ kind: 'redraw' }]])
    const { sceneId } = begun.layout.bands[0]!
    const board = editScene(film, sceneId as SceneId, { omitted: true })
    const [next, effects] = stepBoard({ ...begun, board }, { kind: 'edited' })
    expect(next.layout.shotIds).toHaveLength(3)
    expect(next.laidFrom).toBe(board)
    expect(kinds(effects)).toEqual(['redraw', 'tell'])
  })

  it('is filtered anew with it', () => {
    const filtered = after(begun, { kind: 'filter', filter: { ...NO_FILTER, text: 'scarf' } })
    expect(filtered.passing).toEqual(new Set())
    const board = editShot(film, ids[2] as ShotId, { action: 'She ties her scarf.' })
    expect(after({ ...filtered, board }, { kind: 'edited' }).passing).toEqual(new Set([ids[2]]))
  })

  it('is only painted when something else of it is chosen', () => {
    expect(effectsOf(begun, { kind: 'chosen' })).toEqual(['redraw'])
  })
})

describe('the room that changes', () => {
  it('goes on showing the film’s full width where it did, from the same height', () => {
    const state = { ...begun, camera: { ...begun.camera, y: 700 } }
    const wide = after(state, resized(state, { width: 1800, height: 600 }))
    expect(wide.layout.columns).toBeGreaterThan(begun.layout.columns)
    expect(wide.camera).toEqual({ ...homeCamera(wide.layout, wide.viewport), y: 700 })
  })

  it('keeps what is at hand in sight where it goes to another row, also what it is only flying to', () => {
    const narrow = { width: 420, height: 600 }
    const state = holding(ids[26])
    const there = { ...state, camera: goal(state, { kind: 'go-to-hand' })! }
    for (const [from, event] of [
      [there, resized(there, narrow)],
      [state, resized(state, narrow, there.camera)],
    ] as const) {
      const [next, effects] = stepBoard(from, event)
      expect(next.layout.columns).toBeLessThan(begun.layout.columns)
      const frame = frameOf(next.layout, next.layout.cells[next.layout.firstCell.get(ids[26]!)!]!)
      const seen = seenBy(next.camera, clearRoom(narrow))
      expect(frame.y).toBeGreaterThanOrEqual(seen.y)
      expect(frame.y + frame.height).toBeLessThanOrEqual(seen.y + seen.height)
      expect(next.camera.zoom).toBe(homeCamera(next.layout, narrow).zoom)
      expect(kinds(effects)).toEqual(['stop-flight', 'remember-camera', 'redraw', 'tell'])
    }
    expect(after(state, resized(state, narrow)).camera.y).toBe(state.camera.y)
  })

  it('keeps a zoom that somebody chose', () => {
    const camera = { x: 10, y: 20, zoom: 0.7 }
    expect(after({ ...begun, camera }, resized({ camera }, { width: 880, height: 500 })).camera).toBe(camera)
  })
})

describe('how the board is liked', () => {
  it('is kept, laid and looked at from the shot at hand', () => {
    const [next, effects] = stepBoard(holding(ids[31]), { kind: 'arrange', arrangement: 'filmstrip' })
    expect(next.layout.arrangement).toBe('filmstrip')
    expect(effects[0]).toEqual({ kind: 'keep-preferences', preferences: { arrangement: 'filmstrip', minimap: true } })
    expect(kinds(effects)).toEqual(expect.arrayContaining(['look', 'tell', 'redraw']))
    const cell = next.layout.cells[next.layout.firstCell.get(ids[31]!)!]!
    expect(cell.y).toBeLessThan(next.camera.y + viewport.height / next.camera.zoom)
    const fitted = after(holding(ids[31]), { kind: 'fit-film' })
    expect(fitted.grid).not.toBeNull()
    expect(after(fitted, { kind: 'arrange', arrangement: 'contact' }).grid).toBeNull()
    expect(after(next, { kind: 'zoom', factor: 0.3, at: null }).layout.arrangement).toBe('filmstrip')
    expect(after(next, { kind: 'zoom', factor: 0.3, at: null }).grid).toBeNull()
  })

  it('shows a map where it is wished and the film is larger than the view', () => {
    const close = { ...begun, camera: { x: 0, y: 0, zoom: 1 } }
    expect(mapShown(close)).toBe(true)
    expect(mapShown({ ...begun, camera: { x: 0, y: 0, zoom: 0.05 } })).toBe(false)
    const [hidden, effects] = stepBoard(close, { kind: 'map', shown: false })
    expect(mapShown(hidden)).toBe(false)
    expect(kinds(effects)).toEqual(['keep-preferences', 'redraw', 'tell'])
  })

  it('is filtered, and goes to the first shot that passes only where none of them is in sight', () => {
    const last = begun.layout.cells.find((cell) => cell.shotId === ids[31])!
    const filter = { ...NO_FILTER, text: last.number }
    expect(effectsOf(begun, { kind: 'filter', filter })).toEqual(['remember-filter', 'redraw', 'tell', 'fly'])
    const there = { ...begun, camera: { x: 0, y: last.y - 200, zoom: 0.38 } }
    expect(effectsOf(there, { kind: 'filter', filter })).toEqual(['remember-filter', 'redraw', 'tell'])
    expect(after(begun, { kind: 'filter', filter }).passing).toEqual(new Set([ids[31]]))
    expect(after(begun, { kind: 'filter', filter: NO_FILTER }).passing).toBe(null)
  })

  it('shows what a hand does over it, and forgets only what it is told to', () => {
    const moving = new Set([ids[0]!])
    const marquee = { x: 0, y: 0, width: 5, height: 5 }
    const held = after(begun, { kind: 'overlay', overlay: { drop: null }, moving })
    const framed = after(held, { kind: 'overlay', overlay: { marquee }, moving: null })
    expect(framed.moving).toBe(moving)
    expect(framed.overlay.marquee).toBe(marquee)
    expect(after(framed, { kind: 'overlay', overlay: {}, moving: NOTHING_MOVES }).moving.size).toBe(0)
  })
})
