import { readFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { drawLine, enterPanel, expect, test } from './app.ts'
import type { At } from './pen.ts'

/** Dark or clear pixels round a place of a picture, given as parts of its width and height. */
async function lookAt(bytes: Buffer) {
  const image = await loadImage(bytes)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return {
    width: image.width,
    height: image.height,
    /** Of the 15 × 15 px round it: how many are dark, and how many have nothing on them. */
    round([x, y]: At) {
      const { data } = pen.getImageData(Math.round(x * image.width) - 7, Math.round(y * image.height) - 7, 15, 15)
      const px = Array.from({ length: 225 }, (_, at) => data.slice(at * 4, at * 4 + 4))
      return {
        dark: px.filter(([red, , , alpha]) => alpha! > 200 && red! < 90).length,
        clear: px.filter(([, , , alpha]) => alpha === 0).length,
      }
    },
  }
}

async function saved(page: Page, run: () => Promise<void>) {
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await run()
  const file = await coming
  return { name: file.suggestedFilename(), ...(await lookAt(readFileSync(await file.path()))) }
}

async function copied(page: Page, said: string, run: () => Promise<void>) {
  await run()
  await expect(page.getByText(said)).toBeVisible()
  const bytes = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return [...new Uint8Array(await (await item!.getType('image/png')).arrayBuffer())]
  })
  return lookAt(Buffer.from(bytes))
}

test('a selection goes out as a picture with all that lies there or by itself, and a panel with or without paper', async ({
  open,
}) => {
  const { page } = await open.film('Out')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await enterPanel(page)
  // Two lines that cross: the selected one falls, the other rises.
  await drawLine(page, [0.1, 0.2], [0.3, 0.7])
  await drawLine(page, [0.1, 0.7], [0.3, 0.2])
  await page.keyboard.press('s')
  const paper = (await page.locator('.table-paper').boundingBox())!
  await page.mouse.click(paper.x + paper.width * 0.28, paper.y + paper.height * 0.65)
  const bar = page.getByRole('toolbar', { name: 'Selected marks' })
  await expect(bar).toContainText('1 mark')

  async function fromBar(name: string): Promise<void> {
    await bar.getByRole('button', { name: 'As a picture' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const falling: At = [0.75, 0.75]
  const rising: At = [0.75, 0.25]

  const marks = await saved(page, () => fromBar('Save selected marks alone as PNG'))
  expect(marks.name).toBe('Out 1 marks.png')
  // Twice the panel's own px: a fifth of its width, and the line's.
  expect(Math.abs(marks.width - 2 * 0.2 * 1920)).toBeLessThan(60)
  expect(marks.round(falling).dark).toBeGreaterThan(20)
  expect(marks.round(rising)).toEqual({ dark: 0, clear: 225 })

  const shown = await saved(page, () => fromBar('Save selection as PNG'))
  expect(shown.name).toBe('Out 1 selection.png')
  expect([shown.width, shown.height]).toEqual([marks.width, marks.height])
  for (const place of [falling, rising]) expect(shown.round(place).dark).toBeGreaterThan(20)
  expect(shown.round([0.5, 0.1])).toEqual({ dark: 0, clear: 0 })

  const alone = await copied(page, 'Copied the selected marks as a picture.', () =>
    fromBar('Copy selected marks alone as picture'),
  )
  expect([alone.width, alone.height]).toEqual([marks.width, marks.height])
  expect(alone.round(rising)).toEqual({ dark: 0, clear: 225 })

  // The same from the palette, where it is offered for as long as something is selected.
  const palette = page.getByRole('combobox')
  await page.keyboard.press('Control+k')
  await palette.fill('Save selection')
  const again = await saved(page, () => page.keyboard.press('Enter'))
  expect(again.name).toBe('Out 1 selection.png')
  await page.getByRole('application', { name: 'Drawing' }).focus()
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await page.keyboard.press('Control+k')
  await palette.fill('selection as')
  const waiting = page.getByRole('group', { name: 'Not now' }).getByRole('option')
  await expect(waiting.first()).toHaveText(/^Save selection as PNG.*Select marks on a panel first\.$/)
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  // A panel from the table's own menu, and by its keys.
  await page.mouse.click(paper.x + paper.width * 0.6, paper.y + paper.height * 0.5, { button: 'right' })
  const ink = await saved(page, () => page.getByRole('menuitem', { name: 'Save drawing alone as PNG' }).click())
  expect(ink.name).toBe('Out 1 drawing.png')
  expect(ink.width).toBe(3840)
  expect(ink.round([0.28, 0.65]).dark).toBeGreaterThan(20)
  expect(ink.round([0.6, 0.5]).clear).toBe(225)
  const whole = await copied(page, 'Copied Shot 1 as a picture.', () => page.keyboard.press('Control+Shift+C'))
  expect(whole.round([0.6, 0.5])).toEqual({ dark: 0, clear: 0 })
  expect(whole.round([0.28, 0.65]).dark).toBeGreaterThan(20)
})
