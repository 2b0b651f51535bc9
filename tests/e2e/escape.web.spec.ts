import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { drawLine, enterPanel, expect, test } from './app.ts'
import { overlayNode } from './overlayNodes.ts'
import type { At } from './pen.ts'

/** All that a person sees of the table but the rail, where the tool in hand is marked. */
async function seen(page: Page): Promise<Buffer> {
  const table = (await page.locator('.table').boundingBox())!
  const clip = { x: table.x + 90, y: table.y, width: table.width - 90, height: table.height - 100 }
  return page.screenshot({ clip, animations: 'disabled' })
}

/** Whether a person could tell them apart: a canvas laid anew may round a pixel otherwise. */
async function differ(a: Buffer, b: Buffer): Promise<boolean> {
  if (a.equals(b)) return false
  const [before, after] = [await pixelsOf(a), await pixelsOf(b)]
  return before.length !== after.length || before.some((value, at) => Math.abs(value - after[at]!) > 24)
}

async function pixelsOf(bytes: Buffer): Promise<Uint8ClampedArray> {
  const image = await loadImage(bytes)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return pen.getImageData(0, 0, image.width, image.height).data
}

/** Every tool by its key, and where a drag with it goes. */
const DRAGS: readonly (readonly [name: string, key: string, from: At, to: At])[] = [
  ['pencil', 'b', [0.2, 0.2], [0.8, 0.8]],
  ['ink pen', 'p', [0.2, 0.2], [0.8, 0.8]],
  ['brush', 'w', [0.2, 0.2], [0.8, 0.8]],
  ['marker', 'm', [0.2, 0.2], [0.8, 0.8]],
  ['eraser', 'e', [0.2, 0.2], [0.8, 0.8]],
  ['line', 'l', [0.2, 0.2], [0.8, 0.8]],
  ['arrow', 'a', [0.2, 0.2], [0.8, 0.8]],
  ['rectangle', 'r', [0.2, 0.2], [0.8, 0.8]],
  ['ellipse', 'o', [0.2, 0.2], [0.8, 0.8]],
  ['lasso fill', 'f', [0.2, 0.2], [0.8, 0.8]],
  ['bucket', 'g', [0.5, 0.4], [0.5, 0.4]],
  ['text', 't', [0.5, 0.4], [0.5, 0.4]],
  ['eyedropper', 'i', [0.5, 0.4], [0.5, 0.5]],
  ['hand', 'v', [0.2, 0.2], [0.4, 0.4]],
  ['zoom', 'z', [0.2, 0.2], [0.8, 0.8]],
  ['camera move', 'c', [0.6, 0.55], [0.9, 0.9]],
  ['lasso', 'q', [0.02, 0.02], [0.98, 0.1]],
  ['select', 's', [0.02, 0.02], [0.98, 0.1]],
]

/** Of each kind of gesture one is looked at while it lasts: what shows nothing would have nothing to put back. */
const SHOWN: ReadonlySet<string> = new Set([
  'pencil',
  'line',
  'lasso fill',
  'hand',
  'zoom',
  'camera move',
  'lasso',
  'select',
])

test('Esc returns every tool to where it began: nothing is drawn, moved, taken or looked at otherwise', async ({
  open,
}) => {
  const { page } = await open.film('Escape')
  await enterPanel(page)
  await drawLine(page, [0.3, 0.3], [0.7, 0.3])
  await drawLine(page, [0.3, 0.3], [0.3, 0.7])
  const paper = (await page.locator('.table-paper').boundingBox())!
  const at = ([x, y]: At): [number, number] => [paper.x + paper.width * x, paper.y + paper.height * y]
  const area = page.getByRole('application', { name: 'Drawing' })
  const undo = page.getByRole('button', { name: /^Undo/ })
  const step = async () => (await undo.getAttribute('aria-label')) ?? (await undo.textContent())

  async function rest(): Promise<Buffer> {
    await page.mouse.move(...at([0.05, 0.95]))
    return seen(page)
  }

  async function leaveAsItWas(name: string, from: At, to: At, before: Buffer, shows = true): Promise<void> {
    const name0 = await step()
    await page.mouse.move(...at(from))
    await page.mouse.down()
    await page.mouse.move(...at([(from[0] + to[0]) / 2, to[1]]), { steps: 3 })
    await page.mouse.move(...at(to), { steps: 3 })
    if (shows) await expect.poll(async () => differ(before, await seen(page)), `${name} shows what it does`).toBe(true)
    await page.keyboard.press('Escape')
    await page.mouse.move(...at([0.5, 0.5]))
    await page.mouse.up()
    await area.focus()
    await expect.poll(async () => differ(before, await rest()), `${name} leaves a change`).toBe(false)
    expect(await step(), name).toBe(name0)
  }

  const start = await rest()
  for (const [name, key, from, to] of DRAGS) {
    await page.keyboard.press(key)
    await expect(page.getByRole('radio', { checked: true, name: new RegExp(`^${name}$`, 'i') })).toBeVisible()
    await leaveAsItWas(name, from, to, start, SHOWN.has(name))
  }

  // What is selected is moved, scaled and turned; the frames of a camera move as well.
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'Selected marks' })).toContainText('2 marks')
  const selected = await rest()
  await leaveAsItWas('moving', [0.5, 0.5], [0.6, 0.6], selected)
  const corner = await overlayNode(page, '.selected .bottom-right')
  const knob = await overlayNode(page, '.selected .rotater')
  for (const [name, { x, y, width, height }] of [
    ['scaling', corner],
    ['turning', knob],
  ] as const) {
    const grip: At = [(x + width / 2 - paper.x) / paper.width, (y + height / 2 - paper.y) / paper.height]
    await leaveAsItWas(name, grip, [grip[0] + 0.1, grip[1] + 0.15], selected)
  }
  await page.keyboard.press('c')
  await page.mouse.move(...at([0.5, 0.5]))
  await page.mouse.down()
  await page.mouse.move(...at([0.8, 0.8]), { steps: 3 })
  await page.mouse.up()
  await expect(page.getByRole('toolbar', { name: 'Camera move' })).toBeVisible()
  const framed = await rest()
  await leaveAsItWas('framing elsewhere', [0.6, 0.6], [0.7, 0.5], framed)
  await leaveAsItWas('framing wider', [0.8, 0.8], [0.9, 0.9], framed)

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Shift+G')
  const point = (await page.getByRole('button', { name: 'Vanishing point 1' }).boundingBox())!
  const vanishing: At = [(point.x + 11 - paper.x) / paper.width, (point.y + 11 - paper.y) / paper.height]
  await leaveAsItWas('a vanishing point', vanishing, [vanishing[0] + 0.1, 0.7], await rest())
  await page.keyboard.press('Shift+G')

  // A press that was no drag leaves nothing either; words are no gesture, and stay as they were typed.
  await page.mouse.click(...at([0.5, 0.5]))
  await expect.poll(async () => differ(start, await rest()), 'a press that was no drag').toBe(false)
  await page.keyboard.press('t')
  await page.mouse.click(...at([0.5, 0.6]))
  await page.keyboard.type('no')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Words on the panel' })).toHaveCount(0)
  await expect.poll(async () => differ(start, await rest()), 'words that were begun').toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => differ(start, await rest()), 'words that were undone').toBe(false)
})
