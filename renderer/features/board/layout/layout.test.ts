import { describe, expect, it } from 'vitest'
import { editFilm } from '#shared/document/commands/film.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { layBoard } from './layout.ts'
import { dropPlace, panelDropPlace, standsAt } from './dropPlaces.ts'
import { eachBandIn, eachCellIn, frameOf, shotRect, shotsIn, sightOf } from './layoutQuery.ts'
import { hitBoard } from './hitBoard.ts'
import type { WorldRect } from './layoutQuery.ts'
import { columnsFor } from './spacing.ts'
import { walkFrom } from './walking.ts'

const film = testFilm([[1, 2, 1, 1, 1], [], [1, 1]])
const layout = layBoard(film, 3)
const numbers = (ids: readonly string[]): string[] => ids.map((id) => layout.cells[layout.firstCell.get(id)!]!.number)
const shot = (number: string): string => layout.cells.find((cell) => cell.number === number)!.shotId
const none: ReadonlySet<string> = new Set()
const onShot = (number: string, share: number): { x: number; y: number } => {
  const cell = layout.cells[layout.firstCell.get(shot(number))!]!
  return { x: cell.x + layout.frame.width * share, y: cell.y + 20 }
}

describe('the board as it is laid', () => {
  it('puts every panel in film order, wrapping at the number of columns', () => {
    expect(layout.cells.map((cell) => cell.number)).toEqual(['1', '1A', '1A', '1B', '1C', '1D', '3', '3A'])
    expect(layout.rows.map((row) => row.cellCount)).toEqual([3, 3, 2])
    expect(layout.cells.map((cell) => Math.round((cell.x - layout.cells[0]!.x) / layout.pitch.x))).toEqual([
      0, 1, 2, 0, 1, 2, 0, 1,
    ])
  })

  it('gives frames the film’s true ratio, also an upright one', () => {
    for (const ratio of [1, 1.33, 2.39, 0.5625]) {
      const { frame } = layBoard(editFilm(film, { ratio }), 3)
      expect(frame.width / frame.height).toBeCloseTo(ratio, 2)
    }
  })

  it('never lets two frames or two bands meet', () => {
    layout.bands.slice(1).forEach((band, at) => {
      const above = layout.bands[at]!
      expect(band.y).toBeGreaterThanOrEqual(above.y + above.height)
    })
    for (const a of layout.cells)
      for (const b of layout.cells) {
        const apart = Math.abs(a.x - b.x) >= layout.frame.width || Math.abs(a.y - b.y) >= layout.frame.height
        expect(a === b || apart).toBe(true)
      }
  })

  it('puts the shots of an omitted scene away and keeps its heading', () => {
    const omitted = layBoard(editScene(film, scenesOf(film)[0]!.id, { omitted: true }), 3)
    expect(omitted.bands).toHaveLength(3)
    expect(omitted.bands[0]).toMatchObject({ omitted: true, number: '1' })
    expect(omitted.shotIds).toHaveLength(2)
  })

  it('depends on nothing but film and columns', () => {
    expect(layBoard(film, 3)).toEqual(layout)
    expect(columnsFor(858, 2.39, 0.38)).toBe(4)
    expect(columnsFor(100, 2.39, 0.38)).toBe(1)
  })

  it('shows a film without scenes as nothing at all', () => {
    const empty = layBoard(testFilm([]), 3)
    expect(empty.cells).toEqual([])
    expect(walkFrom(empty, null, 'right')).toBeNull()
    expect(dropPlace(empty, { x: 0, y: 0 }, none)).toBeNull()
    expect(hitBoard(empty, { x: 10, y: 10 })).toBeNull()
  })
})

describe('what lies in a part of the board', () => {
  it('is what a search through everything finds', () => {
    const big = layBoard(testFilm(Array.from({ length: 12 }, (_, at) => Array.from({ length: at * 3 }, () => 1))), 5)
    const rects: WorldRect[] = [0, 3, 7].flatMap((at) =>
      [1, 900, 4000].map((size) => ({ x: at * 300, y: at * 700, width: size, height: size })),
    )
    for (const rect of rects) {
      const found: number[] = []
      eachCellIn(big, rect, (_, index) => found.push(index))
      const wanted = big.cells.flatMap((cell, index) => {
        const inside =
          cell.x < rect.x + rect.width &&
          cell.x + big.frame.width > rect.x &&
          cell.y < rect.y + rect.height &&
          cell.y + big.frame.height + 74 > rect.y
        return inside ? [index] : []
      })
      expect(found).toEqual(wanted)
    }
  })

  it('costs what is seen and not what the film holds', () => {
    const huge = layBoard(testFilm(Array.from({ length: 250 }, () => Array.from({ length: 20 }, () => 1))), 20)
    expect(huge.cells).toHaveLength(5000)
    let visited = 0
    eachCellIn(huge, { x: 0, y: huge.height / 2, width: 2000, height: 1200 }, () => (visited += 1))
    expect(visited).toBeGreaterThan(0)
    expect(visited).toBeLessThan(40)
    let bands = 0
    eachBandIn(huge, { x: 0, y: huge.height / 2, width: 10, height: 10 }, () => (bands += 1))
    expect(bands).toBeLessThanOrEqual(1)
  })

  it('finds a shot by its frame and a scene by its heading', () => {
    const cell = layout.cells[4]!
    expect(hitBoard(layout, { x: cell.x + 5, y: cell.y + 5 })).toMatchObject({ kind: 'cell', cell: { number: '1C' } })
    const band = layout.bands[2]!
    expect(hitBoard(layout, { x: 100, y: band.y + 10 })).toMatchObject({ kind: 'band', band: { number: '3' } })
    expect(hitBoard(layout, { x: cell.x + layout.frame.width + 3, y: cell.y + 5 })).toBeNull()
  })

  it('takes in each shot a marquee touches once, in film order', () => {
    const first = frameOf(layout, layout.cells[0]!)
    const all = { ...first, x: first.x - 5, width: 10_000, height: layout.pitch.y + 10 }
    expect(numbers(shotsIn(layout, all))).toEqual(['1', '1A', '1B', '1C', '1D'])
  })

  it('spans all panels of a shot', () => {
    const rect = shotRect(layout, shot('1A'))!
    expect(rect.width).toBeCloseTo(layout.pitch.x + layout.frame.width)
    expect(shotRect(layout, 'shot_none')).toBeUndefined()
  })

  it('comes into sight with its scene’s heading where it stands under it', () => {
    expect(sightOf(layout, shot('3'))!.y).toBe(layout.bands[2]!.y)
    expect(sightOf(layout, shot('1C'))!.y).toBe(shotRect(layout, shot('1C'))!.y)
    expect(sightOf(layout, 'shot_none')).toBeUndefined()
  })
})

describe('walking with the arrows', () => {
  it('goes by shot to the left and right, over scenes, and stays at the ends', () => {
    expect(numbers([walkFrom(layout, shot('1A'), 'right')!])).toEqual(['1B'])
    expect(numbers([walkFrom(layout, shot('1D'), 'right')!])).toEqual(['3'])
    expect(numbers([walkFrom(layout, shot('1'), 'left')!])).toEqual(['1'])
    expect(numbers([walkFrom(layout, shot('3A'), 'right')!])).toEqual(['3A'])
  })

  it('goes up and down to the nearest in the next row that holds another shot', () => {
    expect(numbers([walkFrom(layout, shot('1'), 'down')!])).toEqual(['1B'])
    expect(numbers([walkFrom(layout, shot('1D'), 'down')!])).toEqual(['3A'])
    expect(numbers([walkFrom(layout, shot('3A'), 'up')!])).toEqual(['1C'])
    // Below all of a shot, not beside the last of its panels.
    const wrapped = layBoard(testFilm([[3, 1, 1]]), 2)
    expect(walkFrom(wrapped, wrapped.shotIds[0]!, 'down')).toBe(wrapped.shotIds[2])
  })

  it('passes over the rows that a long shot fills', () => {
    const long = layBoard(testFilm([[1, 8, 1]]), 3)
    expect(walkFrom(long, long.shotIds[1]!, 'down')).toBe(long.shotIds[2])
  })

  it('begins at the first shot where nothing is selected', () => {
    expect(walkFrom(layout, null, 'down')).toBe(layout.shotIds[0])
    expect(walkFrom(layout, 'shot_gone', 'left')).toBe(layout.shotIds[0])
  })
})

/** Whether these shots, dropped at that fraction of a shot, would stay where they are. */
const standing = (over: readonly [string, number], ...ids: string[]): boolean => {
  const moving = ids.map(shot)
  return standsAt(layout, moving, dropPlace(layout, onShot(...over), new Set(moving))!)
}

describe('the place where dragged shots land', () => {
  it('is before or after a shot, by the half that the pointer is over', () => {
    expect(dropPlace(layout, onShot('1B', 0.2), none)).toMatchObject({ index: 2 })
    expect(dropPlace(layout, onShot('1B', 0.8), none)).toMatchObject({ index: 3 })
  })

  it('counts only shots that stay', () => {
    expect(dropPlace(layout, onShot('1C', 0.8), new Set([shot('1'), shot('1C')]))).toMatchObject({ index: 2 })
  })

  it('is no place where the shots stand already, each side of them and on themselves', () => {
    expect(standing(['1B', 0.2], '1B', '1C')).toBe(true)
    expect(standing(['1C', 0.8], '1B', '1C')).toBe(true)
    expect(standing(['1D', 0.2], '1B', '1C')).toBe(true)
    expect(standing(['1D', 0.8], '1B', '1C')).toBe(false)
    expect(standing(['1B', 0.8], '1B', '1D')).toBe(false)
    expect(standing(['3', 0.2], '1B')).toBe(false)
  })

  it('never splits a shot with several panels', () => {
    expect(dropPlace(layout, onShot('1A', 0.9), none)).toMatchObject({ index: 1 })
    expect(dropPlace(layout, { x: onShot('1A', 0.9).x + layout.pitch.x, y: onShot('1A', 0).y }, none)).toMatchObject({
      index: 2,
    })
  })

  it('is the start of an empty scene, and the nearest open one for an omitted scene', () => {
    const empty = layout.bands[1]!
    expect(dropPlace(layout, { x: 300, y: empty.y + 100 }, none)).toMatchObject({ sceneId: empty.sceneId, index: 0 })
    const omitted = layBoard(editScene(film, scenesOf(film)[1]!.id, { omitted: true }), 3)
    const place = dropPlace(omitted, { x: 300, y: omitted.bands[1]!.y + 10 }, none)
    expect(place!.sceneId).not.toBe(omitted.bands[1]!.sceneId)
  })
})

const panelIdOf = (number: string, part: number): string =>
  layout.cells[layout.firstCell.get(shot(number))! + part - 1]!.panelId!
const onPanel = (number: string, part: number, share: number): { x: number; y: number } => {
  const cell = layout.cells[layout.firstCell.get(shot(number))! + part - 1]!
  return { x: cell.x + layout.frame.width * share, y: cell.y + 20 }
}

describe('the place where a dragged panel lands', () => {
  it('is before or after the panel under the pointer, in its shot', () => {
    expect(panelDropPlace(layout, onPanel('1B', 1, 0.8), panelIdOf('1A', 2))).toMatchObject({
      shotId: shot('1B'),
      index: 1,
    })
    expect(panelDropPlace(layout, onPanel('1A', 1, 0.2), panelIdOf('1', 1))).toMatchObject({
      shotId: shot('1A'),
      index: 0,
    })
    expect(panelDropPlace(layout, onPanel('1A', 1, 0.8), panelIdOf('1', 1))).toMatchObject({
      shotId: shot('1A'),
      index: 1,
    })
  })

  it('is counted without the panel itself', () => {
    expect(panelDropPlace(layout, onPanel('1A', 2, 0.8), panelIdOf('1A', 1))).toMatchObject({
      shotId: shot('1A'),
      index: 1,
    })
    expect(panelDropPlace(layout, onPanel('1A', 1, 0.2), panelIdOf('1A', 2))).toMatchObject({
      shotId: shot('1A'),
      index: 0,
    })
    expect(panelDropPlace(layBoard(testFilm([]), 3), { x: 0, y: 0 }, 'panel_none')).toBeNull()
  })
})
