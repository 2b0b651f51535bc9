import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { initializeCanvas, writePsd } from 'ag-psd'
import type { Layer } from 'ag-psd'
import type { Page } from '@playwright/test'
import { LISTED_PX } from '#shared/contract/assets.ts'
import { pngChunk, withOrientation } from '../support/pictures.ts'
import { enterPanel, expect, saved, test } from './app.ts'
import { drop, flag, paste, plain } from './bring.ts'
import type { At } from './pen.ts'
import { exportPanel, readPicture, seePaper } from './pixels.ts'
import type { Seen } from './pixels.ts'
import { openTable } from './table.ts'

const table = (page: Page) => page.locator('.table')
const rows = (page: Page) => page.getByRole('radiogroup', { name: 'Layers, from the top down' }).getByRole('radio')
const said = (page: Page) => page.getByRole('region', { name: 'Messages' })

function hue(seen: Seen, place: At): 'red' | 'green' | 'blue' | 'paper' | 'none' {
  const [red, green, blue] = seen.at(place)
  if (red > 200 && green > 200 && blue > 200) return 'paper'
  if (red > 150 && green < 110) return 'red'
  if (green > 150 && red < 110) return 'green'
  return blue > 150 && red < 110 ? 'blue' : 'none'
}

/** The colours at the four corners of a picture that is fitted into a frame of 16:9. */
function corners(seen: Seen, upright: boolean): string {
  const inset = upright ? [0.5 - 0.13, 0.5 + 0.13] : [0.04, 0.96]
  const level = upright ? [0.04, 0.96] : [0.08, 0.92]
  return level.flatMap((y) => inset.map((x) => hue(seen, [x, y]))).join(' ')
}

/** A picture in a format that films don't store. */
async function foreign(kind: 'avif' | 'gif', color: string): Promise<Buffer> {
  const canvas = createCanvas(160, 90)
  const pen = canvas.getContext('2d')
  pen.fillStyle = color
  pen.fillRect(0, 0, 160, 90)
  return kind === 'gif' ? canvas.encode('gif') : canvas.encode('avif')
}

const UPRIGHT = [
  'green blue red blue',
  'blue green blue red',
  'blue red blue green',
  'red blue green blue',
  'green red blue blue',
  'red green blue blue',
  'blue blue red green',
  'blue blue green red',
] as const

test(
  'a photograph lies upright on the table, in print and as it was received on disk, however the camera was held',
  { tag: '@page' },
  async ({ open }) => {
    const { page } = await openTable(open, 'Upright', 1, true)
    await page.keyboard.press('Control+5')
    for (const kind of ['jpeg', 'png', 'webp'] as const)
      for (const [at, wanted] of UPRIGHT.entries()) {
        // All eight where every camera writes them, else one that tells mirrored and turned apart.
        if (kind !== 'jpeg' && at !== 5) continue
        const bytes = withOrientation(await flag(kind), at + 1)
        await drop(table(page), [{ name: `held ${at + 1}.${kind}`, bytes }])
        await expect.poll(async () => corners(await seePaper(page), at >= 4), `${kind} ${at + 1}`).toBe(wanted)
        if (at === 5) expect(corners(await readPicture(await exportPanel(page)), true), `${kind} as saved`).toBe(wanted)
        await page.keyboard.press('Control+z')
        await expect(rows(page)).toHaveCount(2)
      }
  },
)

test('what can be taken is taken and what can’t says why, many files at once, dropped or pasted', async ({ open }) => {
  const { page } = await openTable(open, 'Pictures In', 1, true)
  const originals: string[] = []
  page.on('request', (asked) => {
    if (asked.method() === 'GET' && /\/p\/[^/]+\/media\//.test(asked.url())) originals.push(asked.url())
  })
  await page.keyboard.press('Control+5')
  const good = plain('#2040d0', 320, 180)
  const start = good.subarray(0, 33)
  const rot = Buffer.concat([start, pngChunk('IDAT', Buffer.alloc(200, 0x55)), pngChunk('IEND', Buffer.alloc(0))])
  const ruined: Readonly<Record<string, [Buffer, RegExp]>> = {
    'letter.png': [Buffer.from('Dear Ada'), /letter\.png can't be used as a picture: it is not a PNG, JPEG or WebP\./],
    'nothing.jpg': [Buffer.alloc(0), /nothing\.jpg can't be used as a picture: the file is empty\./],
    'half.png': [good.subarray(0, good.length - 20), /half\.png .* cut short/],
    'rot.png': [rot, /rot\.png can't be used as a picture: its pixels are damaged\./],
    'wave.gif': [Buffer.from('GIF89a'), /wave\.gif can't be used as a picture: the file is cut short\./],
    'bomb.png': [
      Buffer.concat([start.subarray(0, 8), pngChunk('IHDR', sizeOf(30_000, 30_000, 6)), good.subarray(33)]),
      /30000 × 30000/,
    ],
  }

  await test.step('the good one comes in, and each of the others has its sentence', async () => {
    const files = Object.entries(ruined).map(([name, [bytes]]) => ({ name, bytes }))
    await drop(table(page), [...files.slice(0, 3), { name: 'Quay at night.png', bytes: good }, ...files.slice(3)])
    await expect(rows(page)).toHaveCount(3)
    for (const [, why] of Object.values(ruined)) await expect(said(page)).toContainText(why)
    await expect(rows(page).last()).toContainText('Quay at night')
    await expect.poll(async () => hue(await seePaper(page), [0.5, 0.5])).toBe('blue')
    await said(page).getByRole('button', { name: 'Dismiss' }).click()
  })

  await test.step('several are one step for undo, of kinds that are stored as PNG too', async () => {
    await drop(table(page), [
      { name: 'a.avif', bytes: await foreign('avif', '#d02020') },
      { name: 'b.gif', bytes: await foreign('gif', '#20d020') },
    ])
    await expect(rows(page)).toHaveCount(5)
    await expect.poll(async () => hue(await seePaper(page), [0.5, 0.5])).toBe('green')
    await page.keyboard.press('Control+z')
    await expect(rows(page)).toHaveCount(3)
  })

  await test.step('a bitmap is pasted', async () => {
    await page.getByRole('application', { name: 'Drawing' }).focus()
    await paste(page, [{ name: 'image.png', type: 'image/png', bytes: plain('#20d020', 320, 180) }])
    await expect(rows(page)).toHaveCount(4)
    await expect(page.getByRole('radio', { name: /^Pasted picture/ })).toBeVisible()
    await expect.poll(async () => hue(await seePaper(page), [0.5, 0.5])).toBe('green')
  })

  await test.step('one of eighty million pixels is shown', async () => {
    await drop(table(page), [{ name: 'Wall.png', bytes: grayWall(9100, 9000) }])
    await expect(rows(page)).toHaveCount(5)
    await expect.poll(async () => (await seePaper(page)).at([0.5, 0.5])).toEqual([96, 96, 96])
    const sizes = await page
      .locator('img')
      .evaluateAll((all) =>
        (all as HTMLImageElement[]).map(({ naturalWidth, naturalHeight }) => naturalWidth * naturalHeight),
      )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LISTED_PX)
    expect(originals).toEqual([])
    await page.keyboard.press('Control+z')
    await expect(rows(page)).toHaveCount(4)
  })

  await test.step('a page’s picture comes in where the page holds it, and is not fetched where it does not', async () => {
    const inside = `<img src="data:image/png;base64,${plain('#d02020', 320, 180).toString('base64')}">`
    await drop(table(page), [], { 'text/html': inside, 'text/uri-list': 'https://example.org/' })
    await expect(rows(page)).toHaveCount(5)
    await expect.poll(async () => hue(await seePaper(page), [0.5, 0.5])).toBe('red')
    await drop(table(page), [], { 'text/uri-list': 'https://example.org/boat.png' })
    await expect(said(page)).toContainText('fetches nothing from the network')
    await expect(rows(page)).toHaveCount(5)
  })
})

/** A PNG's own words for its size, at eight bits a channel. */
function sizeOf(width: number, height: number, channels: 0 | 6): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, channels], 8)
  return size
}

/** One grey in so many pixels, in a small file. */
function grayWall(width: number, height: number): Buffer {
  const lines = Buffer.alloc((width + 1) * height, 96)
  for (let y = 0; y < height; y += 1) lines[y * (width + 1)] = 0
  const chunks = [
    pngChunk('IHDR', sizeOf(width, height, 0)),
    pngChunk('IDAT', deflateSync(lines, { level: 1 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

function sheet(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): NonNullable<Layer['imageData']> {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at)
  return { width, height, data }
}

test(
  'a Photoshop document comes in layer by layer, and a picture lands on the card that it is dropped on',
  { tag: '@page' },
  async ({ open }) => {
    const { page, folder } = await open.film('Cards', '2')
    const board = page.getByRole('listbox', { name: 'Board' })
    await board.focus()
    await page.keyboard.press('n')
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+5')

    await test.step('on a card of the board', async () => {
      const received = withOrientation(await flag('jpeg'), 3)
      const first = await cardPlace(page)
      await drop(board, [{ name: 'Harbour.jpg', bytes: received }], {}, first)
      await expect(page.getByRole('radio', { name: /^Harbour/ })).toBeVisible()
      await saved(page)
      const hash = createHash('sha256').update(received).digest('hex')
      expect(readFileSync(join(folder, 'media', hash.slice(0, 2), `${hash}.jpg`)).equals(received)).toBe(true)
      await expect.poll(async () => hue(await readPicture(await board.screenshot()), first)).not.toBe('paper')
      await drop(board, [{ name: 'Lost.png', bytes: plain('#d02020') }], {}, [0.5, 0.97])
      await expect(said(page)).toContainText('Drop pictures on a panel of a shot.')
      await said(page).getByRole('button', { name: 'Dismiss' }).click()
      await page.keyboard.press('Control+z')
    })

    await test.step('layers of a document', async () => {
      initializeCanvas(() => {
        throw new Error('no canvas is needed')
      })
      const document = writePsd({
        width: 200,
        height: 100,
        children: [
          { name: 'Sky', imageData: sheet(200, 100, [32, 64, 208]) },
          {
            name: 'Set',
            children: [
              { name: 'Hut', left: 100, top: 50, blendMode: 'screen', imageData: sheet(100, 50, [208, 32, 32]) },
              { name: 'Spare', hidden: true, imageData: sheet(200, 100, [32, 208, 32]) },
            ],
          },
        ],
      })
      await enterPanel(page)
      await drop(table(page), [{ name: 'Set.psd', bytes: Buffer.from(document) }])
      await expect(rows(page)).toHaveCount(5)
      expect((await rows(page).allTextContents()).slice(2)).toEqual(['Spare', 'Hut', 'Sky'])
      await expect(said(page)).toContainText('Set.psd came in without its blend modes (screen)')
      await expect.poll(async () => hue(await seePaper(page), [0.75, 0.75])).toBe('red')
      const seen = await seePaper(page)
      expect([hue(seen, [0.25, 0.25]), hue(seen, [0.75, 0.25])]).toEqual(['blue', 'blue'])
    })
  },
)

/** The middle of the first card's frame, as parts of the board. */
async function cardPlace(page: Page): Promise<[number, number]> {
  const board = page.getByRole('listbox', { name: 'Board' })
  const seen = await readPicture(await board.screenshot())
  const paper = seen.where({ from: [0, 0], to: [1, 1] }, (r, g, b) => r > 225 && g > 225 && b > 215)
  const left = Math.min(...paper.map(([x]) => x))
  const top = Math.min(...paper.filter(([x]) => x < left + 20).map(([, y]) => y))
  return [(left + 30) / seen.width, (top + 20) / seen.height]
}
