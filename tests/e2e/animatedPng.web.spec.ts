import { crc32, deflateSync } from 'node:zlib'
import { drop } from './bring.ts'
import { expect, saved, test } from './app.ts'
import { exportPanel, readPicture, seeStill } from './pixels.ts'
import { openTable } from './table.ts'

const SIDE = 64

type Color = readonly [red: number, green: number, blue: number]

function chunk(kind: string, body: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(whole))
  return Buffer.concat([length, whole, sum])
}

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4))
  return bytes
}

function pixels(color: Color): Buffer {
  const row = Buffer.from([0, ...Array.from({ length: SIDE }, () => color).flat()])
  return deflateSync(Buffer.concat(Array.from({ length: SIDE }, () => row)))
}

/** A frame's place and time: all of the picture, for a tenth of a second. */
const frame = (order: number): Buffer =>
  chunk('fcTL', Buffer.concat([words(order, SIDE, SIDE, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]))

/** An animated PNG that turns from one colour to another; `apart`: what a viewer without animation shows is a third. */
function animated(first: Color, second: Color, apart: Color | null): Buffer {
  const header = Buffer.concat([words(SIDE, SIDE), Buffer.from([8, 2, 0, 0, 0])])
  const data = (order: number, color: Color) => chunk('fdAT', Buffer.concat([words(order), pixels(color)]))
  const moves = apart
    ? [chunk('IDAT', pixels(apart)), frame(0), data(1, first), frame(2), data(3, second)]
    : [frame(0), chunk('IDAT', pixels(first)), frame(1), data(2, second)]
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('acTL', words(2, 0)),
    ...moves,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

for (const [what, apart] of [
  ['its first frame', null],
  ['the picture that it has for viewers without animation', [20, 40, 220]],
] as const)
  test(`an animated PNG shows ${what}, alike in the window and in the export`, async ({ open }) => {
    const { page } = await openTable(open, 'Moves', 1)
    const bytes = animated([20, 200, 40], [220, 30, 30], apart)
    await drop(page.locator('.table-area'), [{ name: 'moves.png', type: 'image/png', bytes }])
    await expect(page.getByText('moves.png moves: its first picture is shown.')).toBeVisible()
    await saved(page)
    const [here, there] = [await seeStill(page), await readPicture(await exportPanel(page))]
    const shown = here.at([0.5, 0.5])
    expect(there.at([0.5, 0.5]).map((value, at) => Math.abs(value - shown[at]!) < 6)).toEqual([true, true, true])
    const [red, green, blue] = shown
    expect(red).toBeLessThan(60)
    expect(apart ? blue : green).toBeGreaterThan(150)
  })
