import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import type { At } from './pen.ts'

/** `at`: where the pixel's red is in `rgba`. */
type Meant = (red: number, green: number, blue: number, at: number) => boolean
type Color = readonly [red: number, green: number, blue: number]

/** A part of a picture, from one place to another. */
export interface Area {
  readonly from: At
  readonly to: At
}

/** What a person sees, as pixels. */
export interface Seen {
  readonly width: number
  readonly height: number
  /** Red, green, blue (0..255) at a place, given as parts of the width and height. */
  readonly at: (place: At) => Color
  /** The same by pixels from the top left. */
  readonly px: (x: number, y: number) => Color
  /** Pixels in a part of the picture whose red, green and blue together come to less than `under` of 765. */
  readonly dark: (area?: Area, under?: number) => number
  /** Red, green and blue taken together as one grey (0..255), on the whole of a part of the picture. */
  readonly tone: (area: Area) => number
  /** The pixels (counted from the top left) of a part of the picture whose colour is meant. */
  readonly where: (area: Area, meant: Meant) => [x: number, y: number][]
  /** Red, green, blue and cover of all pixels, row by row. */
  readonly rgba: ArrayLike<number>
}

/** Everywhere but the edge, where the paper meets what it lies on. */
export const INSIDE: Area = { from: [0.01, 0.01], to: [0.99, 0.99] }

/** A part of the window, px. */
interface Clip {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A conversation with each page's browser, for the pictures of it. */
const sessions = new WeakMap<Page, CDPSession>()

/**
 * A PNG of a part of the window, without the caret of what is typed in. Asked of the browser itself, which then packs it as fast as it
 * can: Playwright's own takes half as long again, and tests look at the paper hundreds of times. A window of Electron's, which no browser
 * has, is sometimes black when it is asked so.
 */
export async function pictureOf(page: Page, clip: Clip): Promise<Buffer> {
  if (page.context().browser() === null) return page.screenshot({ clip })
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  await page.evaluate(() => {
    document.documentElement.style.caretColor = 'transparent'
  })
  const asked = { format: 'png', optimizeForSpeed: true, clip: { ...clip, scale: 1 } } as const
  return Buffer.from((await session.send('Page.captureScreenshot', asked)).data, 'base64')
}

/** The paper of the panel that is open, as the window shows it: drawing, helpers and all. */
export async function seePaper(page: Page): Promise<Seen> {
  return readPicture(await pictureOf(page, (await page.locator('.table-paper').boundingBox())!))
}

/** The paper once it no longer changes: a panel that was just opened is painted over several frames. */
export async function seeStill(page: Page): Promise<Seen> {
  const clip = (await page.locator('.table-paper').boundingBox())!
  let before: Buffer | null = null
  for (;;) {
    const now = await pictureOf(page, clip)
    if (before && now.equals(before)) return readPicture(now)
    before = now
  }
}

/** The file of the panel that is open, as it is saved or copied as a PNG. */
export async function exportPanel(page: Page): Promise<Buffer> {
  await expect(page).toHaveTitle(/— Saved$/)
  const text = await page.evaluate(async () => {
    const shown = document.querySelector<HTMLImageElement>('[aria-current] img')!
    const [, project, panel] = /\/p\/([^/]+)\/preview\/([^?]+)/.exec(shown.src)!
    const bytes = await (await fetch(`/p/${project}/panel/${panel}.png?w=1920&show=all`)).arrayBuffer()
    return Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  })
  return withoutRecord(Buffer.from(text, 'latin1'))
}

const SIGNATURE_BYTES = 8
/** Length, type and sum around a chunk's data (https://www.w3.org/TR/png-3/#5Chunk-layout). */
const CHUNK_BYTES = 12
const RECORD_CHUNKS: readonly string[] = ['iTXt', 'tEXt']

/** A PNG without the record of how it was made, which says when it was written. */
function withoutRecord(png: Buffer): Buffer {
  const kept = [png.subarray(0, SIGNATURE_BYTES)]
  for (let at = SIGNATURE_BYTES; at + CHUNK_BYTES <= png.length;) {
    const end = at + CHUNK_BYTES + png.readUInt32BE(at)
    if (!RECORD_CHUNKS.includes(png.toString('latin1', at + 4, at + 8))) kept.push(png.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

/** Where two pictures of one size differ: pixels with a channel that is further apart than `by`. */
export function changed(one: Seen, other: Seen, area: Area = INSIDE, by = 12): [x: number, y: number][] {
  return one.where(area, (red, green, blue, at) => {
    const apart = Math.max(
      Math.abs(red - other.rgba[at]!),
      Math.abs(green - other.rgba[at + 1]!),
      Math.abs(blue - other.rgba[at + 2]!),
    )
    return apart > by
  })
}

/** How many they are. */
export function differing(one: Seen, other: Seen, area: Area = INSIDE, by = 12): number {
  return changed(one, other, area, by).length
}

/** A picture's pixels, whatever its format. */
export async function readPicture(bytes: Buffer): Promise<Seen> {
  const image = await loadImage(bytes)
  const { width, height } = image
  const surface = createCanvas(width, height).getContext('2d')
  surface.drawImage(image, 0, 0)
  const { data } = surface.getImageData(0, 0, width, height)

  function px(x: number, y: number): Color {
    const from = 4 * (y * width + x)
    return [data[from]!, data[from + 1]!, data[from + 2]!]
  }
  function where({ from, to }: Area, meant: Meant): [number, number][] {
    const found: [number, number][] = []
    for (let y = Math.floor(from[1] * height); y < Math.floor(to[1] * height); y += 1)
      for (let x = Math.floor(from[0] * width); x < Math.floor(to[0] * width); x += 1) {
        const at = 4 * (y * width + x)
        if (meant(data[at]!, data[at + 1]!, data[at + 2]!, at)) found.push([x, y])
      }
    return found
  }
  return {
    width,
    height,
    rgba: data,
    px,
    where,
    at: ([x, y]) => px(Math.floor(x * (width - 1)), Math.floor(y * (height - 1))),
    dark: (area = { from: [0, 0], to: [1, 1] }, under = 300) => where(area, (r, g, b) => r + g + b < under).length,
    tone(area) {
      let [sum, pixels] = [0, 0]
      where(area, (red, green, blue) => {
        sum += (red + green + blue) / 3
        pixels += 1
        return false
      })
      return sum / pixels
    },
  }
}
