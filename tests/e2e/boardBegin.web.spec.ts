import { drawLine, enterPanel, expect, expectAccessible, test } from './app.ts'

test('a new film says how to begin; what is added by +, and headings typed on the board, need no menu', async ({
  open,
}) => {
  const { page } = await open.film('Beginning')
  const board = page.getByRole('listbox', { name: 'Board' })
  const scenes = page.getByRole('listbox', { name: 'Scenes' })
  await expect(page.getByRole('button', { name: 'Draw', exact: true })).toBeVisible()
  await expect(page.getByText('or paste or drop a script.')).toBeVisible()
  await expectAccessible(page)

  // The plus is hit where its button for keys is.
  const plus = (await page.getByRole('button', { name: 'New shot in scene 1' }).boundingBox())!
  await page.mouse.click(plus.x + plus.width / 2, plus.y + plus.height / 2)
  await expect(page.getByRole('heading', { name: '1A' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Draw', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'New scene at the end' }).focus()
  await page.keyboard.press('Enter')
  await expect(scenes.getByRole('option')).toHaveCount(2)

  const box = (await board.boundingBox())!
  await page.mouse.dblclick(box.x + 70, box.y + 44)
  const heading = page.getByRole('textbox', { name: 'Heading of scene 1' })
  await expect(heading).toBeFocused()
  await page.keyboard.type('ext. quarry - dusk')
  await page.keyboard.press('Enter')
  await expect(scenes.getByRole('option').first()).toContainText('EXT. QUARRY - DUSK')
  await expect(board).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Heading of scene 1' })).toBeFocused()
  await page.keyboard.press('Escape')

  // The menu key opens at the shot, not in the middle of the board.
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+F10')
  const menu = (await page.getByRole('menu').boundingBox())!
  expect(menu.x - box.x).toBeLessThan(60)
  expect(menu.y - box.y).toBeLessThan(260)
  await page.keyboard.press('Escape')

  // Where a board has places for the shots of several scenes, they say how to begin: nothing lies over them.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('heading', { name: '1A' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'New shot in scene 1' })).toBeVisible()
  await expect(page.getByText('No shots yet. Press')).toHaveCount(0)
})

test('a shot’s first line makes it Boarded, in the same undo step', async ({ open }) => {
  const { page } = await open.film('Boarded')
  const status = page.getByRole('button', { name: /^Status/ }).or(page.getByRole('combobox', { name: /^Status/ }))
  await expect(status).toHaveText('To board')
  await enterPanel(page)
  await drawLine(page, [0.2, 0.3], [0.8, 0.6])
  await expect(status).toHaveText('Boarded')
  await page.keyboard.press('Control+z')
  await expect(status).toHaveText('To board')
})
