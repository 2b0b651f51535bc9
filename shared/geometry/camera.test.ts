import { describe, expect, it } from 'vitest'
import { fitCamera, panCamera, pinchCamera, toPanel, toScreen, zoomCamera } from './camera.ts'
import { panelPoint, screenPoint } from './points.ts'
import { coverCrop, meetRect } from './rect.ts'

const limits = { min: 0.1, max: 10 }

describe('the camera', () => {
  it('goes from panel to screen and back', () => {
    const camera = { x: 30, y: -12, zoom: 2.5 }
    const back = toPanel(camera, toScreen(camera, panelPoint(100, 40)))
    expect(back.x).toBeCloseTo(100)
    expect(back.y).toBeCloseTo(40)
  })

  it('keeps what is under the pointer under it while zooming, and stops at its limits', () => {
    const camera = { x: 30, y: 40, zoom: 1 }
    const at = screenPoint(200, 100)
    const under = toPanel(camera, at)
    const closer = zoomCamera(camera, at, 3, limits)
    expect(closer.zoom).toBe(3)
    expect(toScreen(closer, under)).toEqual({ x: 200, y: 100 })
    expect(zoomCamera(camera, at, 1000, limits).zoom).toBe(10)
  })

  it('fits a sheet whole and centred', () => {
    const camera = fitCamera({ x: 0, y: -50, width: 200, height: 100 }, { x: 10, y: 10, width: 400, height: 400 })
    expect(camera.zoom).toBe(2)
    expect(toScreen(camera, panelPoint(100, 0))).toEqual({ x: 210, y: 210 })
  })

  it('follows two fingers: apart zooms, together moves', () => {
    const start = panCamera({ x: 0, y: 0, zoom: 1 }, 0, 0)
    const before = [screenPoint(100, 100), screenPoint(200, 100)] as const
    expect(pinchCamera(start, before, [screenPoint(50, 100), screenPoint(250, 100)], limits).zoom).toBe(2)
    expect(pinchCamera(start, before, [screenPoint(110, 120), screenPoint(210, 120)], limits)).toEqual({
      x: 10,
      y: 20,
      zoom: 1,
    })
  })
})

describe('rectangles', () => {
  it('meet or do not', () => {
    expect(meetRect({ x: 0, y: 0, width: 10, height: 10 }, { x: 5, y: 5, width: 10, height: 10 })).toEqual({
      x: 5,
      y: 5,
      width: 5,
      height: 5,
    })
    expect(meetRect({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 5, height: 5 })).toBeNull()
  })

  it('cover: the middle part with the other shape', () => {
    expect(coverCrop(300, 100, { x: 0, y: 0, width: 1, height: 1 })).toEqual({ x: 100, y: 0, width: 100, height: 100 })
  })
})
