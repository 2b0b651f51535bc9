import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { greyJpeg } from './greyJpeg.ts'

/** A drawing with soft tones and hatching; in colour, one patch of it. */
function drawing(width: number, height: number, colored: boolean): Uint8Array {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const wash = pen.createLinearGradient(0, 0, width, height)
  wash.addColorStop(0, '#ffffff')
  wash.addColorStop(1, '#4a4a4a')
  pen.fillStyle = wash
  pen.fillRect(0, 0, width, height)
  pen.lineWidth = 2
  for (let line = 0; line < width; line += 9) {
    pen.beginPath()
    pen.moveTo(line, 0)
    pen.lineTo(width - line, height)
    pen.stroke()
  }
  pen.fillStyle = '#c03010'
  if (colored) pen.fillRect(width / 2, height / 2, 12, 12)
  return canvas.toBuffer('image/jpeg', 82)
}

async function pixels(bytes: Uint8Array): Promise<{ size: [number, number]; data: Uint8ClampedArray }> {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  return { size: [image.width, image.height], data: pen.getImageData(0, 0, image.width, image.height).data }
}

const components = (bytes: Uint8Array) =>
  bytes[bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0) + 9]

describe('a JPEG in black alone', () => {
  it.each([
    [16, 16],
    [17, 9],
    [333, 141],
    [640, 358],
  ])('shows a drawing of %d × %d without colour as it was, dot for dot', async (width, height) => {
    const before = drawing(width, height, false)
    const grey = greyJpeg(before)!
    expect(components(before)).toBe(3)
    expect(components(grey)).toBe(1)
    expect(await pixels(grey)).toEqual(await pixels(before))
  })

  it('takes an ink that is almost black for black', () => {
    const canvas = createCanvas(200, 100)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, 200, 100)
    pen.strokeStyle = '#2a2927'
    for (let line = 0; line < 200; line += 7) pen.strokeRect(line, line / 3, 60, 30)
    expect(greyJpeg(canvas.toBuffer('image/jpeg', 88))).not.toBeNull()
  })

  it('is made of every small drawing, whatever steps of brightness its own codes leave out', () => {
    const small = Array.from({ length: 80 }, (_, at) => {
      const canvas = createCanvas(80, 142)
      const pen = canvas.getContext('2d')
      pen.fillStyle = '#ffffff'
      pen.fillRect(0, 0, 80, 142)
      pen.fillStyle = '#2a2a2a'
      pen.fillRect(at % 40, 40 + at, 20 + at / 3, 1 + (at % 5))
      return canvas.toBuffer('image/jpeg', 82 + (at % 12))
    })
    expect(small.filter((bytes) => greyJpeg(bytes) === null)).toHaveLength(0)
  })

  it('is not made of a picture with colour, unless that is to be dropped', async () => {
    const colored = drawing(320, 200, true)
    expect(greyJpeg(colored)).toBeNull()
    const grey = greyJpeg(colored, true)!
    const { data } = await pixels(grey)
    for (let at = 0; at < data.length; at += 4)
      expect(data[at] === data[at + 1] && data[at] === data[at + 2]).toBe(true)
  })

  it('is not made of what is damaged, cut off or no JPEG, nor of one that is grey already', () => {
    const whole = drawing(64, 64, false)
    expect(greyJpeg(new Uint8Array())).toBeNull()
    expect(greyJpeg(new TextEncoder().encode('a letter'))).toBeNull()
    expect(greyJpeg(whole.subarray(0, 300))).toBeNull()
    expect(greyJpeg(greyJpeg(whole)!)).toBeNull()
  })
})
