import { createCanvas } from '@napi-rs/canvas'
import type { JSHandle, Locator, Page } from '@playwright/test'

/** A file as it lies on a desktop. */
export interface Brought {
  readonly name: string
  readonly type?: string
  readonly bytes: Buffer
}

/** What a drag carries beside files: texts by their type. */
type Texts = Readonly<Record<string, string>>

/** Drops files on a part of the window, as if they came from the desktop; `at`: parts of its width and height. */
export async function drop(
  to: Locator,
  files: readonly Brought[],
  texts: Texts = {},
  at: readonly [number, number] = [0.5, 0.5],
): Promise<void> {
  const box = (await to.boundingBox())!
  const place = { clientX: box.x + box.width * at[0], clientY: box.y + box.height * at[1] }
  const dataTransfer = await carry(to.page(), files, texts)
  await to.dispatchEvent('dragover', { dataTransfer, ...place })
  await to.dispatchEvent('drop', { dataTransfer, ...place })
}

/** Pastes a picture, as the system's clipboard brings one. */
export async function paste(page: Page, files: readonly Brought[]): Promise<void> {
  const carried = await carry(page, files, {})
  await page.evaluate((clipboardData) => {
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, carried)
}

function carry(page: Page, files: readonly Brought[], texts: Texts): Promise<JSHandle<DataTransfer>> {
  const packed = files.map(({ name, type = '', bytes }) => ({ name, type, packed: bytes.toString('base64') }))
  return page.evaluateHandle(
    ({ all, said }) => {
      const carried = new DataTransfer()
      for (const { name, type, packed: body } of all)
        carried.items.add(new File([Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))], name, { type }))
      for (const [type, text] of Object.entries(said)) carried.setData(type, text)
      return carried
    },
    { all: packed, said: texts },
  )
}

/** 240 × 120: green at the top left, red below it, blue at the right. */
export async function flag(kind: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const canvas = createCanvas(240, 120)
  const pen = canvas.getContext('2d')
  for (const [color, x, y, width, height] of [
    ['#ff0000', 0, 0, 120, 120],
    ['#0000ff', 120, 0, 120, 120],
    ['#00ff00', 0, 0, 60, 60],
  ] as const) {
    pen.fillStyle = color
    pen.fillRect(x, y, width, height)
  }
  if (kind === 'png') return canvas.encode('png')
  return kind === 'jpeg' ? canvas.encode('jpeg', 95) : canvas.encode('webp', 95)
}

/** A picture of one colour. */
export function plain(color: string, width = 160, height = 90): Buffer {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = color
  pen.fillRect(0, 0, width, height)
  return canvas.toBuffer('image/png')
}
