import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { flood } from './flood.ts'
import { traceRegion } from './traceRegion.ts'

const [WIDTH, HEIGHT] = [120, 80]

/** A ring of ink on paper with a gap at its top, `gap` px wide. */
function ringWithGap(gap: number) {
  const pen = createCanvas(WIDTH, HEIGHT).getContext('2d')
  pen.fillStyle = '#f6f3ec'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.strokeStyle = '#2a2927'
  pen.lineWidth = 4
  pen.strokeRect(20, 15, 80, 50)
  pen.fillStyle = '#f6f3ec'
  pen.fillRect(60 - gap / 2, 10, gap, 10)
  return { width: WIDTH, height: HEIGHT, data: pen.getImageData(0, 0, WIDTH, HEIGHT).data }
}

function poured(pixels: ReturnType<typeof ringWithGap>, x: number, y: number, gap: number): Uint8Array {
  const work = flood(pixels, x, y, { tolerance: 40, gap, beneath: false })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

describe('colour that is poured', () => {
  it('stays inside the lines and reaches under their edge', () => {
    const region = poured(ringWithGap(0), 60, 40, 0)
    expect([region[40 * WIDTH + 60], region[40 * WIDTH + 24], region[2 * WIDTH + 2]]).toEqual([1, 1, 0])
    expect(region[40 * WIDTH + 22]).toBe(1)
    expect(region[40 * WIDTH + 18]).toBe(0)
  })

  it('runs out through an opening, and not through one that the gap bridges', () => {
    const open = poured(ringWithGap(6), 60, 40, 0)
    expect(open[2 * WIDTH + 2]).toBe(1)
    const held = poured(ringWithGap(6), 60, 40, 8)
    expect(held[2 * WIDTH + 2]).toBe(0)
    expect(held[20 * WIDTH + 26]).toBe(1)
    expect(held[60 * WIDTH + 26]).toBe(1)
  })

  it('fills nothing from outside the picture', () => {
    expect(poured(ringWithGap(0), -5, 40, 0).some((px) => px === 1)).toBe(false)
  })

  it('comes to rest again and again', () => {
    const work = flood(ringWithGap(0), 60, 40, { tolerance: 40, gap: 4, beneath: false })
    let rests = 0
    while (!work.next().done) rests += 1
    expect(rests).toBeGreaterThan(3)
  })
})

describe('a traced region', () => {
  it('covers the same px when its rings are filled, holes left open', () => {
    const region = new Uint8Array(WIDTH * HEIGHT)
    for (let y = 10; y < 70; y += 1)
      for (let x = 10; x < 110; x += 1) {
        const hole = Math.hypot(x - 40, y - 40) < 15
        if (!hole && Math.hypot((x - 60) / 50, (y - 40) / 30) < 1) region[y * WIDTH + x] = 1
      }
    const rings = traceRegion(region, WIDTH, HEIGHT, 0.7)
    expect(rings).toHaveLength(2)
    expect(rings.flat().length).toBeLessThan(120)
    const pen = createCanvas(WIDTH, HEIGHT).getContext('2d')
    pen.beginPath()
    for (const ring of rings) {
      ring.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)))
      pen.closePath()
    }
    pen.fill('evenodd')
    const { data } = pen.getImageData(0, 0, WIDTH, HEIGHT)
    const wrong = [...region].filter((px, i) => (px === 1 ? data[i * 4 + 3]! < 100 : data[i * 4 + 3]! > 155)).length
    expect(wrong).toBeLessThan(40)
  })

  it('parts regions that only touch at a corner, and leaves specks out', () => {
    const region = new Uint8Array(WIDTH * HEIGHT)
    for (let i = 0; i < 10; i += 1)
      for (let j = 0; j < 10; j += 1) {
        region[(10 + i) * WIDTH + 10 + j] = 1
        region[(20 + i) * WIDTH + 20 + j] = 1
      }
    region[60 * WIDTH + 60] = 1
    expect(traceRegion(region, WIDTH, HEIGHT, 0.7)).toHaveLength(2)
  })
})

describe('colour poured into a drawn ring', () => {
  it('leaves no paper between itself and the line', () => {
    const canvas = createCanvas(300, 300)
    const paint = canvas.getContext('2d')
    paint.fillStyle = '#ffffff'
    paint.fillRect(0, 0, 300, 300)
    paint.lineWidth = 5
    paint.beginPath()
    paint.ellipse(150, 150, 110, 80, 0.4, 0, Math.PI * 2)
    paint.stroke()
    const { data } = paint.getImageData(0, 0, 300, 300)
    const steps = flood({ width: 300, height: 300, data }, 150, 150, { tolerance: 40, gap: 14, beneath: false })
    let step = steps.next()
    while (!step.done) step = steps.next()
    const region = step.value
    // The fill must cover every px inside the ring that is still paper.
    paint.beginPath()
    paint.ellipse(150, 150, 107, 77, 0.4, 0, Math.PI * 2)
    let bare = 0
    for (let y = 0; y < 300; y += 1)
      for (let x = 0; x < 300; x += 1)
        if (paint.isPointInPath(x, y) && data[(y * 300 + x) * 4]! > 200 && !region[y * 300 + x]) bare += 1
    expect(bare).toBe(0)
  })
})
