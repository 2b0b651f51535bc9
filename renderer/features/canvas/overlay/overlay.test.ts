import { describe, expect, it } from 'vitest'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { toPanel } from '#shared/geometry/camera.ts'
import { rulerTicks } from '../helpers/rulerTicks.ts'
import { STAY, apply, dragMatrix, gripAt, scaleAbout, turnAbout } from '#shared/tools/transformBox.ts'
import { cursorOf, pictureHandle } from './handle.ts'
import { NO_LOOK, sameIn, withLook } from './overlayLook.ts'
import { anchorsOf, crisp, crispBox, crispBreadth, placedBox, placedPicture } from './placedBox.ts'
import type { PlacedBox } from './placedBox.ts'

const camera = { x: 30, y: 40, zoom: 2 }
const box = { x: 100, y: 50, width: 200, height: 100 }

/** Where a point of a drawn box (0..1 across and down) appears. */
function seenAt({ x, y, width, height, degrees }: PlacedBox, across: number, down: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  const [dx, dy] = [(across - 0.5) * width, (down - 0.5) * height]
  return [x + dx * Math.cos(angle) - dy * Math.sin(angle), y + dx * Math.sin(angle) + dy * Math.cos(angle)]
}

const PLACES = [
  ['top-left', 0, 0],
  ['top-center', 0.5, 0],
  ['top-right', 1, 0],
  ['middle-left', 0, 0.5],
  ['middle-right', 1, 0.5],
  ['bottom-left', 0, 1],
  ['bottom-center', 0.5, 1],
  ['bottom-right', 1, 1],
] as const

describe('the box that is drawn round a selection', () => {
  it.each([
    ['where it lies', STAY],
    ['moved', [1, 0, 0, 1, 70, -20] as const],
    ['turned', turnAbout(0.7, 200, 100)],
    ['scaled', scaleAbout(1.5, 0.4, 100, 50)],
  ])('has its corners where the marks have theirs: %s', (_, matrix) => {
    const drawn = placedBox(camera, box, matrix)
    for (const [across, down] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const) {
      const [x, y] = seenAt(drawn, across, down)
      const meant = apply(matrix, panelPoint(box.x + across * box.width, box.y + down * box.height))
      expect(toPanel(camera, screenPoint(x, y)).x).toBeCloseTo(meant.x)
      expect(toPanel(camera, screenPoint(x, y)).y).toBeCloseTo(meant.y)
    }
  })

  it('keeps its knob at the marks’ own top, also where they are drawn over themselves', () => {
    const over = dragMatrix({ kind: 'scale', across: 0.5, down: 1 }, box, panelPoint(0, 150), panelPoint(0, -50), false)
    const drawn = placedBox(camera, box, over)
    expect(drawn.height).toBeCloseTo(200)
    expect(drawn.degrees).toBe(180)
  })

  it('has an anchor exactly where a grip is taken hold of, at every size', () => {
    for (const size of [6, 20, 60, 400])
      for (const height of [6, 20, 60, 400]) {
        const small = { x: 10, y: 10, width: size, height }
        const anchors = anchorsOf(small, 1)
        const drawn = placedBox({ x: 0, y: 0, zoom: 1 }, small, STAY)
        for (const [name, across, down] of PLACES) {
          const [x, y] = seenAt(drawn, across, down)
          // Just outside, where no small box is held by its inside.
          const out = panelPoint(x + (across - 0.5) * 16, y + (down - 0.5) * 16)
          const grip = gripAt(small, out, 1)
          if (anchors.includes(name))
            expect(grip, `${name} of ${size} × ${height}`).toEqual({ kind: 'scale', across, down })
          else expect(grip, `${name} of ${size} × ${height}`).not.toEqual({ kind: 'scale', across, down })
        }
      }
  })
})

describe('the box round a placed picture', () => {
  it('lies over the picture, turned about its middle', () => {
    const placed = placedPicture(camera, { ...box, degrees: 30 })
    expect(placed).toEqual({ x: 430, y: 240, width: 400, height: 200, degrees: 30 })
  })

  it('names its parts by the Transformer’s anchors, and is moved by all else of it', () => {
    expect(pictureHandle('top-left')).toEqual({ of: 'picture', part: 'top left' })
    expect(pictureHandle('middle-right')).toEqual({ of: 'picture', part: 'right' })
    expect(pictureHandle('bottom-center')).toEqual({ of: 'picture', part: 'bottom' })
    expect(pictureHandle('rotater')).toEqual({ of: 'picture', part: 'turn' })
    expect(pictureHandle('placed-inside')).toEqual({ of: 'picture', part: 'move' })
  })
})

describe('the cursor over a handle', () => {
  it.each([
    ['bottom right', 0, false, 'nwse-resize'],
    ['bottom right', 0, true, 'nesw-resize'],
    ['bottom right', 90, false, 'nesw-resize'],
    ['right', 45, false, 'nwse-resize'],
    ['top', -90, false, 'ew-resize'],
    ['left', 0, true, 'ew-resize'],
    ['move', 45, false, 'move'],
  ] as const)('shows the way that %s of a picture turned by %i goes, flipped: %s', (part, degrees, flip, cursor) => {
    expect(cursorOf({ of: 'picture', part }, degrees, flip)).toBe(cursor)
  })

  it('is a hand on a vanishing point, and goes up and down on the horizon', () => {
    expect(cursorOf({ of: 'point', index: 0, level: false }, 0, false)).toBe('grab')
    expect(cursorOf({ of: 'point', index: 0, level: true }, 0, false)).toBe('ns-resize')
  })
})

describe('a line on the screen', () => {
  it.each([1, 1.25, 1.5, 2, 3])('fills whole px of a screen of %f to one', (dpr) => {
    for (const at of [0, 10.2, 10.5, 99.9])
      for (const breadth of [1, 1.5, 2]) {
        const wide = crispBreadth(breadth, dpr) * dpr
        const edge = crisp(at, dpr, breadth) * dpr - wide / 2
        expect(wide % 1).toBeCloseTo(0)
        expect(Math.abs(edge - Math.round(edge))).toBeLessThan(1e-9)
        expect(Math.abs(crisp(at, dpr, breadth) - at)).toBeLessThanOrEqual(0.5 / dpr + 1e-9)
      }
  })

  it('is left alone where the box is turned', () => {
    const turned = { x: 10.3, y: 20.7, width: 30.1, height: 40.2, degrees: 12 }
    expect(crispBox(turned, 1, 1)).toBe(turned)
    expect(crispBox({ ...turned, degrees: 0 }, 1, 1)).toEqual({ x: 10.5, y: 20.5, width: 30, height: 40, degrees: 0 })
  })
})

describe('what the overlay is told', () => {
  it('is the same look where nothing of it changed, so that no layer is drawn for it', () => {
    const look = withLook(NO_LOOK, { camera, thirds: true })
    expect(withLook(look, { camera, thirds: true })).toBe(look)
    expect(sameIn(NO_LOOK, look, ['camera'])).toBe(false)
    expect(sameIn(NO_LOOK, look, ['loop', 'selection', 'move'])).toBe(true)
  })
})

describe('the rulers', () => {
  it('count from the paper’s corner, a tick under every number, all in sight', () => {
    const ticks = rulerTicks({ x: 100, y: 200, zoom: 0.5 }, { width: 500, height: 400 })
    const across = ticks.filter(({ down }) => !down)
    expect(across.map(({ value }) => value)).toEqual([0, 200, 400, 600, 800])
    expect(across.map(({ at }) => at)).toEqual([100, 200, 300, 400, 500])
    expect(ticks.filter(({ down }) => down).map(({ value, at }) => [value, at])).toEqual([
      [-200, 100],
      [0, 200],
      [200, 300],
      [400, 400],
    ])
  })
})
