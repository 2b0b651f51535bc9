import { describe, expect, it } from 'vitest'
import { editScene } from '#shared/document/commands/scenes.ts'
import { scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { ARRANGEMENTS, preferencesFrom } from './arrangement.ts'
import { filmCamera, foundCamera, homeCamera, sceneCamera } from '../camera/goals.ts'
import { fitFilm, sceneCells } from './fitting.ts'
import { layBoard } from './layout.ts'
import { dropPlace } from './dropPlaces.ts'
import { eachCellIn, headingOf, sceneRect, sightOf } from './layoutQuery.ts'
import { hitBoard } from './hitBoard.ts'
import { walkFrom, walkScenes } from './walking.ts'
import { barsOf, mapBox, mapSize, needsMap, onMap, shotOnMap, worldOf } from '../paint/minimap.ts'

const film = testFilm([[1, 2, 1, 1, 1], [], [1, 1]])
const contact = layBoard(film, 3, 'contact')
const strip = layBoard(film, 3, 'filmstrip')
const none: ReadonlySet<string> = new Set()
const everything = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }

describe('every arrangement', () => {
  it('shows the same panels in the same order, none over another, all within its size', () => {
    const wanted = layBoard(film, 3).cells.map((cell) => cell.panelId)
    for (const arrangement of ARRANGEMENTS) {
      const layout = layBoard(film, 3, arrangement)
      const seen: (string | null)[] = []
      eachCellIn(layout, everything, (cell) => seen.push(cell.panelId))
      expect(seen).toEqual(wanted)
      expect(new Set(layout.cells.map((cell) => `${cell.x} ${cell.y}`)).size).toBe(wanted.length)
      for (const cell of layout.cells) {
        expect(cell.x + layout.frame.width).toBeLessThan(layout.width)
        expect(cell.y + layout.frame.height).toBeLessThan(layout.height)
      }
    }
  })

  it('lays a film of nothing', () => {
    for (const arrangement of ARRANGEMENTS) {
      const layout = layBoard(testFilm([]), 3, arrangement)
      expect(layout.cells).toEqual([])
      expect(layout.height).toBeGreaterThan(0)
      expect(hitBoard(layout, { x: 10, y: 10 })).toBeNull()
      expect(dropPlace(layout, { x: 10, y: 10 }, none)).toBeNull()
      expect(walkScenes(layout, null, 1)).toBeNull()
    }
  })
})

describe('a contact sheet', () => {
  it('flows all scenes through one grid and marks where each begins', () => {
    expect(contact.bands.map((band) => band.number)).toEqual(['1', '2', '3'])
    const start = contact.cells[6]!
    const band = contact.bands[2]!
    expect({ x: band.x, row: start.y }).toEqual({ x: start.x, row: contact.rows[2]!.y })
    expect(hitBoard(contact, { x: start.x + 5, y: band.y + 5 })).toMatchObject({ kind: 'band', band: { number: '3' } })
  })

  it('keeps a place for a scene without shots and for an omitted one, which frames flow round', () => {
    const odd = testFilm([[1], [], [1, 1], [1]])
    const layout = layBoard(editScene(odd, scenesOf(odd)[2]!.id, { omitted: true }), 5, 'contact')
    const columns = (list: readonly { readonly x: number }[]): number[] =>
      list.map(({ x }) => Math.round((x - layout.bands[0]!.x) / layout.pitch.x))
    expect(columns(layout.bands)).toEqual([0, 1, 2, 3])
    expect(columns(layout.cells)).toEqual([0, 3])
    expect(layout.bands.map((band) => band.slot !== null)).toEqual([false, true, true, false])
    expect(layout.rows.map((row) => row.cellCount)).toEqual([1, 1])
    for (const band of layout.bands.slice(1, 3)) {
      const inIt = { x: band.slot!.x + 9, y: band.slot!.y + 9 }
      expect(hitBoard(layout, inIt)).toMatchObject({ kind: 'band', band: { sceneId: band.sceneId } })
      expect(sceneRect(layout, band.sceneId)).toMatchObject({ x: band.x, width: layout.frame.width })
    }
  })

  it('is walked past the places of scenes that show nothing', () => {
    const layout = layBoard(testFilm([[1], [], [1, 1, 1]]), 4, 'contact')
    const [first, second, third, last] = layout.shotIds as [string, string, string, string]
    expect(layout.rows.map((row) => row.y === layout.rows[0]!.y)).toEqual([true, true, false])
    expect(walkFrom(layout, first, 'right')).toBe(second)
    expect(walkFrom(layout, first, 'down')).toBe(last)
    expect(walkFrom(layout, third, 'down')).toBe(last)
    expect(walkFrom(layout, last, 'up')).toBe(first)
  })

  it('takes dragged shots into the place of an empty scene, and never into that of an omitted one', () => {
    const odd = testFilm([[1], [], [1], [1]])
    const layout = layBoard(editScene(odd, scenesOf(odd)[2]!.id, { omitted: true }), 5, 'contact')
    const over = (at: number) => ({ x: layout.bands[at]!.slot!.x + 9, y: layout.bands[at]!.slot!.y + 9 })
    expect(dropPlace(layout, over(1), none)).toMatchObject({ sceneId: layout.bands[1]!.sceneId, index: 0 })
    expect(dropPlace(layout, over(2), none)!.sceneId).not.toBe(layout.bands[2]!.sceneId)
  })

  it('gives a scene’s heading the breadth of its own frames of that line', () => {
    const { frame, pitch, bands } = contact
    expect(headingOf(contact, bands[0]!).width).toBe(2 * pitch.x + frame.width)
    expect(headingOf(contact, bands[1]!).width).toBe(frame.width)
  })

  it('drops shots into the scene of the shot that they are dropped beside', () => {
    const last = contact.cells.at(-1)!
    const place = dropPlace(contact, { x: last.x + contact.frame.width - 3, y: last.y + 9 }, none)
    expect(place).toMatchObject({ sceneId: contact.bands[2]!.sceneId, index: 2 })
  })

  it('brings a scene’s first shot into sight with its mark', () => {
    expect(sightOf(contact, contact.cells[6]!.shotId)!.y).toBe(contact.bands[2]!.y)
    expect(sightOf(contact, contact.cells[4]!.shotId)!.y).toBe(contact.cells[4]!.y)
  })
})

describe('a filmstrip', () => {
  it('gives each scene one row, however long', () => {
    expect(strip.rows.map((row) => row.cellCount)).toEqual([6, 2])
    expect(strip.width).toBeGreaterThan(layBoard(film, 3).width)
  })

  it('is walked along by left and right and across scenes by up and down', () => {
    const [first, , , third] = strip.cells
    expect(walkFrom(strip, first!.shotId, 'down')).toBe(strip.cells[6]!.shotId)
    expect(walkFrom(strip, third!.shotId, 'left')).toBe(strip.cells[1]!.shotId)
  })
})

describe('walking', () => {
  const layout = layBoard(film, 3)
  const ids = layout.shotIds

  it('passes over what the filter leaves out', () => {
    const stops = new Set([ids[0]!, ids[3]!, ids[6]!])
    expect(walkFrom(layout, ids[0]!, 'right', stops)).toBe(ids[3])
    expect(walkFrom(layout, ids[3]!, 'left', stops)).toBe(ids[0])
    expect(walkFrom(layout, ids[0]!, 'down', stops)).toBe(ids[3])
    expect(walkFrom(layout, null, 'last', stops)).toBe(ids[6])
    expect(walkFrom(layout, ids[6]!, 'right', stops)).toBe(ids[6])
    expect(walkFrom(layout, ids[0]!, 'right', none)).toBe(ids[0])
  })

  it('goes from scene to scene, over empty ones, and ends where there is no more', () => {
    expect(walkScenes(layout, ids[2]!, 1)).toBe(ids[5])
    expect(walkScenes(layout, ids[5]!, 1)).toBeNull()
    expect(walkScenes(layout, ids[6]!, -1)).toBe(ids[0])
    expect(walkScenes(layout, null, 1)).toBe(ids[0])
    expect(walkScenes(layout, ids[0]!, 1, new Set([ids[6]!]))).toBe(ids[6])
  })
})

describe('where the camera goes', () => {
  const viewport = { width: 900, height: 600 }

  it('takes in a whole scene', () => {
    for (const layout of [layBoard(film, 3), contact, strip]) {
      const band = layout.bands[0]!
      const rect = sceneRect(layout, band.sceneId)!
      const camera = sceneCamera(layout, viewport, band.sceneId)!
      expect(camera.x).toBeLessThanOrEqual(rect.x)
      expect(camera.x + viewport.width / camera.zoom).toBeGreaterThanOrEqual(rect.x + rect.width)
      expect(camera.y + viewport.height / camera.zoom).toBeGreaterThanOrEqual(rect.y + rect.height)
    }
    expect(sceneCamera(contact, viewport, 'scene_none')).toBeUndefined()
  })

  it('goes near enough to tell a shot that was asked for, and no nearer than it is already', () => {
    for (const layout of [layBoard(film, 1), contact, strip]) {
      const cell = layout.cells[6]!
      const far = foundCamera(layout, viewport, { x: 0, y: 0, zoom: 0.02 }, sightOf(layout, cell.shotId)!)
      expect(layout.frame.width * far.zoom).toBeGreaterThan(110)
      expect(far.x).toBeLessThanOrEqual(cell.x)
      expect(far.x + viewport.width / far.zoom).toBeGreaterThanOrEqual(cell.x + layout.frame.width)
      expect(far.y).toBeLessThanOrEqual(cell.y)
      expect(far.y + viewport.height / far.zoom).toBeGreaterThanOrEqual(cell.y + layout.frame.height)
      expect(foundCamera(layout, viewport, { x: 0, y: 0, zoom: 0.5 }, sightOf(layout, cell.shotId)!).zoom).toBe(0.5)
    }
  })

  it('begins at the film’s beginning, and shows part of one that is too large', () => {
    expect(homeCamera(strip, viewport).x).toBe(0)
    const long = testFilm(Array.from({ length: 800 }, () => [1, 1, 1, 1]))
    const fit = fitFilm(sceneCells(long), 2.39, viewport, 'scenes')
    const laid = layBoard(long, fit.grid)
    expect(fit.whole).toBe(false)
    const last = filmCamera(laid, viewport, laid.shotIds.at(-1)!, fit)
    expect(laid.frame.width * last.zoom).toBeCloseTo(36)
    expect(last.y).toBeGreaterThan(laid.height / 2)
    expect(filmCamera(laid, viewport, null, fit).y).toBe(0)
  })
})

describe('the map of the film', () => {
  const viewport = { width: 800, height: 600 }

  it('is there only while the film is larger than the view', () => {
    expect(needsMap(contact, { zoom: 0.1 }, viewport)).toBe(false)
    expect(needsMap(contact, { zoom: 1 }, viewport)).toBe(true)
  })

  it('keeps what is in sight within its edges and large enough to hold', () => {
    const map = mapSize(contact)
    for (const [x, y] of [
      [-5000, -5000],
      [0, 0],
      [1e5, 1e5],
    ] as const) {
      const area = onMap(contact, { zoom: 2, x, y }, viewport)
      expect(area.x).toBeGreaterThanOrEqual(0)
      expect(area.x + area.width).toBeLessThanOrEqual(map.width + 1e-9)
      expect(area.y + area.height).toBeLessThanOrEqual(map.height + 1e-9)
      expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(5)
    }
  })
})

describe('the film on its map', () => {
  it('has a bar for each stretch of a row that is one scene’s, every other scene lighter, all within its edges', () => {
    const sheet = layBoard(testFilm([[1, 1], [1, 1, 1, 1], [1]]), 3, 'contact')
    const size = mapSize(sheet)
    const bars = barsOf(sheet, 2)
    expect(bars.map((bar) => bar.light)).toEqual([false, true, true, false])
    for (const bar of bars) {
      expect(bar.x).toBeGreaterThanOrEqual(0)
      expect(bar.x + bar.width).toBeLessThanOrEqual(size.width)
      expect(bar.height).toBeGreaterThanOrEqual(0.5)
      expect(bar.y + bar.height).toBeLessThanOrEqual(size.height)
    }
  })

  it('marks the shot at hand, and none that is not on the board', () => {
    const last = contact.cells.at(-1)!
    const at = shotOnMap(contact, last.shotId)!
    expect(worldOf(contact, at).y).toBeCloseTo(last.y + contact.frame.height / 2)
    expect(shotOnMap(contact, null)).toBe(undefined)
  })

  it('stands in the board’s corner, and above its tools where the board is narrow', () => {
    const wide = mapBox(contact, { width: 900, height: 600 })
    const narrow = mapBox(contact, { width: 500, height: 600 })
    expect(wide.y + wide.height).toBe(586)
    expect(narrow.y + narrow.height).toBe(542)
  })
})

describe('what is kept of a board’s look', () => {
  it('is what can be understood, and else the usual', () => {
    expect(preferencesFrom({ arrangement: 'contact', minimap: false })).toEqual({
      arrangement: 'contact',
      minimap: false,
    })
    expect(preferencesFrom({ arrangement: 'spiral', minimap: 1 })).toEqual({ arrangement: 'scenes', minimap: true })
    expect(preferencesFrom(null)).toEqual({ arrangement: 'scenes', minimap: true })
  })
})
