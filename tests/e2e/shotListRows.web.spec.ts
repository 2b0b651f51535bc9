import { expect, saved, test } from './app.ts'
import { filmRows } from './filmRows.ts'

test('rows are pasted past the end, numbered, moved, filled and renumbered, by keyboard, one step each', async ({
  open,
}) => {
  const { page, folder } = await open.film('Rows', '1.78')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: 'Shot list' })
  const numbers = grid.getByRole('rowheader').locator('b')
  const shots = () =>
    [...filmRows(folder)].filter(([id]) => id.startsWith('shot/')).map(([, row]) => JSON.parse(row) as { size: string })
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const rows = ['CU\tFrankenstein two', 'MS\tOTS', 'WS\tSingle', 'ECU\tInsert']
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, rows.join('\n'))
  await expect(numbers).toHaveText(['1', '1A', '1B', '1C'])
  await expect(grid.getByText('Frankenstein two')).toBeVisible()

  // The window's side takes a term of one's own too.
  await page.getByRole('button', { name: /^Size:/ }).click()
  await page.getByRole('menuitemradio', { name: 'Own term…' }).click()
  await page.getByRole('textbox', { name: 'Size', exact: true }).fill('Loose  two')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Size: Loose two' })).toBeFocused()
  await expect(grid.getByText('Loose two')).toBeVisible()
  await grid.focus()

  // Its number, by hand: one that another has is refused in words, and stays to be changed.
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('1C')
  await page.keyboard.press('Enter')
  await expect(
    page
      .locator('.cell-editor')
      .getByText(/can’t be 1C: a shot of scene 1 has it/)
      .first(),
  ).toBeVisible()
  await page.locator('.cell-editor textarea').fill('pickup-104a-pt2')
  await page.keyboard.press('Enter')
  await expect(numbers).toHaveText(['1', 'PICKUP-104A-PT2', '1B', '1C'])

  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Control+a')
  await expect(grid.locator('.line.selected')).toHaveCount(4)
  await page.keyboard.press('Control+d')
  await saved(page)
  expect(new Set(shots().map(({ size }) => size)).size).toBe(1)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Renumber')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Renumber' })
  const old = dialog.getByRole('cell', { name: 'PICKUP-104A-PT2' })
  expect(await old.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true)
  await dialog.getByRole('button', { name: /^Renumber 3? ?/ }).click()
  await expect(numbers).toHaveText(['1', '1A', '1B', '1C'])
  await saved(page)

  // A quick hand is over another row before the first is carried: the one that was pressed moves, and no other.
  await grid.focus()
  await page.keyboard.press('Control+Home')
  const [from, to] = [(await numbers.first().boundingBox())!, (await numbers.nth(2).boundingBox())!]
  await page.mouse.move(from.x + 2, from.y + 4)
  await page.mouse.down()
  await page.mouse.move(to.x + 2, to.y + to.height + 12)
  await page.mouse.up()
  await expect(grid.locator('.line.selected')).toHaveCount(1)
  await expect(grid.locator('.line').nth(2)).toHaveClass(/selected/)
  await page.keyboard.press('Control+z')
  await expect(grid.locator('.line').first()).toHaveClass(/selected/)

  // Several are put back by Escape; a press on one of them that goes nowhere means that one's number.
  await page.keyboard.press('Shift+ArrowDown')
  const order = await grid.locator('.line').allInnerTexts()
  await page.mouse.move(from.x + 2, from.y + 4)
  await page.mouse.down()
  await page.mouse.move(to.x + 2, to.y + to.height + 12)
  await expect(grid.locator('.list-drop')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.mouse.move(to.x + 2, to.y + 4)
  await page.mouse.up()
  await expect(grid.locator('.list-drop')).toHaveCount(0)
  await expect(grid.locator('.line.selected')).toHaveCount(2)
  expect(await grid.locator('.line').allInnerTexts()).toEqual(order)
  await page.mouse.click(from.x + 2, from.y + 4)
  await expect(grid.locator('.line.selected')).toHaveCount(1)
  await expect(grid).toHaveAttribute('aria-activedescendant', /-shot$/)

  // A new shot that the filter would hide is shown: the filter makes way.
  const filter = page.getByRole('searchbox', { name: 'Filter shots' })
  await filter.fill('Single')
  await expect(grid.locator('.line')).toHaveCount(1)
  await grid.focus()
  await page.keyboard.press('Insert')
  await expect(filter).toHaveValue('')
  await expect(grid.locator('.line')).toHaveCount(5)
  await expect(grid.locator('.line.selected')).toBeInViewport()
})
