import { drawLine, enterPanel, expect, inkOn, makeFilm, newHome, ready, saved, test } from './app.ts'
import { loopOf, penOn } from './pen.ts'

test('a first start opens on the sample film, and says Saved because it is', async ({ launch }) => {
  const { page } = await launch({ home: newHome() })
  await ready(page)
  await saved(page)
  await expect(page.getByRole('listbox', { name: 'Board' }).getByRole('option').first()).toBeAttached()
  await expect(page.getByRole('listbox', { name: 'Scenes' }).getByRole('option')).toHaveCount(2)
})

test('what is drawn is there after the film was closed and opened again, and after the host was killed', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Night Ferry')
  const first = await launch({ home, folder })
  await ready(first.page)
  await enterPanel(first.page)
  await drawLine(first.page, [0.2, 0.5], [0.8, 0.5])
  await saved(first.page)
  await first.close()

  const second = await launch({ home, folder })
  await ready(second.page)
  await enterPanel(second.page)
  await expect.poll(() => inkOn(second.page)).toBeGreaterThan(200)
  const before = await inkOn(second.page)
  await drawLine(second.page, [0.2, 0.1], [0.8, 0.9])
  await expect.poll(() => inkOn(second.page)).toBeGreaterThan(before + 200)
  await saved(second.page)
  second.kill()

  const third = await launch({ home, folder })
  await ready(third.page)
  await enterPanel(third.page)
  await expect.poll(() => inkOn(third.page)).toBeGreaterThan(before + 200)
})

test('undo takes a stroke back, redo draws it again, and both have its name', { tag: '@page' }, async ({ open }) => {
  const { page } = await open.film('Undo')
  await enterPanel(page)
  await drawLine(page, [0.2, 0.3], [0.8, 0.6])
  await expect.poll(() => inkOn(page)).toBeGreaterThan(200)
  await expect(page.getByRole('button', { name: /^Undo Draw/ })).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect.poll(() => inkOn(page)).toBe(0)
  await expect(page.getByRole('button', { name: /^Redo Draw/ })).toBeEnabled()
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => inkOn(page)).toBeGreaterThan(200)
})

test(
  'shots are added by a key, numbered without I and O, deleted and brought back',
  { tag: '@page' },
  async ({ open }) => {
    const { page } = await open.film('Numbers')
    await page.getByRole('listbox', { name: 'Board' }).focus()
    for (let shot = 0; shot < 10; shot += 1) await page.keyboard.press('n')
    await page.keyboard.press('Control+2')
    const grid = page.getByRole('grid')
    await expect(grid.getByRole('rowheader', { name: '1H', exact: true })).toBeVisible()
    await expect(grid.getByRole('rowheader', { name: '1J', exact: true })).toBeVisible()
    await expect(grid.getByRole('rowheader', { name: '1I', exact: true })).toHaveCount(0)
    await page.keyboard.press('Control+1')
    const board = page.getByRole('listbox', { name: 'Board' })
    await board.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Delete')
    await expect(page.getByRole('button', { name: 'Undo Delete Shot 1K' })).toBeEnabled()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Redo Delete Shot 1K' })).toBeEnabled()
    await saved(page)
  },
)

test(
  'colour poured just before the panel is left lands on the panel it was poured on',
  { tag: '@page' },
  async ({ open }) => {
    const { page } = await open.film('Poured')
    await enterPanel(page)
    const pen = await penOn(page, await page.context().newCDPSession(page))
    await pen.stroke(loopOf([0.5, 0.5], 0.2, 0.35))
    const line = await inkOn(page)
    await page.keyboard.press('g')
    await pen.tap([0.5, 0.5])
    await page.keyboard.press('Escape')
    await page.getByRole('listbox', { name: 'Board' }).waitFor()
    await enterPanel(page)
    await expect.poll(() => inkOn(page)).toBeGreaterThan(line * 4)
  },
)
