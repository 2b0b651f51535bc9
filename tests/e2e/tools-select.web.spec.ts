import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, keepPicture, test } from './app.ts'
import { overlayNode } from './overlayNodes.ts'
import { lineOf, loopOf } from './pen.ts'
import type { At } from './pen.ts'
import { INSIDE, differing, seeStill } from './pixels.ts'
import type { Area, Seen } from './pixels.ts'
import { openTable } from './table.ts'

/** The corners of what ink there is in a part of the picture, in px. */
function extent(seen: Seen, area: Area): { left: number; top: number; right: number; bottom: number } {
  const ink = seen.where(area, (r, g, b) => r + g + b < 300)
  const [xs, ys] = [ink.map(([x]) => x), ink.map(([, y]) => y)]
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** The middle of a node of the overlay, as parts of the paper's width and height. */
async function middleOf(page: Page, selector: string): Promise<At> {
  const paper = (await page.locator('.table-paper').boundingBox())!
  const box = await overlayNode(page, selector)
  return [(box.x + box.width / 2 - paper.x) / paper.width, (box.y + box.height / 2 - paper.y) / paper.height]
}

test('what is selected is moved, flipped, scaled, turned and deleted as it is seen, and nothing else is', async ({
  open,
}, info) => {
  const { page, pen, keys } = await openTable(open, 'Hands', 1)
  const paper = (await page.locator('.table-paper').boundingBox())!
  /** Whole screen px, so that what is moved by them falls on px again. */
  const by = (px: number, py: number): At => [px / paper.width, py / paper.height]
  const letters: Area = { from: [0.02, 0.02], to: [0.98, 0.75] }
  const see = async () => {
    await keys('v')
    return seeStill(page)
  }

  // An L, and a line below it that is not to be touched.
  await keys('p')
  await pen.stroke(lineOf([0.15, 0.3], [0.15, 0.5]))
  await pen.stroke(lineOf([0.15, 0.5], [0.3, 0.5]))
  await pen.stroke(lineOf([0.1, 0.85], [0.9, 0.85]))
  const drawn = await see()
  const at = extent(drawn, letters)

  await test.step('the selection’s marks are moved to where they were dragged, px for px', async () => {
    await keys('s')
    await pen.stroke(lineOf([0.1, 0.2], [0.35, 0.6]))
    const [dx, dy] = by(300, -40)
    await pen.stroke(lineOf([0.2, 0.4], [0.2 + dx, 0.4 + dy]))
    await keepPicture(page, join(info.outputDir, 'select.png'))
    const moved = await see()
    expect(moved.dark({ from: [0.02, 0.02], to: [0.31, 0.75] })).toBe(0)
    const wrong = drawn
      .where({ from: [0.02, 0.1], to: [0.35, 0.7] }, (r, g, b) => r + g + b < 300)
      .filter(([x, y]) => moved.px(x + 300, y - 40).reduce((sum, part) => sum + part) > 400)
    expect(wrong.length).toBeLessThan(10)
    expect(differing(drawn, moved, { from: [0.02, 0.76], to: [0.98, 0.98] })).toBe(0)
  })

  await test.step('flipped, the L stands the other way round in its own place', async () => {
    const before = extent(await see(), letters)
    await keys('s')
    await page.getByRole('button', { name: 'Flip across' }).click()
    const seen = await see()
    const after = extent(seen, letters)
    expect(Math.abs(after.left - before.left) + Math.abs(after.right - before.right)).toBeLessThan(24)
    const half = (before.left + before.right) / 2 / seen.width
    const top = (before.top + 0.4 * (before.bottom - before.top)) / seen.height
    expect(seen.dark({ from: [0.3, 0.02], to: [half, top] })).toBe(0)
    expect(seen.dark({ from: [half, 0.02], to: [0.9, top] })).toBeGreaterThan(20)
  })

  await test.step('scaled by a corner, it grows from the corner opposite', async () => {
    const before = extent(await see(), letters)
    await keys('s')
    const [width, height] = [before.right - before.left, before.bottom - before.top]
    const corner = await middleOf(page, '.selected .bottom-right')
    const [dx, dy] = by(width * 0.5, height * 0.5)
    await pen.stroke(lineOf(corner, [corner[0] + dx, corner[1] + dy]))
    const after = extent(await see(), letters)
    expect(Math.abs(after.left - before.left) + Math.abs(after.top - before.top)).toBeLessThan(8)
    expect((after.right - after.left) / width).toBeCloseTo(1.5, 1)
    expect((after.bottom - after.top) / height).toBeCloseTo(1.5, 1)
  })

  await test.step('turned a quarter by its knob, it is as high as it was wide', async () => {
    const before = extent(await see(), letters)
    await keys('s')
    const knob = await middleOf(page, '.selected .rotater')
    const box = await middleOf(page, '.selected-inside')
    const radius = (box[1] - knob[1]) * paper.height
    const quarter = Array.from({ length: 24 }, (_, i): At => {
      const angle = -Math.PI / 2 + ((i / 23) * Math.PI) / 2
      return [box[0] + (radius * Math.cos(angle)) / paper.width, box[1] + (radius * Math.sin(angle)) / paper.height]
    })
    await pen.stroke(quarter)
    const after = extent(await see(), letters)
    expect(Math.abs(after.right - after.left - (before.bottom - before.top))).toBeLessThan(8)
    expect(Math.abs(after.bottom - after.top - (before.right - before.left))).toBeLessThan(8)
    await keepPicture(page, join(info.outputDir, 'turned.png'))
  })

  await test.step('the lasso takes what it was led round, and Delete leaves no pixel of it', async () => {
    const before = await see()
    const { left, top, right, bottom } = extent(before, letters)
    const [cx, cy] = [(left + right) / 2 / before.width, (top + bottom) / 2 / before.height]
    await keys('q', 'Escape')
    await pen.stroke(loopOf([cx, cy], (right - left) / before.width, Math.min(0.3, (bottom - top) / before.height)))
    await keys('Delete')
    const seen = await see()
    expect(seen.dark(letters)).toBe(0)
    expect(differing(drawn, seen, { from: [0.02, 0.76], to: [0.98, 0.98] })).toBe(0)
    for (let step = 0; step < 5; step += 1) await keys('Control+z')
    expect(differing(drawn, await seeStill(page))).toBe(0)
    expect(at.left).toBeGreaterThan(0)
  })

  await test.step('the hand moves the paper, and the ink with it', async () => {
    await keys('v')
    await pen.stroke(lineOf([0.4, 0.4], [0.4 + by(30, 0)[0], 0.4 + by(0, 20)[1]]))
    await expect
      .poll(async () => {
        const box = (await page.locator('.table-paper').boundingBox())!
        return [Math.round(box.x - paper.x), Math.round(box.y - paper.y)]
      })
      .toEqual([30, 20])
    expect(differing(drawn, await seeStill(page), { from: INSIDE.from, to: [0.94, 0.94] })).toBe(0)
  })
})
