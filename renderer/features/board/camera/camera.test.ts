import { describe, expect, it } from 'vitest'
import { between, fitRect, keepInReach, panBy, reveal, seenBy, toWorld, zoomAt, ZOOM_LIMITS } from './camera.ts'

const viewport = { width: 1000, height: 600 }
const camera = { x: 100, y: 50, zoom: 0.5 }

describe('the camera', () => {
  it('keeps the point under the pointer while it zooms', () => {
    const point = { x: 300, y: 200 }
    const zoomed = zoomAt(camera, point, 1.7)
    expect(toWorld(zoomed, point).x).toBeCloseTo(toWorld(camera, point).x)
    expect(toWorld(zoomed, point).y).toBeCloseTo(toWorld(camera, point).y)
    expect(zoomed.zoom).toBeCloseTo(0.85)
  })

  it('stays within its limits', () => {
    expect(zoomAt(camera, { x: 0, y: 0 }, 1e9).zoom).toBe(ZOOM_LIMITS.max)
    expect(zoomAt(camera, { x: 0, y: 0 }, 1e-9).zoom).toBe(ZOOM_LIMITS.min)
  })

  it('pans by what the hand moved on screen', () => {
    expect(panBy(camera, 50, -10)).toEqual({ x: 0, y: 70, zoom: 0.5 })
  })

  it('fits a rectangle into the middle', () => {
    const seen = seenBy(fitRect({ x: 500, y: 500, width: 100, height: 10 }, viewport, 50), viewport)
    expect(seen.x + seen.width / 2).toBeCloseTo(550)
    expect(seen.y + seen.height / 2).toBeCloseTo(505)
  })

  it('reveals by moving no further than needed', () => {
    expect(reveal(camera, viewport, { x: 200, y: 100, width: 50, height: 50 }, 10)).toEqual(camera)
    const right = reveal(camera, viewport, { x: 2200, y: 100, width: 50, height: 50 }, 10)
    expect(right.x + viewport.width / right.zoom).toBeCloseTo(2270)
    expect(right.y).toBe(camera.y)
    // Of what is larger than the window, its beginning.
    expect(reveal(camera, viewport, { x: 200, y: 100, width: 5000, height: 50 }, 10).x).toBe(180)
  })

  it('never loses the film', () => {
    const world = { width: 2000, height: 4000 }
    const lost = keepInReach({ x: 90_000, y: -90_000, zoom: 1 }, viewport, world)
    const seen = seenBy(lost, viewport)
    expect(seen.x).toBeLessThan(world.width)
    expect(seen.y + seen.height).toBeGreaterThan(0)
  })

  it('flies from one place to the other without leaving the straight way', () => {
    const goal = { x: 900, y: 700, zoom: 2 }
    expect(between(camera, goal, viewport, 1)).toEqual(goal)
    const start = between(camera, goal, viewport, 0)
    expect(start.x).toBeCloseTo(camera.x)
    const half = between(camera, goal, viewport, 0.5)
    expect(half.zoom).toBeCloseTo(1)
    expect(half.x).toBeGreaterThan(camera.x)
    expect(half.x).toBeLessThan(goal.x)
    const level = between(camera, { ...camera, x: 500 }, viewport, 0.5)
    expect(level.x).toBeCloseTo(300)
  })
})
