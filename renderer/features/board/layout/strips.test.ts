import { describe, expect, it } from 'vitest'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { layBoard } from './layout.ts'
import type { BoardLayout } from './layout.ts'
import { eachCellIn } from './layoutQuery.ts'
import type { WorldRect } from './layoutQuery.ts'
import { eachStripIn } from './strips.ts'
import type { Strip } from './strips.ts'

const film = testFilm([[1, 2, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1], [], [1]])

function stripsIn(layout: BoardLayout, rect: WorldRect, most: number): Strip[] {
  const found: Strip[] = []
  eachStripIn(layout, rect, most, (strip) => found.push(strip))
  return found
}

describe('strips of cards', () => {
  it.each(['scenes', 'contact', 'filmstrip'] as const)('hold each cell in sight once, %s', (arrangement) => {
    const layout = layBoard(film, 4, arrangement)
    for (const most of [1, 2, 3, 50])
      for (const rect of [
        { x: -1e5, y: -1e5, width: 2e5, height: 2e5 },
        { x: 700, y: 400, width: 900, height: 700 },
        { x: 1300, y: 90, width: 10, height: 10 },
      ]) {
        const strips = stripsIn(layout, rect, most)
        const held = strips.flatMap((strip) => strip.cells)
        expect(new Set(held).size).toBe(held.length)
        expect(strips.every(({ cells }) => cells.length > 0 && cells.length <= most)).toBe(true)
        expect(strips.every(({ cells }) => cells.every((cell) => cell.y === cells[0]!.y))).toBe(true)
        eachCellIn(layout, rect, (cell) => expect(held).toContain(cell))
      }
  })

  it('are as few as the cells in sight need', () => {
    const layout = layBoard(film, 4, 'filmstrip')
    const first = layout.cells[0]!
    expect(stripsIn(layout, { x: first.x, y: first.y, width: 10, height: 10 }, 2)).toHaveLength(1)
  })

  it('are known by where they are: another place, another key', () => {
    const keys = stripsIn(layBoard(film, 4), { x: -1e5, y: -1e5, width: 2e5, height: 2e5 }, 2).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
