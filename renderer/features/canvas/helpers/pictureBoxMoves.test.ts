import { describe, expect, it } from 'vitest'
import { cropEdge, moveBox, scaleBox, turnBox } from './pictureBoxMoves.ts'

const laid = { placement: { x: 100, y: 100, width: 400, height: 200, degrees: 0 }, crop: null }
const zero = { x: 0, y: 0 }

/** Where a point of the box (0..1 across and down) appears, with its rotation applied. */
function seen({ placement: { x, y, width, height, degrees } }: typeof laid, across: number, down: number) {
  const angle = (degrees * Math.PI) / 180
  const [dx, dy] = [(across - 0.5) * width, (down - 0.5) * height]
  return [
    x + width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
    y + height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
  ]
}

describe('the box round a placed picture', () => {
  it('moves with the hand', () => {
    expect(moveBox(laid, zero, { x: 5, y: -7 }).placement).toMatchObject({ x: 105, y: 93, width: 400, height: 200 })
  })

  it.each([0, 30, 90])('scales in proportion from the corner opposite, turned by %i degrees', (degrees) => {
    const start = { ...laid, placement: { ...laid.placement, degrees } }
    const next = scaleBox('bottom right')(start, zero, { x: 40, y: 25 }) as typeof laid
    expect(next.placement.width / next.placement.height).toBeCloseTo(2)
    for (const [at, value] of seen(next, 0, 0).entries()) expect(value).toBeCloseTo(seen(start, 0, 0)[at]!)
  })

  it('never shrinks to nothing', () => {
    expect(scaleBox('top left')(laid, zero, { x: 9000, y: 9000 }).placement.height).toBeGreaterThanOrEqual(8)
  })

  it('crops an edge and leaves the picture under it where it was; all of it brought back is no crop', () => {
    const cropped = cropEdge('left')(laid, zero, { x: 100, y: 0 })
    expect(cropped.crop).toEqual({ x: 0.25, y: 0, width: 0.75, height: 1 })
    expect(cropped.placement).toMatchObject({ x: 200, y: 100, width: 300, height: 200 })
    const back = cropEdge('left')(cropped, zero, { x: -500, y: 0 })
    expect(back.crop).toBeNull()
    expect(back.placement).toMatchObject({ x: 100, width: 400 })
  })

  it('turns round its middle, by fifteens while Shift is held', () => {
    const next = turnBox(laid, { x: 300, y: 100 }, { x: 400, y: 195 }, true)
    expect(next.placement.degrees % 15).toBe(0)
    expect(next.placement.degrees).toBeGreaterThan(60)
  })
})
