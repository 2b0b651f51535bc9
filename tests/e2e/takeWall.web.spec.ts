import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { expect, expectAccessible, framewright, keepPicture, saved, test } from './app.ts'
import { framewrightWith } from './sharedHosts.ts'

test('all takes of a film hang on one wall, are found by words and facts, gone through by arrows, and compared across shots', async ({
  open,
}, info) => {
  const { home } = open
  const folder = join(home, 'Wall.framewright')
  await framewright(home, 'sample', folder)
  // By a model that has its pictures ready: the stand-in paints two dozen for as long as all else here takes.
  const model = await startFakeModel()
  const asked = ['--provider', 'gemini', '--base-url', model.url, '--count', '2', '--yes']
  await framewrightWith({ GEMINI_API_KEY: FAKE_KEY }, home, 'generate', folder, ...asked)
  await model.close()
  const { page } = await open.at(folder)
  await page.setViewportSize({ width: 1024, height: 520 })
  const boardDraws = await watchBoard(page)
  await page.keyboard.press('Control+7')
  const wall = page.getByRole('dialog', { name: 'Takes', exact: true })
  const tiles = wall.getByRole('gridcell')
  const count = wall.locator('.wall-count')
  await expect(count).toHaveText(/^\d+ takes/)
  const all = Number.parseInt((await count.textContent())!, 10)
  expect(all).toBeGreaterThan(20)
  // Only rows in sight are there.
  expect(await tiles.count()).toBeLessThan(all)
  await keepPicture(page, join(info.outputDir, 'wall.png'))
  await expectAccessible(page)

  await test.step('arrows go through it to its end, and a take is looked at among the others', async () => {
    await page.getByRole('grid', { name: 'Takes' }).getByRole('button').first().focus()
    await page.keyboard.press('ArrowRight')
    await expect(tiles.nth(1).getByRole('button')).toBeFocused()
    const drawn = await boardDraws()
    await page.keyboard.press('s')
    const star = tiles.nth(1).getByRole('img', { name: 'Starred' })
    await expect(star).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(star).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(star).toBeVisible()
    // Nor is it laid out or drawn below the wall.
    expect(await page.locator('main').evaluate((main) => main.checkVisibility())).toBe(false)
    expect(await boardDraws()).toBe(drawn)
    await page.keyboard.press('Enter')
    const line = page.locator('figcaption')
    await expect(line).toContainText('Starred')
    await page.keyboard.press('x')
    await expect(line).toContainText('Struck')
    await page.keyboard.press('Control+z')
    await expect(line).not.toContainText('Struck')
    await expect(page.locator('.toast', { hasText: /^Undone: Strike T/ })).toBeVisible()
    const first = await line.locator('b').textContent()
    await page.keyboard.press('ArrowRight')
    await expect(line.locator('b')).not.toHaveText(first!)
    await page.keyboard.press('Escape')
    await expect(line).toHaveCount(0)
    await expect(tiles.nth(1).getByRole('button')).toBeFocused()
    await page.keyboard.press('End')
    const last = wall.locator(`[data-place="${all - 1}"]`)
    await expect(last).toBeFocused()
    // A tile that is scrolled out of sight leaves the keyboard in the wall.
    const grid = page.getByRole('grid', { name: 'Takes' })
    await grid.locator('..').evaluate((box) => box.scrollTo(0, 0))
    await expect(last).toHaveCount(0)
    await expect(grid).toBeFocused()
    const ring = () => grid.locator('..').evaluate((box) => getComputedStyle(box).outlineStyle)
    expect(await ring()).toBe('solid')
    await page.keyboard.press('ArrowLeft')
    await expect(wall.locator(`[data-place="${all - 2}"]`)).toBeFocused()
    expect(await ring()).toBe('none')
    await page.keyboard.press('End')
    await expect(last).toBeFocused()
    await page.keyboard.press('Shift+Enter')
    await expect(line).toHaveCount(2)
    const slates = await line.locator('b').allTextContents()
    expect(slates[0]!.split(' ')[0]).not.toBe(slates[1]!.split(' ')[0])
    await page.keyboard.press('Escape')
  })

  await test.step('words, a star and a scene leave what is meant, and one press shows all again', async () => {
    const words = wall.getByRole('searchbox')
    await words.fill('no such words')
    await expect(wall.getByText('No take is like that.')).toBeVisible()
    await wall.getByRole('button', { name: 'Show all' }).click()
    await expect(count).toHaveText(new RegExp(`^${all} takes`))
    await wall.getByRole('button', { name: 'Starred only' }).click()
    await expect(tiles).toHaveCount(1)
    await wall.getByRole('button', { name: 'Starred only' }).click()
    await wall.getByRole('button', { name: /^Scene: / }).click()
    await page.getByRole('menuitemradio', { name: /^Scene 2/ }).click()
    await expect(count).toHaveText(new RegExp(`^\\d+ of ${all} takes`))
    expect(Number.parseInt((await count.textContent())!, 10)).toBeLessThan(all)
  })

  await test.step('G goes to the panel, and undo takes the star back', async () => {
    const drawn = await boardDraws()
    await page.getByRole('grid', { name: 'Takes' }).getByRole('button').first().press('g')
    await expect(wall).toHaveCount(0)
    await expect(page.getByRole('tab', { name: /^Takes/, selected: true })).toBeVisible()
    await expect.poll(boardDraws).toBeGreaterThan(drawn)
    // The starred take is of another panel: the first press goes there, the next undoes it.
    const undo = page.getByRole('button', { name: /^Undo Star T/ })
    await undo.click()
    await undo.click()
    await expect(undo).toHaveCount(0)
    await saved(page)
    await page.keyboard.press('Control+7')
    await wall.getByRole('button', { name: 'Starred only' }).click()
    await expect(wall.getByText('No take is like that.')).toBeVisible()
  })

  await test.step('options by a model say before the press that there is no key', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('try sizes')
    await page.keyboard.press('Enter')
    const options = page.getByRole('dialog', { name: 'Try sizes, angles or lenses' })
    await options.getByRole('radio', { name: 'Gemini' }).click()
    await options.getByRole('group', { name: 'Values' }).getByRole('button').first().click()
    await expect(options.getByText('No key is set for this film.')).toBeVisible()
    await expect(options.getByRole('button', { name: 'Make take' })).toBeDisabled()
    await options.getByText('What will be sent').click()
    await keepPicture(page, join(info.outputDir, 'options.png'))
    await options.getByRole('button', { name: 'Project settings…' }).click()
    await expect(options).toBeHidden()
    await expect(page.getByRole('dialog').getByRole('tab', { name: 'Generation' })).toBeVisible()
  })
})

/** Counts how often the board is drawn, from now on. */
async function watchBoard(page: Page): Promise<() => Promise<number>> {
  const draws = await page.evaluateHandle(() => {
    const count = { drawn: 0 }
    const pen = CanvasRenderingContext2D.prototype
    const clear = Object.getOwnPropertyDescriptor(pen, 'clearRect')!.value as typeof pen.clearRect
    pen.clearRect = function clearRect(this: CanvasRenderingContext2D, ...box) {
      if (this.canvas.closest('[data-surface="board"]')) count.drawn += 1
      clear.apply(this, box)
    }
    return count
  })
  return () => draws.evaluate(({ drawn }) => drawn)
}
