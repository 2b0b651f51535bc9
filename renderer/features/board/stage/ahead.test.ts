import { describe, expect, it } from 'vitest'
import { plainScene } from '../../../../tests/support/plainScene.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { layBoard } from '../layout/layout.ts'
import { cardScale } from '../paint/cardScale.ts'
import { createAhead } from './ahead.ts'
import { createPool } from './pool.ts'

const FOUR_A_ROW = Array.from({ length: 40 }, () => [1, 1, 1, 1])
const film = testFilm(FOUR_A_ROW)
const layout = layBoard(film, 4)
const ZOOM = 0.3
const scale = cardScale(layout, ZOOM, 1)
const VIEW = { width: 1200, height: 300 }

/** The board with its view's top at the row of a scene; strips are whole rows. */
function bench(topScene: number, room: number) {
  const loaded = new Set<string>()
  const asked: string[] = []
  let missing = 0
  const drawn: string[] = []
  const pool = createPool({
    make: () => ({ show: () => {}, toBitmap: () => {} }),
    letGo: () => {},
  })
  pool.begin(room)
  const scene = plainScene(film, layout, {
    camera: { x: 0, y: layout.rows[topScene]!.y, zoom: ZOOM },
    viewport: VIEW,
    wished: () => missing,
    pictureAhead(panelId) {
      asked.push(panelId)
      if (!loaded.has(panelId)) missing += 1
    },
  })
  const ahead = createAhead({
    ...pool,
    keep(key, fill) {
      drawn.push(key)
      pool.keep(key, fill)
    },
  })
  const rowOf = new Map(layout.cells.map((cell) => [cell.panelId, layout.rows.findIndex((row) => row.y === cell.y)]))
  return {
    fetch(at = scale) {
      asked.length = 0
      ahead.fetch(scene, at, 8)
      return [...new Set(asked.map((id) => rowOf.get(id)!))]
    },
    draw: () => ahead.draw(scene, scale, 8),
    forget: ahead.forget,
    pool,
    drawn,
    load: () => {
      for (const id of asked) loaded.add(id)
    },
  }
}

describe('what a pan would show next', () => {
  it('is fetched below first, then above, nearest first, and no further than a screen away', () => {
    const rows = bench(20, 99).fetch()
    const below = rows.filter((row) => row >= 20)
    const above = rows.filter((row) => row < 20)
    expect(rows).toEqual([...below, ...above])
    expect(below).toEqual(below.toSorted((a, b) => a - b))
    expect(above).toEqual(above.toSorted((a, b) => b - a))
    expect(above[0]).toBe(19)
    const screen = VIEW.height / ZOOM
    expect(layout.rows[20]!.y - layout.rows[above.at(-1)!]!.y).toBeLessThan(screen + layout.pitch.y * 2)
    expect(layout.rows[below.at(-1)!]!.y - layout.rows[20]!.y).toBeLessThan(2 * screen)
  })

  it('is not requested again once it is loaded, until anything may look different', () => {
    const made = bench(20, 99)
    expect(made.fetch().length).toBeGreaterThan(0)
    made.load()
    made.fetch()
    expect(made.fetch()).toEqual([])
    made.forget()
    expect(made.fetch().length).toBeGreaterThan(0)
  })

  it('is drawn one strip at a time, only with all of its pictures', () => {
    const made = bench(20, 99)
    made.fetch()
    expect(made.draw()).toBe(true)
    expect(made.drawn).toEqual([])
    made.load()
    made.fetch()
    for (let at = 1; !made.draw(); at += 1) expect(made.drawn).toHaveLength(at)
    expect(made.drawn.length).toBeGreaterThan(2)
    expect(new Set(made.drawn).size).toBe(made.drawn.length)
  })

  it('is drawn once its pictures are there, though no frame asked for it again', () => {
    const made = bench(20, 99)
    made.fetch()
    made.load()
    expect(made.draw()).toBe(false)
    expect(made.drawn).toHaveLength(1)
  })

  it('stops where no more can be kept, rather than drawing for ever', () => {
    const made = bench(20, 2)
    made.fetch()
    made.load()
    made.fetch()
    for (let at = 0; at < 50; at += 1) made.draw()
    expect(made.drawn).toHaveLength(2)
  })

  it('is not fetched close up, where its pictures would displace visible ones', () => {
    const made = bench(20, 99)
    expect(made.fetch(cardScale(layout, 3, 1))).toEqual([])
    expect(made.fetch().length).toBeGreaterThan(0)
  })
})
