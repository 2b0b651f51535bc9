import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { tracedPicture } from './tracedPicture.ts'

const maker = {
  make(width: number, height: number) {
    const picture = createCanvas(width, height)
    return { surface: picture.getContext('2d') as never, picture }
  },
}

/** Red on the left half, dark green on the right, nothing in a strip along the bottom. */
function halves(width = 200, height = 100) {
  const source = createCanvas(width, height)
  const pen = source.getContext('2d')
  pen.fillStyle = '#c03030'
  pen.fillRect(0, 0, width / 2, height * 0.9)
  pen.fillStyle = '#104010'
  pen.fillRect(width / 2, 0, width / 2, height * 0.9)
  return { source, width, height }
}

function seen(picture: ReturnType<typeof tracedPicture>): (x: number, y: number) => number[] {
  const pen = createCanvas(picture.width, picture.height).getContext('2d')
  pen.drawImage(picture.source as never, 0, 0)
  return (x, y) => Array.from(pen.getImageData(x, y, 1, 1).data)
}

describe('a picture that is traced', () => {
  it('is itself where it lies as it is', () => {
    const picture = halves()
    expect(tracedPicture(maker, picture, 'plain')).toBe(picture)
  })

  it('has no colour, and keeps what is darker darker', () => {
    const at = seen(tracedPicture(maker, halves(), 'grey'))
    const [left, right] = [at(50, 50), at(150, 50)]
    for (const [red, green, blue] of [left, right]) expect([green, blue]).toEqual([red, red])
    expect(left[0]!).toBeGreaterThan(right[0]! + 20)
  })

  it('is of pencil blue and lighter, so that black lines over it are seen', () => {
    const at = seen(tracedPicture(maker, halves(), 'blue'))
    const [red, green, blue] = at(150, 50)
    expect(blue!).toBeGreaterThan(green!)
    expect(green!).toBeGreaterThan(red!)
    expect(blue!).toBeGreaterThan(220)
  })

  it('shows edges as dark lines and all else as white', () => {
    const at = seen(tracedPicture(maker, halves(), 'edges'))
    expect(at(100, 50)[0]!).toBeLessThan(60)
    for (const [x, y] of [
      [50, 50],
      [150, 50],
      [0, 0],
      [199, 40],
    ] as const)
      expect(at(x, y).slice(0, 3)).toEqual([255, 255, 255])
  })

  it('stays clear where it is, and small enough not to keep a hand waiting', () => {
    for (const tracing of ['grey', 'blue', 'edges'] as const) {
      const large = tracedPicture(maker, halves(4000, 2000), tracing)
      expect(large.width * large.height).toBeLessThan(1_310_000)
      expect(large.width / large.height).toBeCloseTo(2, 2)
      expect(seen(large)(10, large.height - 3)[3]).toBe(0)
    }
  })

  it('is made once', () => {
    const picture = halves()
    expect(tracedPicture(maker, picture, 'edges')).toBe(tracedPicture(maker, { ...picture }, 'edges'))
  })
})
