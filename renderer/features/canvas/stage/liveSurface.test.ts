import { describe, expect, it } from 'vitest'
import { tileEdge, tilesOf } from './liveSurface.ts'

describe('the tiles of the live surface', () => {
  it.each([
    [1180, 850, 448],
    [448, 448, 448],
    [1, 1, 448],
    [2561, 1601, 420],
  ])('cover %i × %i px once, without a gap', (width, height, edge) => {
    const tiles = tilesOf(width, height, edge)
    expect(tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0)).toBe(width * height)
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(tiles.length)
    expect(tiles.every((tile) => tile.x + tile.width <= width && tile.y + tile.height <= height)).toBe(true)
    expect(tiles.every((tile) => tile.width > 0 && tile.height > 0)).toBe(true)
  })

  it.each([1, 1.1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3])('lie on whole layout units at a density of %d', (dpr) => {
    const units = (tileEdge(dpr) / dpr) * 64
    expect(Math.abs(units - Math.round(units))).toBeLessThan(0.01)
    expect(tileEdge(dpr)).toBeGreaterThan(224)
  })
})
