import { describe, expect, it } from 'vitest'
import { plainScene } from '../../../../tests/support/plainScene.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import type { Strip } from '../layout/strips.ts'
import type { BoardScene } from '../paint/boardScene.ts'
import { layBoard } from '../layout/layout.ts'
import { cardScale } from '../paint/cardScale.ts'
import { createAhead } from './ahead.ts'
import { createPool } from './pool.ts'

const FOUR_A_ROW = Array.from({ length: 40 }, () => [1, 1, 1, 1])
const layout = layBoard(testFilm(FOUR_A_ROW), 4)
const ZOOM = 0.3
const VIEW = { width: 1200, height: 300 }

/** The board with its view's top at the row of a scene; strips are whole rows. */
function bench(topScene: number, room: number, shots: readonly number[][] = FOUR_A_ROW, columns = 4) {
  const film = testFilm(shots)
  const laid = layBoard(film, columns)
  const scale = cardScale(laid, ZOOM, 1)
  const loaded = new Set<string>()
  const asked: string[] = []
  let missing = 0
  const drawn: string[] = []
  const sound = new Set<object>()
  const shown = new Map<object, string>()
  /** What a strip looks like; an edit changes it. */
  const looks = new Map<string, string>()
  const pool = createPool({
    make() {
      let changed = true
      const node = {
        show({ key }: Strip) {
          const look = `${key} ${looks.get(key) ?? ''}`
          changed ||= shown.get(node) !== look
          shown.set(node, look)
          sound.add(node)
        },
        complete: () => sound.has(node),
        changed: () => changed,
        toBitmap() {
          changed = false
          drawn.push(shown.get(node)!.split(' ')[0]!)
          return 1
        },
        leave: () => {},
      }
      return node
    },
    letGo: () => {},
    doubted: (node) => sound.delete(node),
    renew: (node) => {
      sound.delete(node)
      shown.delete(node)
    },
  })
  pool.begin(room)
  let top = topScene
  const scene = (): BoardScene =>
    plainScene(film, laid, {
      camera: { x: 0, y: laid.rows[top]!.y, zoom: ZOOM },
      viewport: VIEW,
      wished: () => missing,
      pictureAhead(panelId) {
        asked.push(panelId)
        if (!loaded.has(panelId)) missing += 1
      },
    })
  const ahead = createAhead(pool)
  const rowOf = new Map(laid.cells.map((cell) => [cell.panelId, laid.rows.findIndex((row) => row.y === cell.y)]))
  return {
    fetch(at = scale) {
      asked.length = 0
      ahead.fetch(scene(), at, 2 * columns)
      return [...new Set(asked.map((id) => rowOf.get(id)!))]
    },
    draw: () => ahead.draw(scene(), scale, 2 * columns),
    /** Until all is drawn; the keys of what was. */
    drawAll(at = scale) {
      drawn.length = 0
      for (let tries = 0; tries < 99; tries += 1) if (ahead.draw(scene(), at, 2 * columns)) return [...drawn]
      throw new Error('It never ends.')
    },
    lookAt: (row: number) => void (top = row),
    edit: (key: string) => void looks.set(key, 'edited'),
    forget: ahead.forget,
    pool,
    drawn,
    asked: () => [...new Set(asked.map((id) => rowOf.get(id)!))],
    loadAll: () => {
      for (const { panelId } of laid.cells) if (panelId !== null) loaded.add(panelId)
    },
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
    made.loadAll()
    expect(made.drawAll()).toHaveLength(2)
    expect(made.drawAll()).toEqual([])
  })

  it('takes the place of what is further away, also after a pan', () => {
    const made = bench(5, 6)
    made.loadAll()
    const before = made.drawAll()
    made.lookAt(12)
    const after = made.drawAll()
    expect(before).toHaveLength(6)
    expect(after.length).toBeGreaterThan(0)
    expect(made.drawAll()).toEqual([])
    const kept = layout.rows.flatMap((_, row) => (made.pool.kept(`${row}:0:8`) ? [row] : []))
    // What is in sight and a screen below, and the nearest above: nothing of where the camera was.
    expect(kept).toEqual([11, 12, 13, 14, 15, 16].map((row) => row + kept[0]! - 11))
    expect(kept[0]).toBeGreaterThan(9)
    expect(kept).toContain(13)
  })

  it('is drawn again after an edit only where it looks different', () => {
    const made = bench(20, 99)
    made.loadAll()
    const all = made.drawAll()
    made.pool.doubt()
    made.forget()
    expect(made.drawAll()).toEqual([])
    made.edit(all[1]!)
    made.pool.doubt()
    expect(made.drawAll()).toEqual([all[1]])
  })

  it('has its pictures fetched further away once all that is near is drawn', () => {
    const made = bench(4, 99)
    made.fetch()
    const near = Math.max(...made.asked())
    made.load()
    made.loadAll()
    made.drawAll()
    expect(Math.max(...made.asked())).toBeGreaterThan(near + 3)
  })

  it('is no more than five hundred cards, however many a screen holds', () => {
    const made = bench(
      4,
      999,
      Array.from({ length: 40 }, () => Array.from({ length: 60 }, () => 1)),
      60,
    )
    made.loadAll()
    const cards = made.drawAll().length * 60
    expect(cards).toBeGreaterThan(300)
    expect(cards).toBeLessThanOrEqual(500)
  })

  it('has no more pictures than leave the visible ones their room', () => {
    const made = bench(
      4,
      999,
      Array.from({ length: 40 }, () => Array.from({ length: 20 }, () => 1)),
      20,
    )
    made.loadAll()
    const pictures = made.drawAll({ ...cardScale(layout, ZOOM, 1), mip: 480 }).length * 20
    expect(pictures).toBeGreaterThan(0)
    expect(pictures * 480 * 480 * (layout.frame.height / layout.frame.width)).toBeLessThanOrEqual(10_000_000)
  })

  it('is not fetched close up, where its pictures would displace visible ones', () => {
    const made = bench(20, 99)
    expect(made.fetch(cardScale(layout, 3, 1))).toEqual([])
    expect(made.fetch().length).toBeGreaterThan(0)
  })
})
