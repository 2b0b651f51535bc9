import { describe, expect, it } from 'vitest'
import { toPanel, toScreen } from '#shared/geometry/camera.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import { createTableCamera } from './tableCamera.ts'

/** Over a film's paper in a room of 1000 × 640. */
function camera(flipped = () => false) {
  const made = createTableCamera(() => {}, flipped)
  made.setFrame({ x: 0, y: 0, width: 1920, height: 804 })
  made.setRoom({ width: 1000, height: 640, out: { x: 0, y: 0 } })
  return made
}

describe('the camera over a panel', () => {
  it('keeps what was pressed under the pointer, and comes back by a step away', () => {
    const made = camera()
    const [start, at] = [made.now(), screenPoint(700, 200)]
    const under = toPanel(start, at)
    made.step(false, at)
    expect(made.now().zoom).toBeGreaterThan(start.zoom * 1.5)
    expect(toPanel(made.now(), at).x).toBeCloseTo(under.x)
    made.step(true, at)
    expect(made.now().zoom).toBeCloseTo(start.zoom)
    expect(made.now().x).toBeCloseTo(start.x)
  })

  it('lays the paper back where it lay before a palm shoved it, fitted where it was fitted', () => {
    const made = camera()
    const before = made.now()
    made.pan(200, 90)
    made.putBack(before)
    expect(made.now()).toEqual(before)
    made.setRoom({ width: 1400, height: 640, out: { x: 0, y: 0 } })
    made.setRoom({ width: 1000, height: 640, out: { x: 0, y: 0 } })
    expect(made.now()).toEqual(before)
  })

  it('lays a panel’s paper where it was left, also in a window that has grown since', () => {
    const made = camera()
    made.step(false, screenPoint(300, 200))
    const [left, middle] = [made.left(), toPanel(made.now(), screenPoint(500, 320))]
    made.fit()
    made.comeBack(left)
    expect(made.now()).toEqual(left.camera)
    made.setRoom({ width: 1400, height: 700, out: { x: 0, y: 0 } })
    made.comeBack(left)
    expect(toPanel(made.now(), screenPoint(700, 350)).x).toBeCloseTo(middle.x)
    made.fit()
    const fitted = made.left()
    made.setRoom({ width: 1000, height: 640, out: { x: 0, y: 0 } })
    made.pan(50, 50)
    made.comeBack(fitted)
    expect(made.now()).toEqual(camera().now())
  })

  it('shows a box whole, in the middle of what is free', () => {
    const made = camera()
    const area = { x: 600, y: 300, width: 100, height: 50 }
    made.look(area)
    const corners = [toScreen(made.now(), area), toScreen(made.now(), { x: 700, y: 350 })]
    expect(corners[0]!.x).toBeGreaterThanOrEqual(114 - 0.001)
    expect(corners[1]!.x).toBeLessThanOrEqual(1000 - 36 + 0.001)
    expect(corners[1]!.x - corners[0]!.x).toBeGreaterThan(400)
  })

  it('fits the paper beside the tools on the left, also when the view is flipped, and stays fitted', () => {
    let flip = false
    const made = camera(() => flip)
    const seenLeft = () => {
      const { x, zoom } = made.now()
      return flip ? 1000 - (x + 1920 * zoom) : x
    }
    const before = seenLeft()
    expect(before).toBeGreaterThanOrEqual(114 - 0.001)
    flip = true
    made.mirror()
    expect(seenLeft()).toBeCloseTo(before)
    made.fit()
    expect(seenLeft()).toBeCloseTo(before)
    made.setRoom({ width: 900, height: 640, out: { x: 0, y: 0 } })
    made.setRoom({ width: 1000, height: 640, out: { x: 0, y: 0 } })
    expect(seenLeft()).toBeCloseTo(before)
  })

  it('leaves the paper where it is seen when the view is flipped, wherever it was moved to', () => {
    let flip = false
    const made = camera(() => flip)
    made.pan(120, 30)
    const { x, zoom } = made.now()
    flip = true
    made.mirror()
    expect(1000 - (made.now().x + 1920 * zoom)).toBeCloseTo(x)
  })
})
