import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import type { At } from './pen.ts'

/** What a person sees, as pixels. */
export interface Seen {
  readonly width: number
  readonly height: number
  /** Red, green, blue (0..255) at a place, given as parts of the width and height. */
  readonly at: (place: At) => readonly [red: number, green: number, blue: number]
  /** Pixels in a part of the picture whose red, green and blue together come to less than `under` of 765. */
  readonly dark: (area?: { from: At; to: At }, under?: number) => number
}

/** The paper of the panel that is open, as the window shows it: drawing, helpers and all. */
export async function seePaper(page: Page): Promise<Seen> {
  const clip = (await page.locator('.desk-paper').boundingBox())!
  return readPicture(await page.screenshot({ clip }))
}

/** A picture's pixels, whatever its format. */
async function readPicture(bytes: Buffer): Promise<Seen> {
  const image = await loadImage(bytes)
  const { width, height } = image
  const surface = createCanvas(width, height).getContext('2d')
  surface.drawImage(image, 0, 0)
  const { data } = surface.getImageData(0, 0, width, height)
  return {
    width,
    height,
    at([x, y]) {
      const from = 4 * (Math.floor(y * (height - 1)) * width + Math.floor(x * (width - 1)))
      return [data[from]!, data[from + 1]!, data[from + 2]!]
    },
    dark({ from, to } = { from: [0, 0], to: [1, 1] }, under = 300) {
      let count = 0
      for (let y = Math.floor(from[1] * height); y < Math.floor(to[1] * height); y += 1)
        for (let x = Math.floor(from[0] * width); x < Math.floor(to[0] * width); x += 1) {
          const first = 4 * (y * width + x)
          if (data[first]! + data[first + 1]! + data[first + 2]! < under) count += 1
        }
      return count
    },
  }
}
