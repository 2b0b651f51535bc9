import type { Page } from '@playwright/test'

/** What is seen of the window, compared within it: a long walk takes thousands of looks. */
export interface WalkEyes {
  /** Waits until everything is painted and nothing moves any more. */
  readonly still: () => Promise<void>
  /** Remembers, under this name, how the paper looked when it was still. */
  readonly keep: (name: string) => Promise<void>
  /** How many pixels of the paper, when it was still, looked different from what was kept under this name. */
  readonly apart: (name: string) => Promise<number>
  /** The paper as it was kept under this name and as it is, as PNGs in base64: to look at when they differ. */
  readonly pictures: (name: string) => Promise<Readonly<Record<'kept' | 'now', string>>>
  /** The window as a person sees it, as a file: two alike are the same bytes. */
  readonly window: () => Promise<string>
}

interface Looking {
  still(): Promise<void>
  keep(name: string): void
  apart(name: string): number
  pictures(name: string): Record<'kept' | 'now', string>
}

type Seeing = typeof globalThis & { walkEyes: Looking }

/** Stands in the page. A picture of the paper is as wide as a third of the window, and in colour. */
function openEyes(): void {
  // A repaint is the same to the very px, but the bitmap of a layer whose ink first left the frame keeps what it held, a
  // whole number of px aside, where the edge of a line is rounded a few of 255 apart from the one that is painted there.
  const [WIDTH, HEIGHT, APART, STILL_FRAMES, PATIENCE_MS] = [384, 216, 8, 4, 20_000]
  const small = document.createElement('canvas')
  Object.assign(small, { width: WIDTH, height: HEIGHT })
  const paint = small.getContext('2d', { willReadFrequently: true })!
  const coming = '.table-last, .table-paper:not([data-table-ready])'
  const kept = new Map<string, Uint8ClampedArray<ArrayBuffer>>()
  /** What was seen when all was still, and what was kept last. */
  let [seen, last] = [new Uint8ClampedArray(), new Uint8ClampedArray()]

  /** All canvases inside `frame`, laid over each other as they are. */
  function look(frame: Element, canvases: Iterable<HTMLCanvasElement>): Uint8ClampedArray<ArrayBuffer> {
    const area = frame.getBoundingClientRect()
    const [x, y] = [WIDTH / area.width, HEIGHT / area.height]
    paint.fillStyle = '#fff'
    paint.fillRect(0, 0, WIDTH, HEIGHT)
    for (const canvas of canvases) {
      if (!canvas.checkVisibility() || canvas.width === 0) continue
      const box = canvas.getBoundingClientRect()
      paint.drawImage(canvas, (box.left - area.left) * x, (box.top - area.top) * y, box.width * x, box.height * y)
    }
    return paint.getImageData(0, 0, WIDTH, HEIGHT).data
  }
  /** The paper, or the board away from the table: a look costs more than all that is done with it. */
  function lookAtFilm(): Uint8ClampedArray<ArrayBuffer> {
    const table = document.querySelector('.table-area')
    return table
      ? look(table, table.querySelectorAll<HTMLCanvasElement>('.table-stage canvas'))
      : look(document.documentElement, document.querySelectorAll('canvas'))
  }

  function alike(some: Uint8ClampedArray, other: Uint8ClampedArray): boolean {
    if (some.length !== other.length) return false
    for (let at = 0; at < WIDTH * HEIGHT * 4; at += 1) if (some[at] !== other[at]) return false
    return true
  }

  /** As a PNG in base64. */
  function drawn(pixels: Uint8ClampedArray): string {
    const picture = paint.createImageData(WIDTH, HEIGHT)
    picture.data.set(pixels)
    paint.putImageData(picture, 0, 0)
    return small.toDataURL().split(',')[1]!
  }

  /** A page that was just turned, a picture on its way and a movement end by themselves: what has not yet, in words. */
  function isComing(): string | undefined {
    const image = [...document.images].find(({ complete }) => !complete)
    const moving = document.getAnimations().find(({ playState }) => playState === 'running')
    return document.querySelector(coming)?.outerHTML ?? image?.outerHTML ?? (moving && (moving.id || 'a movement'))
  }

  const eyes: Looking = {
    async still() {
      const until = performance.now() + PATIENCE_MS
      let before: Uint8ClampedArray<ArrayBuffer>
      seen = lookAtFilm()
      do {
        before = seen
        for (let frames = 0; frames < STILL_FRAMES;) {
          await new Promise((next) => void requestAnimationFrame(next))
          frames = isComing() ? 0 : frames + 1
          if (performance.now() > until) throw new Error(`never still: ${isComing() ?? 'the paper or the board'}`)
        }
        seen = lookAtFilm()
      } while (!alike(before, seen))
    },
    keep(name) {
      // Most looks are at what the look before saw.
      if (!alike(seen, last)) last = seen
      kept.set(name, last)
    },
    apart(name) {
      const was = kept.get(name)!
      let apart = 0
      for (let at = 0; at < seen.length; at += 4)
        if ([at, at + 1, at + 2].some((each) => Math.abs(seen[each]! - was[each]!) > APART)) apart += 1
      return apart
    },
    pictures(name) {
      return { kept: drawn(kept.get(name)!), now: drawn(seen) }
    },
  }
  Object.assign(globalThis, { walkEyes: eyes })
  // Messages, and the names of the next steps, are no part of the film.
  const aside = new CSSStyleSheet()
  aside.replaceSync('.toasts, .bar { visibility: hidden !important }')
  document.adoptedStyleSheets.push(aside)
}

export async function walkEyesOn(page: Page): Promise<WalkEyes> {
  await page.evaluate(openEyes)
  const cdp = await page.context().newCDPSession(page)
  return {
    still: () => page.evaluate(() => (globalThis as Seeing).walkEyes.still()),
    keep: (name) => page.evaluate((as) => (globalThis as Seeing).walkEyes.keep(as), name),
    apart: (name) => page.evaluate((as) => (globalThis as Seeing).walkEyes.apart(as), name),
    pictures: (name) => page.evaluate((as) => (globalThis as Seeing).walkEyes.pictures(as), name),
    window: async () => (await cdp.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data,
  }
}
